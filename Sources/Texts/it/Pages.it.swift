extension PageTexts {
  static let italian = PageTexts(
    verification: Task(
      title: "Confermi il suo indirizzo e-mail",
      introduction: "Inserisca il codice ricevuto per e-mail per confermare che l’indirizzo è suo.",
      button: "Conferma l’indirizzo",
      doneTitle: "Indirizzo confermato",
      doneText: "Grazie. Può chiudere questa pagina."
    ),
    initialization: Task(
      title: "Configuri il suo account",
      introduction: "Inserisca il codice ricevuto per e-mail e scelga una password.",
      button: "Configura l’account",
      doneTitle: "Il suo account è pronto",
      doneText: "Ora può accedere."
    ),
    passwordReset: Task(
      title: "Scelga una nuova password",
      introduction: "Inserisca il codice del nostro messaggio e scelga una nuova password.",
      button: "Cambia la password",
      doneTitle: "Password cambiata",
      doneText: "Ora può accedere con la nuova password."
    ),
    invitation: Task(
      title: "Accetti l’invito",
      introduction: "Inserisca il codice dell’invito e scelga una password.",
      button: "Accetta l’invito",
      doneTitle: "Le diamo il benvenuto",
      doneText: "Ha accettato l’invito. Ora può accedere."
    ),
    codeLabel: "Codice",
    codeHint: "Sei lettere e cifre.",
    codeMissing: "Inserisca il codice.",
    codeInvalid: "Questo codice è errato, è scaduto o è già stato usato. Lo controlli o ne richieda uno nuovo.",
    resendQuestion: "Non ha ricevuto il codice o è scaduto?",
    resendButton: "Invia un nuovo codice",
    resentText: "Se serve ancora un codice, uno nuovo è in arrivo. Vale solo il più recente.",
    resendRefused: "Sono stati richiesti troppi codici. Attenda qualche minuto e riprovi.",
    passwordLabel: "Nuova password",
    passwordRepeatLabel: "Ripeta la password",
    passwordRules: PasswordRules(
      introduction: "La password deve contenere:",
      length: "almeno {{.Length}} caratteri",
      lowercase: "una lettera minuscola",
      uppercase: "una lettera maiuscola",
      number: "una cifra",
      symbol: "un simbolo"
    ),
    passwordsDiffer: "Le due password sono diverse.",
    passwordRefused: "Questa password non rispetta una delle regole riportate sotto.",
    passwordTooLong: "Questa password è troppo lunga.",
    linkBroken: "Questo link è incompleto. Lo apra di nuovo dall’e-mail o lo copi per intero.",
    crossSite: "Questa richiesta non proviene da questa pagina. Apra di nuovo il link dall’e-mail.",
    failed: "Qualcosa è andato storto da parte nostra. Riprovi tra un momento."
  )
}
