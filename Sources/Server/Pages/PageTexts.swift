import ManagementService

/// What the pages behind the links in mails say, in one language.
struct PageTexts: Sendable {
  /// BCP 47, for the `lang` attribute.
  let language: String
  let verifyTitle: String
  let verifyIntroduction: String
  let codeLabel: String
  let codeHint: String
  let verifyButton: String
  let verifiedTitle: String
  let verifiedText: String
  let codeInvalid: String
  let codeMissing: String
  let resendQuestion: String
  let resendButton: String
  let resentText: String
  let resendRefused: String
  let initializeTitle: String
  let initializeIntroduction: String
  let passwordLabel: String
  let passwordHint: String
  let passwordRepeatLabel: String
  let passwordsDiffer: String
  let passwordRefused: String
  let initializeButton: String
  let initializedTitle: String
  let initializedText: String
  let linkBroken: String
  let crossSite: String
  let failed: String

  static func texts(for language: Language) -> PageTexts {
    switch language {
    case .english: .english
    case .german: .german
    }
  }

  static let english = PageTexts(
    language: "en",
    verifyTitle: "Confirm your e-mail address",
    verifyIntroduction: "Enter the code from our mail to confirm that this address is yours.",
    codeLabel: "Code",
    codeHint: "Six letters and digits.",
    verifyButton: "Confirm address",
    verifiedTitle: "Address confirmed",
    verifiedText: "Thank you. You can close this page.",
    codeInvalid: "This code is wrong, has expired or was used already. Check it, or ask for a new one.",
    codeMissing: "Enter the code.",
    resendQuestion: "No code, or too late?",
    resendButton: "Send a new code",
    resentText: "If the address still has to be confirmed, a new code is on its way. Only the newest one works.",
    resendRefused: "Too many codes were asked for. Wait a few minutes, then try again.",
    initializeTitle: "Set up your account",
    initializeIntroduction: "Enter the code from our mail and choose a password.",
    passwordLabel: "Password",
    passwordHint: "At least 8 characters, with a lower-case and an upper-case letter, a digit and a symbol.",
    passwordRepeatLabel: "Password again",
    passwordsDiffer: "The two passwords differ.",
    passwordRefused: "This password is not strong enough.",
    initializeButton: "Set up account",
    initializedTitle: "Your account is ready",
    initializedText: "You can log in now.",
    linkBroken: "This link is incomplete. Open it from the mail again, or copy it whole.",
    crossSite: "This request did not come from this page. Open the link from the mail again.",
    failed: "Something went wrong on our side. Try again in a moment."
  )

  static let german = PageTexts(
    language: "de",
    verifyTitle: "E-Mail-Adresse bestätigen",
    verifyIntroduction:
      "Geben Sie den Code aus unserer Nachricht ein, um zu bestätigen, dass diese Adresse Ihnen gehört.",
    codeLabel: "Code",
    codeHint: "Sechs Buchstaben und Ziffern.",
    verifyButton: "Adresse bestätigen",
    verifiedTitle: "Adresse bestätigt",
    verifiedText: "Vielen Dank. Sie können diese Seite schließen.",
    codeInvalid:
      "Dieser Code ist falsch, abgelaufen oder schon benutzt. Prüfen Sie ihn, oder fordern Sie einen neuen an.",
    codeMissing: "Geben Sie den Code ein.",
    resendQuestion: "Kein Code, oder zu spät?",
    resendButton: "Neuen Code senden",
    resentText:
      "Wenn die Adresse noch zu bestätigen ist, ist ein neuer Code unterwegs. Nur der neueste ist gültig.",
    resendRefused: "Es wurden zu viele Codes angefordert. Warten Sie einige Minuten, und versuchen Sie es dann erneut.",
    initializeTitle: "Konto einrichten",
    initializeIntroduction: "Geben Sie den Code aus unserer Nachricht ein, und wählen Sie ein Passwort.",
    passwordLabel: "Passwort",
    passwordHint: "Mindestens 8 Zeichen mit Klein- und Großbuchstabe, Ziffer und Sonderzeichen.",
    passwordRepeatLabel: "Passwort wiederholen",
    passwordsDiffer: "Die beiden Passwörter sind verschieden.",
    passwordRefused: "Dieses Passwort ist nicht stark genug.",
    initializeButton: "Konto einrichten",
    initializedTitle: "Ihr Konto ist bereit",
    initializedText: "Sie können sich jetzt anmelden.",
    linkBroken:
      "Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der Nachricht, oder kopieren Sie ihn ganz.",
    crossSite: "Diese Anfrage kam nicht von dieser Seite. Öffnen Sie den Link noch einmal aus der Nachricht.",
    failed: "Auf unserer Seite ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal."
  )
}
