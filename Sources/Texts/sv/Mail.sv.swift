extension NotificationTexts {
  static let swedish = NotificationTexts(
    common: CommonTexts(
      greeting: "Hej {{.DisplayName}}!",
      codePrompt: "Om du blir ombedd att ange en kod, skriv in koden nedan.",
      codeLabel: "Din verifieringskod",
      codeLine: "Din verifieringskod: {{.Code}}",
      codeNote: """
        Koden gäller i {{.Lifetime}} och bara en gång; en nyare ersätter den. Dela den inte med någon: vi frågar \
        aldrig efter den.
        """,
      linkLabel: "Om knappen inte fungerar, öppna den här länken i webbläsaren:",
      signature: "Skickat av {{.ServiceName}} med anledning av kontot {{.PreferredLoginName}}.",
      contactLine: "Kontakt: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} minut", other: "{{.Number}} minuter"),
        hours: CountedText(one: "{{.Number}} timme", other: "{{.Number}} timmar"),
        days: CountedText(one: "{{.Number}} dag", other: "{{.Number}} dagar")
      )
    ),
    initialization: MailText(
      title: "Välkommen",
      preHeader: "Ett steg återstår innan du kan använda ditt konto.",
      subject: "Kom igång med ditt konto",
      text: """
        Ett konto har skapats åt dig hos {{.ServiceName}}.

        Organisation: {{.OrganizationName}}
        Användarnamn: {{.PreferredLoginName}}

        Bekräfta din e-postadress och välj ett lösenord.
        """,
      action: MailText.Action(
        buttonText: "Konfigurera kontot",
        linkText: "Öppna den här länken för att konfigurera ditt konto:"
      ),
      footerText: "Om du inte känner till det här kontot kan du bortse från e-postmeddelandet."
    ),
    verifyEmail: MailText(
      title: "Bekräfta din e-postadress",
      preHeader: "Bekräfta att adressen är din.",
      subject: "Bekräfta din e-postadress",
      text: """
        Adressen {{.LastEmail}} har angetts hos {{.ServiceName}} för kontot {{.PreferredLoginName}}.

        Bekräfta att den är din.
        """,
      action: MailText.Action(
        buttonText: "Bekräfta adressen",
        linkText: "Öppna den här länken för att bekräfta adressen:"
      ),
      footerText: """
        Om du inte har angett den här adressen kan du bortse från e-postmeddelandet: adressen förblir då obekräftad.
        """
    ),
    passwordReset: MailText(
      title: "Återställ ditt lösenord",
      preHeader: "Vi har fått en begäran för ditt konto {{.PreferredLoginName}}.",
      subject: "Återställ ditt lösenord för {{.ServiceName}}",
      text: """
        Vi har fått en begäran om att återställa lösenordet för ditt konto {{.PreferredLoginName}} hos \
        {{.ServiceName}}.

        Om det var du, välj ett nytt lösenord.
        """,
      action: MailText.Action(
        buttonText: "Återställ lösenordet",
        linkText: "Öppna den här länken för att återställa ditt lösenord:"
      ),
      footerText: "Om du inte har begärt detta kan du bortse från e-postmeddelandet: lösenordet förblir som det är."
    ),
    passwordChanged: MailText(
      title: "Ditt lösenord har ändrats",
      preHeader: "Om det var du behöver du inte göra något.",
      subject: "Ditt lösenord har ändrats",
      text: """
        Lösenordet för ditt konto {{.PreferredLoginName}} hos {{.ServiceName}} har ändrats. Tidpunkt: {{.Time}}

        Om det var du behöver du inte göra något. Annars bör du genast återställa lösenordet på inloggningssidan \
        och kontakta {{.ServiceName}}.
        """,
      action: nil,
      footerText:
        "Det här e-postmeddelandet skickas för din säkerhet. Vi frågar aldrig efter ditt lösenord via e-post."
    ),
    emailChanged: MailText(
      title: "Din e-postadress har ändrats",
      preHeader: "Om det var du behöver du inte göra något.",
      subject: "Din e-postadress har ändrats",
      text: """
        E-postadressen för ditt konto {{.PreferredLoginName}} hos {{.ServiceName}} har ändrats. Tidpunkt: {{.Time}}
        E-post går nu till den nya adressen.

        Om det var du behöver du inte göra något. Annars bör du genast återställa lösenordet på inloggningssidan \
        och kontakta {{.ServiceName}}.
        """,
      action: nil,
      footerText:
        "Det här e-postmeddelandet skickas för din säkerhet. Vi frågar aldrig efter ditt lösenord via e-post."
    ),
    domainClaimed: MailText(
      title: "Ditt användarnamn har ändrats",
      preHeader: "Logga in som {{.TempUsername}} från och med nu.",
      subject: "Ditt användarnamn har ändrats",
      text: """
        Hos {{.ServiceName}} tillhör användarnamn som slutar på {{.Domain}} nu en annan organisation. Därför har \
        ditt ändrats. Tidpunkt: {{.Time}}

        Ditt nya användarnamn: {{.TempUsername}}

        Allt annat är som förut, även ditt lösenord. Vill du ha ett annat användarnamn kan du kontakta den som \
        hanterar ditt konto.
        """,
      action: nil,
      footerText: "Det här e-postmeddelandet skickas för din säkerhet. Vi frågar aldrig efter ditt lösenord via e-post."
    ),
    invite: MailText(
      title: "Du är inbjuden",
      preHeader: "Acceptera inbjudan och välj ett lösenord.",
      subject: "Din inbjudan till {{.ApplicationName}}",
      text: """
        Du har bjudits in till {{.ApplicationName}}.

        Organisation: {{.OrganizationName}}
        Användarnamn: {{.PreferredLoginName}}

        Acceptera inbjudan och välj ett lösenord.
        """,
      action: MailText.Action(
        buttonText: "Acceptera inbjudan",
        linkText: "Öppna den här länken för att acceptera inbjudan:"
      ),
      footerText: "Om du inte väntade dig inbjudan kan du bortse från e-postmeddelandet."
    ),
    verifyEmailOTP: MailText(
      title: "Din inloggningskod",
      preHeader: "Ange den för att slutföra inloggningen.",
      subject: "Din inloggningskod för {{.ServiceName}}",
      text: """
        Någon håller på att logga in hos {{.ServiceName}} med ditt konto {{.PreferredLoginName}}.

        Om det är du anger du koden nedan eller öppnar länken.
        """,
      action: MailText.Action(
        buttonText: "Logga in",
        linkText: "Öppna den här länken för att logga in:"
      ),
      footerText: "Om det inte är du ska du inte dela koden med någon, och återställa ditt lösenord."
    ),
    passwordlessRegistration: MailText(
      title: "Lägg till en nyckel",
      preHeader: "Därefter kan du logga in utan lösenord.",
      subject: "Lägg till en nyckel för {{.ServiceName}}",
      text: """
        Du kan lägga till en nyckel (passkey) för ditt konto {{.PreferredLoginName}} hos {{.ServiceName}}. Då loggar \
        du in med fingeravtryck, ansikte eller enhetens PIN-kod.

        Öppna länken på den enhet som du vill logga in med.
        """,
      action: MailText.Action(
        buttonText: "Lägg till nyckel",
        linkText: "Öppna den här länken för att lägga till en nyckel:"
      ),
      footerText: "Om du inte har begärt någon nyckel kan du bortse från e-postmeddelandet."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}} är din verifieringskod för det här telefonnumret. Dela den inte med någon.",
      passwordReset: """
        {{.Code}} är din kod för att återställa lösenordet. Dela den inte med någon. Har du inte begärt den? Bortse \
        från meddelandet.
        """,
      verifySMSOTP: "{{.Code}} är din inloggningskod. Dela den inte med någon."
    )
  )
}
