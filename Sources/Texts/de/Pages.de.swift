extension PageTexts {
  static let german = PageTexts(
    verification: Task(
      title: "E-Mail-Adresse bestätigen",
      introduction: "Geben Sie den Code aus unserer E-Mail ein, um zu bestätigen, dass diese Adresse Ihnen gehört.",
      button: "Adresse bestätigen",
      doneTitle: "Adresse bestätigt",
      doneText: "Vielen Dank. Sie können diese Seite schließen."
    ),
    initialization: Task(
      title: "Konto einrichten",
      introduction: "Geben Sie den Code aus unserer E-Mail ein und wählen Sie ein Passwort.",
      button: "Konto einrichten",
      doneTitle: "Ihr Konto ist bereit",
      doneText: "Sie können sich jetzt anmelden."
    ),
    passwordReset: Task(
      title: "Passwort zurücksetzen",
      introduction: "Geben Sie den Code aus unserer Nachricht ein und wählen Sie ein neues Passwort.",
      button: "Passwort zurücksetzen",
      doneTitle: "Passwort geändert",
      doneText: "Sie können sich jetzt mit dem neuen Passwort anmelden."
    ),
    invitation: Task(
      title: "Einladung annehmen",
      introduction: "Geben Sie den Code aus der Einladung ein und wählen Sie ein Passwort.",
      button: "Einladung annehmen",
      doneTitle: "Willkommen",
      doneText: "Sie haben die Einladung angenommen. Sie können sich jetzt anmelden."
    ),
    authenticator: Authenticator(
      title: "Authenticator-App einrichten",
      introduction: "Scannen Sie diesen Code mit Ihrer Authenticator-App.",
      keyLabel: "Oder geben Sie diesen Schlüssel in der App ein:"
    ),
    codeLabel: "Bestätigungscode",
    codeHint: """
      6 Zeichen: lateinische Buchstaben und Ziffern; Groß- oder Kleinschreibung ist gleichgültig. Der Code gilt \
      {{.Lifetime}}.
      """,
    codeMissing: "Geben Sie den Code ein.",
    codeInvalid: """
      Dieser Code ist falsch, abgelaufen oder wurde bereits verwendet. Prüfen Sie ihn oder fordern Sie einen neuen \
      an.
      """,
    resendQuestion: "Keinen Code bekommen, oder ist er abgelaufen?",
    resendButton: "Neuen Code senden",
    resentText: """
      Falls noch ein Code gebraucht wird, haben wir einen neuen gesendet. Nur der neueste ist gültig. \
      Falls keiner ankommt, warten Sie einige Minuten und versuchen Sie es dann erneut.
      """,
    passwordLabel: "Passwort",
    passwordRepeatLabel: "Passwort wiederholen",
    passwordRules: PasswordRules(
      introduction: "Das Passwort muss enthalten:",
      minimum: "mindestens {{.Length}} Zeichen",
      maximum: "höchstens {{.Limit}} Zeichen (Umlaute und ß zählen doppelt)",
      lowercase: "einen Kleinbuchstaben",
      uppercase: "einen Großbuchstaben",
      number: "eine Ziffer",
      symbol: "ein Sonderzeichen"
    ),
    passwordsDiffer: "Die beiden Passwörter stimmen nicht überein.",
    passwordRefused: "Dieses Passwort erfüllt nicht alle Regeln unten.",
    passwordTooLong:
      "Dieses Passwort ist zu lang. Es darf höchstens {{.Limit}} Zeichen haben; Umlaute und ß zählen doppelt.",
    linkBroken:
      "Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail oder kopieren Sie ihn vollständig.",
    crossSite: "Öffnen Sie den Link zu Ihrer Sicherheit noch einmal aus der E-Mail.",
    failed: "Auf unserer Seite ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
    footer: Footer(
      termsOfService: "Nutzungsbedingungen",
      privacyPolicy: "Datenschutzerklärung",
      help: "Hilfe",
      documentation: "Dokumentation",
      support: "Kontakt"
    )
  )
}
