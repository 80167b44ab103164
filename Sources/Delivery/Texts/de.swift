extension MailLanguage {
  static let german = MailLanguage(
    tag: "de",
    direction: .leftToRight,
    codeLabel: "Ihr Code",
    linkLabel: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse in Ihrem Browser:",
    mails: [
      .initialization: MailTexts(
        title: "Willkommen",
        preHeader: "Noch ein Schritt, dann können Sie Ihr Konto benutzen.",
        subject: "Richten Sie Ihr Konto fertig ein",
        greeting: "Guten Tag {{.DisplayName}},",
        text: """
          für Sie wurde ein Konto angelegt. Ihr Anmeldename lautet {{.PreferredLoginName}}.

          Bitte bestätigen Sie Ihre E-Mail-Adresse und wählen Sie ein Passwort. \
          Wenn Sie nach einem Code gefragt werden, geben Sie den unten stehenden ein.
          """,
        buttonText: "Konto einrichten",
        footerText: """
          Der Code gilt nur für begrenzte Zeit und nur einmal. \
          Falls Sie dieses Konto nicht kennen, können Sie diese Nachricht ignorieren.
          """
      ),
      .verifyEmail: MailTexts(
        title: "Bestätigen Sie Ihre E-Mail-Adresse",
        preHeader: "Zeigen Sie uns, dass diese Adresse Ihnen gehört.",
        subject: "Bestätigen Sie Ihre E-Mail-Adresse",
        greeting: "Guten Tag {{.DisplayName}},",
        text: """
          für Ihr Konto {{.PreferredLoginName}} wurde die Adresse {{.LastEmail}} eingetragen.

          Bitte bestätigen Sie, dass sie Ihnen gehört. \
          Wenn Sie nach einem Code gefragt werden, geben Sie den unten stehenden ein.
          """,
        buttonText: "Adresse bestätigen",
        footerText: """
          Der Code gilt nur für begrenzte Zeit und nur einmal; ein neuerer ersetzt ihn. Geben Sie ihn nicht weiter. \
          Falls Sie diese Adresse nicht eingetragen haben, können Sie diese Nachricht ignorieren.
          """
      ),
    ]
  )
}
