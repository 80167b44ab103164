extension NotificationTexts {
  static let italian = NotificationTexts(
    common: CommonTexts(
      greeting: "Buongiorno {{.DisplayName}},",
      codePrompt: "Se ti viene chiesto un codice, inserisci quello riportato sotto.",
      codeLabel: "Il tuo codice di verifica",
      codeLine: "Il tuo codice di verifica: {{.Code}}",
      codeNote: """
        Il codice vale per {{.Lifetime}} e una sola volta; uno più recente lo sostituisce. Non comunicarlo a \
        nessuno: noi non te lo chiederemo mai.
        """,
      linkLabel: "Se il pulsante non funziona, apri questo link nel browser:",
      signature: "E-mail inviata da {{.ServiceName}} a proposito dell’account {{.PreferredLoginName}}.",
      contactLine: "Contatto: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} minuto", other: "{{.Number}} minuti"),
        hours: CountedText(one: "{{.Number}} ora", other: "{{.Number}} ore"),
        days: CountedText(one: "{{.Number}} giorno", other: "{{.Number}} giorni")
      )
    ),
    initialization: MailText(
      title: "Ti diamo il benvenuto",
      preHeader: "Manca un solo passaggio per poter usare il tuo account.",
      subject: "Completa la configurazione del tuo account",
      text: """
        È stato creato un account per te su {{.ServiceName}}.

        Organizzazione: {{.OrganizationName}}
        Nome utente: {{.PreferredLoginName}}

        Conferma il tuo indirizzo e-mail e scegli una password.
        """,
      action: MailText.Action(
        buttonText: "Configura l’account",
        linkText: "Apri questo link per configurare il tuo account:"
      ),
      footerText: "Se non riconosci questo account, puoi ignorare questa e-mail."
    ),
    verifyEmail: MailText(
      title: "Conferma il tuo indirizzo e-mail",
      preHeader: "Conferma che questo indirizzo è tuo.",
      subject: "Conferma il tuo indirizzo e-mail",
      text: """
        L’indirizzo {{.LastEmail}} è stato inserito su {{.ServiceName}} per l’account {{.PreferredLoginName}}.

        Conferma che ti appartiene.
        """,
      action: MailText.Action(
        buttonText: "Conferma l’indirizzo",
        linkText: "Apri questo link per confermare l’indirizzo:"
      ),
      footerText:
        "Se non hai inserito questo indirizzo, puoi ignorare questa e-mail: l’indirizzo resterà non confermato."
    ),
    passwordReset: MailText(
      title: "Reimposta la password",
      preHeader: "Abbiamo ricevuto una richiesta per il tuo account {{.PreferredLoginName}}.",
      subject: "Reimpostazione della password di {{.ServiceName}}",
      text: """
        Abbiamo ricevuto una richiesta di reimpostare la password del tuo account {{.PreferredLoginName}} su \
        {{.ServiceName}}.

        Se la richiesta è tua, scegli una nuova password.
        """,
      action: MailText.Action(
        buttonText: "Reimposta la password",
        linkText: "Apri questo link per reimpostare la password:"
      ),
      footerText: """
        Se non hai chiesto di reimpostare la password, puoi ignorare questa e-mail: la tua password resta invariata.
        """
    ),
    passwordChanged: MailText(
      title: "La tua password è stata cambiata",
      preHeader: "Se la modifica è tua, non devi fare nulla.",
      subject: "La tua password è stata cambiata",
      text: """
        La password del tuo account {{.PreferredLoginName}} su {{.ServiceName}} è stata cambiata. Data: {{.Time}}

        Se la modifica è tua, non devi fare nulla. In caso contrario, reimposta subito la password dalla pagina di \
        accesso e avvisa {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Ti inviamo questa e-mail per la tua sicurezza. Non chiediamo mai la password per e-mail."
    ),
    emailChanged: MailText(
      title: "Il tuo indirizzo e-mail è stato cambiato",
      preHeader: "Se la modifica è tua, non devi fare nulla.",
      subject: "Il tuo indirizzo e-mail è stato cambiato",
      text: """
        L’indirizzo e-mail del tuo account {{.PreferredLoginName}} su {{.ServiceName}} è stato cambiato. Data: \
        {{.Time}}
        D’ora in poi le e-mail vengono inviate al nuovo indirizzo.

        Se la modifica è tua, non devi fare nulla. In caso contrario, reimposta subito la password dalla pagina di \
        accesso e avvisa {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Ti inviamo questa e-mail per la tua sicurezza. Non chiediamo mai la password per e-mail."
    ),
    domainClaimed: MailText(
      title: "Il tuo nome utente è stato cambiato",
      preHeader: "D’ora in poi accedi come {{.TempUsername}}.",
      subject: "Il tuo nome utente è stato cambiato",
      text: """
        Su {{.ServiceName}} i nomi utente che terminano con {{.Domain}} appartengono ora a un’altra organizzazione. \
        Per questo il tuo è stato cambiato. Data: {{.Time}}

        Il tuo nuovo nome utente: {{.TempUsername}}

        Tutto il resto rimane invariato, anche la password. Se desideri un altro nome utente, rivolgiti a chi \
        gestisce il tuo account.
        """,
      action: nil,
      footerText: "Ti inviamo questa e-mail per la tua sicurezza. Non chiediamo mai la password per e-mail."
    ),
    invite: MailText(
      title: "Hai ricevuto un invito",
      preHeader: "Accetta l’invito e scegli una password.",
      subject: "Il tuo invito a unirti a {{.ApplicationName}}",
      text: """
        Hai ricevuto un invito a unirti a {{.ApplicationName}}.

        Organizzazione: {{.OrganizationName}}
        Nome utente: {{.PreferredLoginName}}

        Accetta l’invito e scegli una password.
        """,
      action: MailText.Action(
        buttonText: "Accetta l’invito",
        linkText: "Apri questo link per accettare l’invito:"
      ),
      footerText: "Se non ti aspettavi questo invito, puoi ignorare questa e-mail."
    ),
    verifyEmailOTP: MailText(
      title: "Il tuo codice di accesso",
      preHeader: "Inseriscilo per completare l’accesso.",
      subject: "Il tuo codice di accesso a {{.ServiceName}}",
      text: """
        Qualcuno sta accedendo a {{.ServiceName}} con il tuo account {{.PreferredLoginName}}.

        Se sei tu, inserisci il codice qui sotto o apri il link.
        """,
      action: MailText.Action(
        buttonText: "Accedi",
        linkText: "Apri questo link per accedere:"
      ),
      footerText: "Se non sei tu, non comunicare il codice a nessuno e reimposta la password."
    ),
    passwordlessRegistration: MailText(
      title: "Aggiungi una passkey",
      preHeader: "Poi potrai accedere senza password.",
      subject: "Aggiungi una passkey per {{.ServiceName}}",
      text: """
        Puoi aggiungere una passkey al tuo account {{.PreferredLoginName}} su {{.ServiceName}}. Poi accederai con \
        l’impronta digitale, il volto o il PIN del tuo dispositivo.

        Apri il link sul dispositivo con cui vuoi accedere.
        """,
      action: MailText.Action(
        buttonText: "Aggiungi la passkey",
        linkText: "Apri questo link per aggiungere una passkey:"
      ),
      footerText: "Se non hai chiesto una passkey, puoi ignorare questa e-mail."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}} è il tuo codice di verifica per questo numero di telefono. Non comunicarlo a nessuno.",
      passwordReset: """
        {{.Code}} è il tuo codice per reimpostare la password. Non comunicarlo a nessuno. Se non l'hai richiesto, \
        ignora questo messaggio.
        """,
      verifySMSOTP: "{{.Code}} è il tuo codice di accesso. Non comunicarlo a nessuno."
    )
  )
}
