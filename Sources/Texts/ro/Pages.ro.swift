extension PageTexts {
  static let romanian = PageTexts(
    verification: Task(
      title: "Confirmați adresa de e-mail",
      introduction: "Introduceți codul din e-mailul nostru pentru a confirma că adresa vă aparține.",
      button: "Confirmați adresa",
      doneTitle: "Adresă confirmată",
      doneText: "Vă mulțumim. Puteți închide această pagină."
    ),
    initialization: Task(
      title: "Configurați contul",
      introduction: "Introduceți codul din e-mailul nostru și stabiliți o parolă.",
      button: "Configurați contul",
      doneTitle: "Contul este gata",
      doneText: "Acum vă puteți autentifica."
    ),
    passwordReset: Task(
      title: "Resetarea parolei",
      introduction: "Introduceți codul din mesajul nostru și stabiliți o parolă nouă.",
      button: "Resetați parola",
      doneTitle: "Parolă schimbată",
      doneText: "Acum vă puteți autentifica cu noua parolă."
    ),
    invitation: Task(
      title: "Acceptați invitația",
      introduction: "Introduceți codul din invitație și stabiliți o parolă.",
      button: "Acceptați invitația",
      doneTitle: "Bun venit",
      doneText: "Ați acceptat invitația. Acum vă puteți autentifica."
    ),
    authenticator: Authenticator(
      title: "Configurați aplicația de autentificare",
      introduction: "Scanați acest cod cu aplicația de autentificare.",
      keyLabel: "Sau introduceți această cheie în aplicație:"
    ),
    codeLabel: "Cod de verificare",
    codeHint:
      "6 caractere: litere latine și cifre; nu contează dacă sunt mari sau mici. Codul este valabil {{.Lifetime}}.",
    codeMissing: "Introduceți codul.",
    codeInvalid: "Acest cod este greșit, a expirat sau a fost deja folosit. Verificați-l sau cereți unul nou.",
    resendQuestion: "Nu aveți codul sau a expirat?",
    resendButton: "Trimiteți un cod nou",
    resentText: """
      Dacă mai este nevoie de un cod, am trimis unul nou. Numai cel mai nou este valabil. Dacă nu ajunge, \
      așteptați câteva minute și încercați din nou.
      """,
    passwordLabel: "Parolă",
    passwordRepeatLabel: "Repetați parola",
    passwordRules: PasswordRules(
      introduction: "Cerințe pentru parolă:",
      minimum: "număr de caractere: cel puțin {{.Length}}",
      maximum: "număr de caractere: cel mult {{.Limit}} (o literă cu diacritice se numără ca 2)",
      lowercase: "o literă mică",
      uppercase: "o literă mare",
      number: "o cifră",
      symbol: "un caracter special"
    ),
    passwordsDiffer: "Cele două parole nu coincid.",
    passwordRefused: "Această parolă nu respectă toate regulile de mai jos.",
    passwordTooLong: """
      Această parolă este prea lungă. Număr de caractere: cel mult {{.Limit}}; o literă cu diacritice se numără ca \
      2.
      """,
    linkBroken: "Acest link este incomplet. Deschideți-l din nou din e-mail sau copiați-l în întregime.",
    crossSite: "Pentru siguranța dvs., deschideți din nou linkul din e-mail.",
    failed: "A apărut o eroare. Încercați din nou peste câteva momente.",
    footer: Footer(
      termsOfService: "Termeni și condiții",
      privacyPolicy: "Politica de confidențialitate",
      help: "Ajutor",
      documentation: "Documentație",
      support: "Asistență"
    )
  )
}
