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
  /// Who writes: the service that the account is for.
  package var serviceName: String
  /// Whether the operator named the service. Else it bears the name of the organization, which others chose.
  package var isServiceNameSet: Bool
  /// The organization of the reader's account.
  package var organizationName: String
  /// What the reader is invited to; the service where nothing was said.
  package var applicationName: String
  /// The domain that the login name before ended in; in other messages that of this server's pages.
  package var domain: String
  /// Scheme, host and port of this server's pages.
  package var origin: String
  /// The login name that was made in its place.
  package var temporaryUserName: String
  /// Whom the reader can turn to; empty where no setting says it.
  package var supportContact: String
  /// How long the code lives, in seconds.
  package var lifetime: Int64
  /// When what the mail tells of happened: `2026-11-30 08:11 UTC`.
  package var time: String
  /// What only texts that are set may say; nil where none is, so that nobody makes it in vain.
  package var account: Account?

  /// More of the reader's account.
  package struct Account: Sendable, Equatable {
    package var userID: String
    /// One for each domain, where the organization's users have its domains in their names; the first is preferred.
    package var loginNames: [String]
    /// The number set last, verified or not; empty for none.
    package var lastPhone: String
    package var verifiedPhone: String
    /// As `time`.
    package var creationDate: String
    package var changeDate: String

    package init(
      userID: String, loginNames: [String], lastPhone: String, verifiedPhone: String, creationDate: String,
      changeDate: String
    ) {
      self.userID = userID
      self.loginNames = loginNames
      self.lastPhone = lastPhone
      self.verifiedPhone = verifiedPhone
      self.creationDate = creationDate
      self.changeDate = changeDate
    }
  }

  package init(
    code: String, userName: String, firstName: String = "", lastName: String = "", nickName: String = "",
    displayName: String, lastEmail: String, verifiedEmail: String = "", preferredLoginName: String,
    serviceName: String, isServiceNameSet: Bool = true, organizationName: String = "", applicationName: String? = nil,
    domain: String = "", origin: String = "", temporaryUserName: String = "", supportContact: String = "",
    lifetime: Int64 = 0,
    time: String = ""
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
    self.serviceName = serviceName
    self.isServiceNameSet = isServiceNameSet
    self.organizationName = organizationName
    self.applicationName = applicationName.flatMap { $0.isEmpty ? nil : $0 } ?? serviceName
    self.domain = domain
    self.origin = origin
    self.temporaryUserName = temporaryUserName
    self.supportContact = supportContact
    self.lifetime = lifetime
    self.time = time
  }

  /// All by which the reader can sign in, as far as they are known.
  package var loginNames: [String] { account?.loginNames ?? [preferredLoginName] }

  /// One table, so that the names that are allowed and those that are filled in cannot differ.
  private static let values: [String: @Sendable (MailVariables, Language) -> String] = [
    "Code": { variables, _ in variables.code },
    // The names that one-time passwords have besides.
    "OTP": { variables, _ in variables.code },
    "Expiry": { variables, language in lifetime(variables, language) },
    "Origin": { variables, _ in variables.origin },
    "UserName": { variables, _ in variables.userName },
    "FirstName": { variables, _ in variables.firstName },
    "LastName": { variables, _ in variables.lastName },
    "NickName": { variables, _ in variables.nickName },
    "DisplayName": { variables, language in language.names.displayName(of: variables) },
    "LastEmail": { variables, _ in variables.lastEmail },
    "VerifiedEmail": { variables, _ in variables.verifiedEmail },
    "PreferredLoginName": { variables, _ in variables.preferredLoginName },
    "ServiceName": { variables, _ in variables.serviceName },
    "OrganizationName": { variables, _ in variables.organizationName },
    "ApplicationName": { variables, _ in variables.applicationName },
    "Domain": { variables, _ in variables.domain },
    "TempUsername": { variables, _ in variables.temporaryUserName },
    "SupportContact": { variables, _ in variables.supportContact },
    "Lifetime": { variables, language in lifetime(variables, language) },
    "Time": { variables, _ in variables.time },
    "UserID": { variables, _ in variables.account?.userID ?? "" },
    "LastPhone": { variables, _ in variables.account?.lastPhone ?? "" },
    "VerifiedPhone": { variables, _ in variables.account?.verifiedPhone ?? "" },
    "LoginNames": { variables, _ in variables.loginNames.joined(separator: ", ") },
    "CreationDate": { variables, _ in variables.account?.creationDate ?? "" },
    "ChangeDate": { variables, _ in variables.account?.changeDate ?? "" },
  ]

  private static func lifetime(_ variables: MailVariables, _ language: Language) -> String {
    language.notifications.common.durations.text(seconds: variables.lifetime)
  }

  /// The names that templates may use.
  package static let names = Set(values.keys)

  /// What a variable stands for in a text of this language; nil for one that there is not.
  package func value(_ name: String, in language: Language) -> String? {
    Self.values[name]?(self, language)
  }
}
