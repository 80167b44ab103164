extension NotificationTexts {
  static let swedish = NotificationTexts(
    codeLabel: "Din kod",
    linkLabel: "Om knappen inte fungerar, öppna den här adressen i webbläsaren:",
    initialization: MailText(
      title: "Välkommen",
      preHeader: "Ett steg återstår innan du kan använda ditt konto.",
      subject: "Slutför ditt konto",
      greeting: "Hej {{.DisplayName}}!",
      text: """
        Ett konto har skapats åt dig. Ditt inloggningsnamn är {{.PreferredLoginName}}.

        Bekräfta din e-postadress och välj ett lösenord. Om du blir ombedd att ange en kod, skriv in koden nedan.
        """,
      buttonText: "Slutför kontot",
      footerText: """
        Koden gäller en begränsad tid och bara en gång; en nyare ersätter den. Lämna inte ut den. Om du inte \
        känner till det här kontot kan du bortse från meddelandet.
        """
    ),
    verifyEmail: MailText(
      title: "Bekräfta din e-postadress",
      preHeader: "Tala om för oss att adressen är din.",
      subject: "Bekräfta din e-postadress",
      greeting: "Hej {{.DisplayName}}!",
      text: """
        Adressen {{.LastEmail}} har angetts för ditt konto {{.PreferredLoginName}}.

        Bekräfta att den är din. Om du blir ombedd att ange en kod, skriv in koden nedan.
        """,
      buttonText: "Bekräfta adressen",
      footerText: """
        Koden gäller en begränsad tid och bara en gång; en nyare ersätter den. Lämna inte ut den. Om du inte har \
        angett den här adressen kan du bortse från meddelandet.
        """
    ),
    passwordReset: MailText(
      title: "Välj ett nytt lösenord",
      preHeader: "Ett nytt lösenord har begärts.",
      subject: "Återställ ditt lösenord",
      greeting: "Hej {{.DisplayName}}!",
      text: """
        Någon har begärt att lösenordet för ditt konto {{.PreferredLoginName}} ska återställas.

        Om det var du, välj ett nytt lösenord. Om du blir ombedd att ange en kod, skriv in koden nedan.
        """,
      buttonText: "Välj lösenord",
      footerText: """
        Koden gäller en begränsad tid och bara en gång; en nyare ersätter den. Lämna inte ut den. Om du inte har \
        begärt detta kan du bortse från meddelandet: lösenordet förblir som det är.
        """
    ),
    passwordChanged: MailText(
      title: "Ditt lösenord har ändrats",
      preHeader: "Om det var du behöver du inte göra något.",
      subject: "Ditt lösenord har ändrats",
      greeting: "Hej {{.DisplayName}}!",
      text: """
        Lösenordet för ditt konto {{.PreferredLoginName}} har ändrats.

        Om det var du behöver du inte göra något. Annars bör du genast återställa lösenordet och kontakta din \
        administratör.
        """,
      buttonText: nil,
      footerText: "Det här meddelandet skickas för din säkerhet. Vi frågar aldrig efter ditt lösenord via e-post."
    ),
    emailChanged: MailText(
      title: "Din e-postadress har ändrats",
      preHeader: "Om det var du behöver du inte göra något.",
      subject: "Din e-postadress har ändrats",
      greeting: "Hej {{.DisplayName}}!",
      text: """
        E-postadressen för ditt konto {{.PreferredLoginName}} har ändrats. Meddelanden går nu till den nya \
        adressen.

        Om det var du behöver du inte göra något. Annars bör du genast återställa lösenordet och kontakta din \
        administratör.
        """,
      buttonText: nil,
      footerText: "Det här meddelandet skickas för din säkerhet. Vi frågar aldrig efter ditt lösenord via e-post."
    ),
    invite: MailText(
      title: "Du är inbjuden",
      preHeader: "Tacka ja till inbjudan och välj ett lösenord.",
      subject: "Din inbjudan till {{.ApplicationName}}",
      greeting: "Hej {{.DisplayName}}!",
      text: """
        Du har bjudits in till {{.ApplicationName}}. Ditt inloggningsnamn är {{.PreferredLoginName}}.

        Tacka ja till inbjudan och välj ett lösenord. Om du blir ombedd att ange en kod, skriv in koden nedan.
        """,
      buttonText: "Tacka ja",
      footerText: """
        Koden gäller en begränsad tid och bara en gång; en nyare ersätter den. Lämna inte ut den. Om du inte \
        väntade dig inbjudan kan du bortse från meddelandet.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} är din kod för att bekräfta det här telefonnumret. Lämna inte ut den.",
      passwordReset:
        "{{.Code}} är din kod för ett nytt lösenord. Om du inte har begärt den kan du bortse från meddelandet."
    )
  )
}
