import Domain

/// What the pages behind the links in mails say, in one language. Every text is a field, so that a missing one
/// does not compile.
package struct PageTexts: Sendable {
  /// What one kind of page is for.
  package struct Task: Sendable {
    package let title: String
    package let introduction: String
    package let button: String
    package let doneTitle: String
    package let doneText: String
  }

  /// What a password must have, as a list.
  package struct PasswordRules: Sendable {
    package let introduction: String
    /// With `{{.Length}}` for the number of characters, in words that do not agree with it.
    package let minimum: String
    /// With `{{.Limit}}`: bytes, of which the letters that a reader of the language is told about take more than one.
    package let maximum: String
    package let lowercase: String
    package let uppercase: String
    package let number: String
    package let symbol: String

    /// The rules of a policy.
    package func items(_ policy: PasswordPolicy) -> [String] {
      var items = [
        minimum.replacing("{{.Length}}", with: String(policy.minimumLength)),
        maximum.replacing("{{.Limit}}", with: String(PasswordPolicy.maximumBytes)),
      ]
      if policy.needsLowercase { items.append(lowercase) }
      if policy.needsUppercase { items.append(uppercase) }
      if policy.needsNumber { items.append(number) }
      if policy.needsSymbol { items.append(symbol) }
      return items
    }
  }

  /// The names of what an organization links to.
  package struct Footer: Sendable {
    package let termsOfService: String
    package let privacyPolicy: String
    package let help: String
    package let documentation: String
    package let support: String
  }

  /// How an authenticator app is given its secret.
  package struct Authenticator: Sendable {
    package let title: String
    /// Above the QR code.
    package let introduction: String
    /// Above the secret.
    package let keyLabel: String
  }

  package let verification: Task
  package let initialization: Task
  package let passwordReset: Task
  package let invitation: Task
  package let authenticator: Authenticator
  package let codeLabel: String
  /// What a code looks like, and how long it lives: `{{.Lifetime}}`.
  package let codeHint: String
  package let codeMissing: String
  package let codeInvalid: String
  package let resendQuestion: String
  package let resendButton: String
  /// Is said whether or not something was sent: what one may ask for is nobody else's to know.
  package let resentText: String
  package let passwordLabel: String
  package let passwordRepeatLabel: String
  package let passwordRules: PasswordRules
  package let passwordsDiffer: String
  package let passwordRefused: String
  /// With `{{.Limit}}`, as in the rules.
  package let passwordTooLong: String
  package let linkBroken: String
  package let crossSite: String
  package let failed: String
  package let footer: Footer

  /// That the password is too long, and how long it may be.
  package var tooLong: String { passwordTooLong.replacing("{{.Limit}}", with: String(PasswordPolicy.maximumBytes)) }
}
