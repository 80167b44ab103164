extension PageTexts {
  static let italian = PageTexts(
    verification: Task(
      title: "Conferma il tuo indirizzo e-mail",
      introduction: "Inserisci il codice ricevuto per e-mail per confermare che l’indirizzo è tuo.",
      button: "Conferma l’indirizzo",
      doneTitle: "Indirizzo confermato",
      doneText: "Grazie. Puoi chiudere questa pagina."
    ),
    initialization: Task(
      title: "Configura il tuo account",
      introduction: "Inserisci il codice ricevuto per e-mail e scegli una password.",
      button: "Configura l’account",
      doneTitle: "Il tuo account è pronto",
      doneText: "Ora puoi accedere."
    ),
    passwordReset: Task(
      title: "Reimposta la password",
      introduction: "Inserisci il codice del nostro messaggio e scegli una nuova password.",
      button: "Reimposta la password",
      doneTitle: "Password cambiata",
      doneText: "Ora puoi accedere con la nuova password."
    ),
    invitation: Task(
      title: "Accetta l’invito",
      introduction: "Inserisci il codice dell’invito e scegli una password.",
      button: "Accetta l’invito",
      doneTitle: "Ti diamo il benvenuto",
      doneText: "Hai accettato l’invito. Ora puoi accedere."
    ),
    authenticator: Authenticator(
      title: "Configura l’app di autenticazione",
      introduction: "Inquadra questo codice con la tua app di autenticazione.",
      keyLabel: "Oppure inserisci questa chiave nell’app:"
    ),
    codeLabel: "Codice di verifica",
    codeHint: """
      6 caratteri: lettere latine e numeri, maiuscole o minuscole non fa differenza. Il codice vale per \
      {{.Lifetime}}.
      """,
    codeMissing: "Inserisci il codice.",
    codeInvalid: "Questo codice è errato, è scaduto o è già stato usato. Controllalo o richiedine uno nuovo.",
    resendQuestion: "Non hai ricevuto il codice o è scaduto?",
    resendButton: "Invia un nuovo codice",
    resentText: """
      Se serve ancora un codice, ne abbiamo inviato uno nuovo. Vale solo il più recente. Se non arriva, \
      attendi qualche minuto e riprova.
      """,
    passwordLabel: "Password",
    passwordRepeatLabel: "Ripeti la password",
    passwordRules: PasswordRules(
      introduction: "La password deve contenere:",
      minimum: "almeno {{.Length}} caratteri",
      maximum: "al massimo {{.Limit}} caratteri (una lettera accentata vale 2)",
      lowercase: "una lettera minuscola",
      uppercase: "una lettera maiuscola",
      number: "un numero",
      symbol: "un simbolo"
    ),
    passwordsDiffer: "Le due password non coincidono.",
    passwordRefused: "Questa password non rispetta tutte le regole riportate sotto.",
    passwordTooLong:
      "Questa password è troppo lunga. Può avere al massimo {{.Limit}} caratteri e una lettera accentata vale 2.",
    linkBroken: "Questo link è incompleto. Aprilo di nuovo dall’e-mail o copialo per intero.",
    crossSite: "Per la tua sicurezza, apri di nuovo il link dall’e-mail.",
    failed: "Qualcosa è andato storto da parte nostra. Riprova tra qualche istante.",
    footer: Footer(
      termsOfService: "Termini di servizio",
      privacyPolicy: "Informativa sulla privacy",
      help: "Guida",
      documentation: "Documentazione",
      support: "Assistenza clienti"
    )
  )
}
