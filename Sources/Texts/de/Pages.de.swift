extension PageTexts {
  static let german = PageTexts(
    verification: Task(
      title: "E-Mail-Adresse bestätigen",
      introduction: "Geben Sie den Code aus unserer Nachricht ein, um zu bestätigen, dass diese Adresse Ihnen gehört.",
      button: "Adresse bestätigen",
      doneTitle: "Adresse bestätigt",
      doneText: "Vielen Dank. Sie können diese Seite schließen."
    ),
    initialization: Task(
      title: "Konto einrichten",
      introduction: "Geben Sie den Code aus unserer Nachricht ein und wählen Sie ein Passwort.",
      button: "Konto einrichten",
      doneTitle: "Ihr Konto ist bereit",
      doneText: "Sie können sich jetzt anmelden."
    ),
    passwordReset: Task(
      title: "Neues Passwort wählen",
      introduction: "Geben Sie den Code aus unserer Nachricht ein und wählen Sie ein neues Passwort.",
      button: "Passwort ändern",
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
    codeLabel: "Code",
    codeHint: "Sechs Buchstaben und Ziffern.",
    codeMissing: "Geben Sie den Code ein.",
    codeInvalid:
      "Dieser Code ist falsch, abgelaufen oder schon benutzt. Prüfen Sie ihn oder fordern Sie einen neuen an.",
    resendQuestion: "Keinen Code bekommen, oder ist er abgelaufen?",
    resendButton: "Neuen Code senden",
    resentText: "Falls noch ein Code gebraucht wird, ist ein neuer unterwegs. Nur der neueste ist gültig.",
    resendRefused: "Es wurden zu viele Codes angefordert. Warten Sie einige Minuten und versuchen Sie es dann erneut.",
    passwordLabel: "Passwort",
    passwordRepeatLabel: "Passwort wiederholen",
    passwordRules: PasswordRules(
      introduction: "Das Passwort braucht:",
      length: "mindestens {{.Length}} Zeichen",
      lowercase: "einen Kleinbuchstaben",
      uppercase: "einen Großbuchstaben",
      number: "eine Ziffer",
      symbol: "ein Sonderzeichen"
    ),
    passwordsDiffer: "Die beiden Passwörter sind verschieden.",
    passwordRefused: "Dieses Passwort verletzt eine der Regeln unten.",
    passwordTooLong: "Dieses Passwort ist zu lang.",
    linkBroken:
      "Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der Nachricht oder kopieren Sie ihn ganz.",
    crossSite: "Diese Anfrage kam nicht von dieser Seite. Öffnen Sie den Link noch einmal aus der Nachricht.",
    failed: "Auf unserer Seite ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal."
  )
}
