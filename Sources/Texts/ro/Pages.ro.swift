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
      introduction: "Introduceți codul din e-mailul nostru și alegeți o parolă.",
      button: "Configurați contul",
      doneTitle: "Contul este gata",
      doneText: "Acum vă puteți autentifica."
    ),
    passwordReset: Task(
      title: "Alegeți o parolă nouă",
      introduction: "Introduceți codul din mesajul nostru și alegeți o parolă nouă.",
      button: "Schimbați parola",
      doneTitle: "Parolă schimbată",
      doneText: "Acum vă puteți autentifica cu noua parolă."
    ),
    invitation: Task(
      title: "Acceptați invitația",
      introduction: "Introduceți codul din invitație și alegeți o parolă.",
      button: "Acceptați invitația",
      doneTitle: "Bun venit",
      doneText: "Ați acceptat invitația. Acum vă puteți autentifica."
    ),
    codeLabel: "Cod",
    codeHint: "Șase litere și cifre.",
    codeMissing: "Introduceți codul.",
    codeInvalid: "Acest cod este greșit, a expirat sau a fost deja folosit. Verificați-l sau cereți unul nou.",
    resendQuestion: "Nu aveți codul sau a expirat?",
    resendButton: "Trimiteți un cod nou",
    resentText: "Dacă mai este nevoie de un cod, unul nou este pe drum. Numai cel mai nou este valabil.",
    resendRefused: "Au fost cerute prea multe coduri. Așteptați câteva minute și încercați din nou.",
    passwordLabel: "Parolă",
    passwordRepeatLabel: "Repetați parola",
    passwordRules: PasswordRules(
      introduction: "Parola trebuie să conțină:",
      length: "cel puțin {{.Length}} caractere",
      lowercase: "o literă mică",
      uppercase: "o literă mare",
      number: "o cifră",
      symbol: "un simbol"
    ),
    passwordsDiffer: "Cele două parole sunt diferite.",
    passwordRefused: "Această parolă încalcă una dintre regulile de mai jos.",
    passwordTooLong: "Această parolă este prea lungă.",
    linkBroken: "Acest link este incomplet. Deschideți-l din nou din e-mail sau copiați-l în întregime.",
    crossSite: "Această cerere nu a venit de pe această pagină. Deschideți din nou linkul din e-mail.",
    failed: "Ceva nu a mers bine la noi. Încercați din nou peste câteva momente."
  )
}
