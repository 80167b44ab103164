/// What a mail is about. A new mail is a case here and a field of ``NotificationTexts``: the compiler then asks every language
/// for it.
package enum MailKind: String, Sendable, CaseIterable {
  /// A new user confirms the address and sets a password.
  case initialization
  /// A user confirms an address.
  case verifyEmail
  /// A user who forgot the password chooses another.
  case passwordReset
  /// Tells a user that the password is another now. Nothing is to be done, so that there is no link.
  case passwordChanged
  /// Tells whoever reads the address before that there is another now.
  case emailChanged
  /// Tells a user of the login name that they have now, since the domain of the one before is another organization's.
  case domainClaimed
  /// Someone is invited to set up a login.
  case invite
  /// A user who is logging in enters a one-time password.
  case verifyEmailOTP
  /// A user adds a passkey.
  case passwordlessRegistration
}

/// What a text message (SMS) is about.
package enum ShortMessageKind: String, Sendable, CaseIterable {
  /// A user confirms a phone number.
  case verifyPhone
  /// A user who forgot the password chooses another.
  case passwordReset
  /// A user who is logging in enters a one-time password.
  case verifySMSOTP
}
