extension NotificationTexts {
  static let italian = NotificationTexts(
    codeLabel: "Il suo codice",
    linkLabel: "Se il pulsante non funziona, apra questo indirizzo nel browser:",
    initialization: MailText(
      title: "Le diamo il benvenuto",
      preHeader: "Manca un solo passaggio per poter usare il suo account.",
      subject: "Completi la configurazione del suo account",
      greeting: "Buongiorno {{.DisplayName}},",
      text: """
        È stato creato un account per lei. Il suo nome di accesso è {{.PreferredLoginName}}.

        Confermi il suo indirizzo e-mail e scelga una password. Se le viene chiesto un codice, inserisca quello \
        riportato sotto.
        """,
      buttonText: "Configura l’account",
      footerText: """
        Il codice vale una sola volta e per un tempo limitato; uno più recente lo sostituisce. Non lo comunichi a \
        nessuno. Se non riconosce questo account, può ignorare questo messaggio.
        """
    ),
    verifyEmail: MailText(
      title: "Confermi il suo indirizzo e-mail",
      preHeader: "Ci confermi che questo indirizzo è suo.",
      subject: "Confermi il suo indirizzo e-mail",
      greeting: "Buongiorno {{.DisplayName}},",
      text: """
        L’indirizzo {{.LastEmail}} è stato inserito per il suo account {{.PreferredLoginName}}.

        Confermi che le appartiene. Se le viene chiesto un codice, inserisca quello riportato sotto.
        """,
      buttonText: "Conferma l’indirizzo",
      footerText: """
        Il codice vale una sola volta e per un tempo limitato; uno più recente lo sostituisce. Non lo comunichi a \
        nessuno. Se non ha inserito questo indirizzo, può ignorare questo messaggio.
        """
    ),
    passwordReset: MailText(
      title: "Scelga una nuova password",
      preHeader: "È stata richiesta una nuova password.",
      subject: "Reimposti la sua password",
      greeting: "Buongiorno {{.DisplayName}},",
      text: """
        Qualcuno ha chiesto di reimpostare la password del suo account {{.PreferredLoginName}}.

        Se la richiesta è sua, scelga una nuova password. Se le viene chiesto un codice, inserisca quello riportato \
        sotto.
        """,
      buttonText: "Scegli la password",
      footerText: """
        Il codice vale una sola volta e per un tempo limitato; uno più recente lo sostituisce. Non lo comunichi a \
        nessuno. Se non l’ha richiesto, può ignorare questo messaggio: la sua password resta invariata.
        """
    ),
    passwordChanged: MailText(
      title: "La sua password è stata cambiata",
      preHeader: "Se la modifica è sua, non deve fare nulla.",
      subject: "La sua password è stata cambiata",
      greeting: "Buongiorno {{.DisplayName}},",
      text: """
        La password del suo account {{.PreferredLoginName}} è stata cambiata.

        Se la modifica è sua, non deve fare nulla. In caso contrario, reimposti subito la password e avvisi il suo \
        amministratore.
        """,
      buttonText: nil,
      footerText: "Questo messaggio serve alla sua sicurezza. Non chiediamo mai la password per e-mail."
    ),
    emailChanged: MailText(
      title: "Il suo indirizzo e-mail è stato cambiato",
      preHeader: "Se la modifica è sua, non deve fare nulla.",
      subject: "Il suo indirizzo e-mail è stato cambiato",
      greeting: "Buongiorno {{.DisplayName}},",
      text: """
        L’indirizzo e-mail del suo account {{.PreferredLoginName}} è stato cambiato. D’ora in poi i \
        messaggi vengono inviati a quello nuovo.

        Se la modifica è sua, non deve fare nulla. In caso contrario, reimposti subito la password e avvisi il suo \
        amministratore.
        """,
      buttonText: nil,
      footerText: "Questo messaggio serve alla sua sicurezza. Non chiediamo mai la password per e-mail."
    ),
    invite: MailText(
      title: "Ha ricevuto un invito",
      preHeader: "Accetti l’invito e scelga una password.",
      subject: "Il suo invito a {{.ApplicationName}}",
      greeting: "Buongiorno {{.DisplayName}},",
      text: """
        Ha ricevuto un invito a {{.ApplicationName}}. Il suo nome di accesso è {{.PreferredLoginName}}.

        Accetti l’invito e scelga una password. Se le viene chiesto un codice, inserisca quello riportato sotto.
        """,
      buttonText: "Accetta l’invito",
      footerText: """
        Il codice vale una sola volta e per un tempo limitato; uno più recente lo sostituisce. Non lo comunichi a \
        nessuno. Se non si aspettava questo invito, può ignorare questo messaggio.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} è il suo codice per confermare questo numero di telefono. Non lo comunichi a nessuno.",
      passwordReset: "{{.Code}} è il suo codice per una nuova password. Se non l’ha richiesto, ignori questo messaggio."
    )
  )
}
