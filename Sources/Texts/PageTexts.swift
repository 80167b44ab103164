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
    /// With `{{.Length}}` for the number of characters.
    package let length: String
    package let lowercase: String
    package let uppercase: String
    package let number: String
    package let symbol: String

    /// The rules of a policy.
    package func items(_ policy: PasswordPolicy) -> [String] {
      var items = [length.replacing("{{.Length}}", with: String(policy.minimumLength))]
      if policy.needsLowercase { items.append(lowercase) }
      if policy.needsUppercase { items.append(uppercase) }
      if policy.needsNumber { items.append(number) }
      if policy.needsSymbol { items.append(symbol) }
      return items
    }
  }

  package let verification: Task
  package let initialization: Task
  package let passwordReset: Task
  package let invitation: Task
  package let codeLabel: String
  package let codeHint: String
  package let codeMissing: String
  package let codeInvalid: String
  package let resendQuestion: String
  package let resendButton: String
  package let resentText: String
  package let resendRefused: String
  package let passwordLabel: String
  package let passwordRepeatLabel: String
  package let passwordRules: PasswordRules
  package let passwordsDiffer: String
  package let passwordRefused: String
  package let passwordTooLong: String
  package let linkBroken: String
  package let crossSite: String
  package let failed: String
}
