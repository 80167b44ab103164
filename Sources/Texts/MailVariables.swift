/// What the templates of mails may say of the reader: `{{.Code}}`, `{{.UserName}}` and so on.
package struct MailVariables: Sendable, Equatable {
  package var code: String
  package var userName: String
  package var firstName: String
  package var lastName: String
  package var nickName: String
  package var displayName: String
  /// The address set last, verified or not.
  package var lastEmail: String
  /// Empty until an address is verified.
  package var verifiedEmail: String
  package var preferredLoginName: String
  /// What the reader is invited to; this server's name where nothing was said.
  package var applicationName: String

  package init(
    code: String, userName: String, firstName: String = "", lastName: String = "", nickName: String = "",
    displayName: String, lastEmail: String, verifiedEmail: String = "", preferredLoginName: String,
    applicationName: String = "Signet"
  ) {
    self.code = code
    self.userName = userName
    self.firstName = firstName
    self.lastName = lastName
    self.nickName = nickName
    self.displayName = displayName
    self.lastEmail = lastEmail
    self.verifiedEmail = verifiedEmail
    self.preferredLoginName = preferredLoginName
    self.applicationName = applicationName
  }

  /// One table, so that the names that are allowed and those that are filled in cannot differ.
  private static let values: [String: @Sendable (MailVariables) -> String] = [
    "Code": { $0.code },
    "UserName": { $0.userName },
    "FirstName": { $0.firstName },
    "LastName": { $0.lastName },
    "NickName": { $0.nickName },
    "DisplayName": { $0.displayName },
    "LastEmail": { $0.lastEmail },
    "VerifiedEmail": { $0.verifiedEmail },
    "PreferredLoginName": { $0.preferredLoginName },
    "ApplicationName": { $0.applicationName },
  ]

  /// The names that templates may use.
  package static let names = Set(values.keys)

  package subscript(name: String) -> String? {
    Self.values[name]?(self)
  }
}
