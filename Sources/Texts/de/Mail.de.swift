extension NotificationTexts {
  static let german = NotificationTexts(
    codeLabel: "Ihr Code",
    linkLabel: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse in Ihrem Browser:",
    initialization: MailText(
      title: "Willkommen",
      preHeader: "Noch ein Schritt, dann können Sie Ihr Konto benutzen.",
      subject: "Schließen Sie die Einrichtung Ihres Kontos ab",
      greeting: "Guten Tag {{.DisplayName}},",
      text: """
        für Sie wurde ein Konto angelegt. Ihr Anmeldename lautet {{.PreferredLoginName}}.

        Bitte bestätigen Sie Ihre E-Mail-Adresse und wählen Sie ein Passwort. Wenn Sie nach einem Code gefragt \
        werden, geben Sie den unten stehenden ein.
        """,
      buttonText: "Konto einrichten",
      footerText: """
        Der Code gilt nur für begrenzte Zeit und nur einmal; ein neuerer ersetzt ihn. Geben Sie ihn nicht weiter. \
        Falls Sie dieses Konto nicht kennen, können Sie diese Nachricht ignorieren.
        """
    ),
    verifyEmail: MailText(
      title: "Bestätigen Sie Ihre E-Mail-Adresse",
      preHeader: "Zeigen Sie uns, dass diese Adresse Ihnen gehört.",
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      greeting: "Guten Tag {{.DisplayName}},",
      text: """
        für Ihr Konto {{.PreferredLoginName}} wurde die Adresse {{.LastEmail}} eingetragen.

        Bitte bestätigen Sie, dass sie Ihnen gehört. Wenn Sie nach einem Code gefragt werden, geben Sie den unten \
        stehenden ein.
        """,
      buttonText: "Adresse bestätigen",
      footerText: """
        Der Code gilt nur für begrenzte Zeit und nur einmal; ein neuerer ersetzt ihn. Geben Sie ihn nicht weiter. \
        Falls Sie diese Adresse nicht eingetragen haben, können Sie diese Nachricht ignorieren.
        """
    ),
    passwordReset: MailText(
      title: "Wählen Sie ein neues Passwort",
      preHeader: "Es wurde ein neues Passwort angefordert.",
      subject: "Setzen Sie Ihr Passwort zurück",
      greeting: "Guten Tag {{.DisplayName}},",
      text: """
        jemand möchte das Passwort Ihres Kontos {{.PreferredLoginName}} zurücksetzen.

        Falls Sie das waren, wählen Sie ein neues Passwort. Wenn Sie nach einem Code gefragt werden, geben Sie \
        den unten stehenden ein.
        """,
      buttonText: "Passwort wählen",
      footerText: """
        Der Code gilt nur für begrenzte Zeit und nur einmal; ein neuerer ersetzt ihn. Geben Sie ihn nicht weiter. \
        Falls Sie das nicht angefordert haben, können Sie diese Nachricht ignorieren: Ihr Passwort bleibt, wie es \
        ist.
        """
    ),
    passwordChanged: MailText(
      title: "Ihr Passwort wurde geändert",
      preHeader: "Falls Sie das waren, ist nichts zu tun.",
      subject: "Ihr Passwort wurde geändert",
      greeting: "Guten Tag {{.DisplayName}},",
      text: """
        das Passwort Ihres Kontos {{.PreferredLoginName}} wurde geändert.

        Falls Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie Ihr Passwort sofort zurück und informieren \
        Sie Ihren Administrator.
        """,
      buttonText: nil,
      footerText: "Diese Nachricht dient Ihrer Sicherheit. Wir fragen nie per E-Mail nach Ihrem Passwort."
    ),
    emailChanged: MailText(
      title: "Ihre E-Mail-Adresse wurde geändert",
      preHeader: "Falls Sie das waren, ist nichts zu tun.",
      subject: "Ihre E-Mail-Adresse wurde geändert",
      greeting: "Guten Tag {{.DisplayName}},",
      text: """
        die E-Mail-Adresse Ihres Kontos {{.PreferredLoginName}} wurde geändert. Nachrichten gehen von nun \
        an an die neue.

        Falls Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie Ihr Passwort sofort zurück und informieren \
        Sie Ihren Administrator.
        """,
      buttonText: nil,
      footerText: "Diese Nachricht dient Ihrer Sicherheit. Wir fragen nie per E-Mail nach Ihrem Passwort."
    ),
    invite: MailText(
      title: "Sie sind eingeladen",
      preHeader: "Nehmen Sie die Einladung an und wählen Sie ein Passwort.",
      subject: "Ihre Einladung zu {{.ApplicationName}}",
      greeting: "Guten Tag {{.DisplayName}},",
      text: """
        Sie wurden zu {{.ApplicationName}} eingeladen. Ihr Anmeldename lautet {{.PreferredLoginName}}.

        Nehmen Sie die Einladung an und wählen Sie ein Passwort. Wenn Sie nach einem Code gefragt werden, geben \
        Sie den unten stehenden ein.
        """,
      buttonText: "Einladung annehmen",
      footerText: """
        Der Code gilt nur für begrenzte Zeit und nur einmal; ein neuerer ersetzt ihn. Geben Sie ihn nicht weiter. \
        Falls Sie diese Einladung nicht erwartet haben, können Sie diese Nachricht ignorieren.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} ist Ihr Code, um diese Telefonnummer zu bestätigen. Geben Sie ihn nicht weiter.",
      passwordReset: """
        {{.Code}} ist Ihr Code für ein neues Passwort. Falls Sie ihn nicht angefordert haben, ignorieren Sie \
        diese Nachricht.
        """
    )
  )
}
