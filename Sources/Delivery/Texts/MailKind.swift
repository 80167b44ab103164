/// What a mail is about. A new mail is a case here and one row in every language table.
public enum MailKind: String, Sendable, CaseIterable {
  /// A new user confirms the address and sets a password.
  case initialization
  /// A user confirms an address.
  case verifyEmail
}
