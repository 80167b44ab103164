extension NotificationTexts {
  static let german = NotificationTexts(
    common: CommonTexts(
      greeting: "Guten Tag {{.DisplayName}},",
      codePrompt: "Wenn Sie nach einem Code gefragt werden, geben Sie den Code unten ein.",
      codeLabel: "Ihr Bestätigungscode",
      codeLine: "Ihr Bestätigungscode: {{.Code}}",
      codeNote: """
        Der Code gilt {{.Lifetime}} und nur einmal; ein neuerer ersetzt ihn. Geben Sie ihn an niemanden weiter: Wir \
        fragen nie danach.
        """,
      linkLabel: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diesen Link in Ihrem Browser:",
      signature: "Gesendet von {{.ServiceName}} wegen des Kontos {{.PreferredLoginName}}.",
      contactLine: "Kontakt: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} Minute", other: "{{.Number}} Minuten"),
        hours: CountedText(one: "{{.Number}} Stunde", other: "{{.Number}} Stunden"),
        days: CountedText(one: "{{.Number}} Tag", other: "{{.Number}} Tage")
      )
    ),
    initialization: MailText(
      title: "Willkommen",
      preHeader: "Noch ein Schritt, dann können Sie Ihr Konto benutzen.",
      subject: "Richten Sie Ihr Konto ein",
      text: """
        für Sie wurde bei {{.ServiceName}} ein Konto angelegt.

        Organisation: {{.OrganizationName}}
        Anmeldename: {{.PreferredLoginName}}

        Bitte bestätigen Sie Ihre E-Mail-Adresse und wählen Sie ein Passwort.
        """,
      action: MailText.Action(
        buttonText: "Konto einrichten",
        linkText: "Öffnen Sie diesen Link, um Ihr Konto einzurichten:"
      ),
      footerText: "Falls Sie dieses Konto nicht kennen, können Sie diese E-Mail ignorieren."
    ),
    verifyEmail: MailText(
      title: "Bestätigen Sie Ihre E-Mail-Adresse",
      preHeader: "Bestätigen Sie, dass diese Adresse Ihnen gehört.",
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      text: """
        bei {{.ServiceName}} wurde für das Konto {{.PreferredLoginName}} die Adresse {{.LastEmail}} eingetragen.

        Bitte bestätigen Sie, dass sie Ihnen gehört.
        """,
      action: MailText.Action(
        buttonText: "Adresse bestätigen",
        linkText: "Öffnen Sie diesen Link, um die Adresse zu bestätigen:"
      ),
      footerText: """
        Falls Sie diese Adresse nicht eingetragen haben, können Sie diese E-Mail ignorieren: Die Adresse bleibt \
        dann unbestätigt.
        """
    ),
    passwordReset: MailText(
      title: "Passwort zurücksetzen",
      preHeader: "Wir haben eine Anfrage für Ihr Konto {{.PreferredLoginName}} erhalten.",
      subject: "Passwort für {{.ServiceName}} zurücksetzen",
      text: """
        wir haben eine Anfrage erhalten, das Passwort Ihres Kontos {{.PreferredLoginName}} bei {{.ServiceName}} \
        zurückzusetzen.

        Falls Sie das waren, wählen Sie ein neues Passwort.
        """,
      action: MailText.Action(
        buttonText: "Passwort zurücksetzen",
        linkText: "Öffnen Sie diesen Link, um Ihr Passwort zurückzusetzen:"
      ),
      footerText:
        "Falls Sie das nicht angefordert haben, können Sie diese E-Mail ignorieren: Ihr Passwort bleibt, wie es ist."
    ),
    passwordChanged: MailText(
      title: "Ihr Passwort wurde geändert",
      preHeader: "Falls Sie das waren, ist nichts zu tun.",
      subject: "Ihr Passwort wurde geändert",
      text: """
        das Passwort Ihres Kontos {{.PreferredLoginName}} bei {{.ServiceName}} wurde geändert. Zeitpunkt: {{.Time}}

        Falls Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie Ihr Passwort sofort auf der Anmeldeseite \
        zurück und wenden Sie sich an {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Wir senden diese E-Mail zu Ihrer Sicherheit. Wir fragen nie per E-Mail nach Ihrem Passwort."
    ),
    emailChanged: MailText(
      title: "Ihre E-Mail-Adresse wurde geändert",
      preHeader: "Falls Sie das waren, ist nichts zu tun.",
      subject: "Ihre E-Mail-Adresse wurde geändert",
      text: """
        die E-Mail-Adresse Ihres Kontos {{.PreferredLoginName}} bei {{.ServiceName}} wurde geändert. Zeitpunkt: \
        {{.Time}}
        E-Mails gehen von nun an an die neue Adresse.

        Falls Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie Ihr Passwort sofort auf der Anmeldeseite \
        zurück und wenden Sie sich an {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Wir senden diese E-Mail zu Ihrer Sicherheit. Wir fragen nie per E-Mail nach Ihrem Passwort."
    ),
    domainClaimed: MailText(
      title: "Ihr Anmeldename wurde geändert",
      preHeader: "Melden Sie sich von nun an als {{.TempUsername}} an.",
      subject: "Ihr Anmeldename wurde geändert",
      text: """
        Anmeldenamen, die auf {{.Domain}} enden, gehören bei {{.ServiceName}} jetzt einer anderen Organisation. \
        Ihrer wurde deshalb geändert. Zeitpunkt: {{.Time}}

        Ihr neuer Anmeldename: {{.TempUsername}}

        Alles andere bleibt, wie es ist, auch Ihr Passwort. Wenn Sie einen anderen Anmeldenamen möchten, wenden Sie \
        sich an die Verwaltung Ihres Kontos.
        """,
      action: nil,
      footerText: "Wir senden diese E-Mail zu Ihrer Sicherheit. Wir fragen nie per E-Mail nach Ihrem Passwort."
    ),
    invite: MailText(
      title: "Sie sind eingeladen",
      preHeader: "Nehmen Sie die Einladung an und wählen Sie ein Passwort.",
      subject: "Ihre Einladung zu {{.ApplicationName}}",
      text: """
        Sie wurden zu {{.ApplicationName}} eingeladen.

        Organisation: {{.OrganizationName}}
        Anmeldename: {{.PreferredLoginName}}

        Nehmen Sie die Einladung an und wählen Sie ein Passwort.
        """,
      action: MailText.Action(
        buttonText: "Einladung annehmen",
        linkText: "Öffnen Sie diesen Link, um die Einladung anzunehmen:"
      ),
      footerText: "Falls Sie diese Einladung nicht erwartet haben, können Sie diese E-Mail ignorieren."
    ),
    verifyEmailOTP: MailText(
      title: "Ihr Anmeldecode",
      preHeader: "Geben Sie ihn ein, um die Anmeldung abzuschließen.",
      subject: "Ihr Anmeldecode für {{.ServiceName}}",
      text: """
        bei {{.ServiceName}} meldet sich gerade jemand mit Ihrem Konto {{.PreferredLoginName}} an.

        Falls Sie das sind, geben Sie den Code ein oder öffnen Sie den Link.
        """,
      action: MailText.Action(
        buttonText: "Anmelden",
        linkText: "Öffnen Sie diesen Link, um sich anzumelden:"
      ),
      footerText: "Falls Sie das nicht sind, geben Sie den Code an niemanden weiter und setzen Sie Ihr Passwort zurück."
    ),
    passwordlessRegistration: MailText(
      title: "Passkey hinzufügen",
      preHeader: "Danach können Sie sich ohne Passwort anmelden.",
      subject: "Passkey für {{.ServiceName}} hinzufügen",
      text: """
        Sie können Ihrem Konto {{.PreferredLoginName}} bei {{.ServiceName}} einen Passkey hinzufügen. Dann melden Sie \
        sich mit Fingerabdruck, Gesicht oder der PIN Ihres Geräts an.

        Öffnen Sie den Link auf dem Gerät, mit dem Sie sich anmelden möchten.
        """,
      action: MailText.Action(
        buttonText: "Passkey hinzufügen",
        linkText: "Öffnen Sie diesen Link, um einen Passkey hinzuzufügen:"
      ),
      footerText: "Falls Sie keinen Passkey angefordert haben, können Sie diese E-Mail ignorieren."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}} ist Ihr Bestätigungscode für diese Telefonnummer. Geben Sie ihn an niemanden weiter.",
      passwordReset: """
        {{.Code}} ist Ihr Code zum Zurücksetzen des Passworts. Geben Sie ihn nicht weiter. Nicht angefordert? \
        Ignorieren Sie diese Nachricht.
        """,
      verifySMSOTP: "{{.Code}} ist Ihr Anmeldecode. Geben Sie ihn an niemanden weiter."
    )
  )
}
