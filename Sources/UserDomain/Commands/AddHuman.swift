/// Creates a person: Management v1 `AddHumanUser` and `ImportHumanUser`, User v2 `AddHumanUser`.
public struct AddHuman: Command {
  /// What becomes of the address of a new person.
  public enum Verification: Sendable, Equatable {
    /// v1: the account is initialized with a code, unless the address is verified and there is a password.
    case initialization
    /// v2: the account is active at once, and a code verifies the address.
    case code(CodeDelivery)
    /// v2: the caller's word.
    case verified
  }

  /// A new id, or the caller's own.
  public var userID: String
  public var organizationID: String
  public var editorID: String
  public var permit: Permit
  public var userName: String
  public var profile: Profile
  public var email: EmailAddress
  /// The caller's word in v1; v2 says so by `verification`.
  public var isEmailVerified: Bool
  public var phone: PhoneNumber?
  public var isPhoneVerified: Bool
  public var passwordHash: String?
  public var isPasswordChangeRequired: Bool
  public var verification: Verification
  public var code: DrawnCode
  /// The check that fails when the id is in use: each method has its own.
  public var existingID: String

  /// - Throws: `COMMAND-00p2b` without a user name.
  public init(
    userID: String, organizationID: String, editorID: String, permit: @escaping Permit, userName: String,
    profile: Profile, email: EmailAddress, isEmailVerified: Bool, phone: PhoneNumber?, isPhoneVerified: Bool,
    passwordHash: String?, isPasswordChangeRequired: Bool, verification: Verification, code: DrawnCode,
    existingID: String = "COMMAND-k2unb"
  ) throws(DomainError) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.permit = permit
    self.userName = try UserName.normalized(userName)
    self.profile = profile
    self.email = email
    self.isEmailVerified = isEmailVerified || verification == .verified
    self.phone = phone
    self.isPhoneVerified = isPhoneVerified
    self.passwordHash = passwordHash
    self.isPasswordChangeRequired = isPasswordChangeRequired
    self.verification = verification
    self.code = code
    self.existingID = existingID
  }

  public var keys: CommandKeys { CommandKeys(users: [self.userID], organizations: [self.organizationID]) }

  public func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try state.requireOrganization(self.organizationID)
    try self.permit(self.organizationID)
    guard state.user(self.userID) == nil else {
      throw DomainError(.preconditionFailed, self.existingID, "Errors.User.AlreadyExisting")
    }
    let isInitial = self.verification == .initialization && (!self.isEmailVerified || self.passwordHash == nil)
    var changes = Changes(by: self.editorID, at: now)
    var user = try changes.createUser(
      id: self.userID, organizationID: self.organizationID,
      .humanAdded(
        userName: self.userName, profile: self.profile, email: self.email, phone: self.phone,
        password: self.passwordHash,
        isPasswordChangeRequired: self.passwordHash != nil && self.isPasswordChangeRequired, isInitial: isInitial))
    var notifications: [Notification] = []
    if self.isEmailVerified {
      changes.append(.emailVerified, to: &user)
    } else if case .code(let delivery) = self.verification {
      notifications = changes.issueEmailCode(self.code, to: &user, delivery: delivery, interface: .userV2)
    }
    if isInitial { notifications = changes.issueInitializationCode(self.code, to: &user) }
    if self.phone != nil, self.isPhoneVerified { changes.append(.phoneVerified, to: &user) }
    var decision = Decision(changes, user)
    decision.claims = [UserName.claim(self.userName)]
    decision.notifications = notifications
    return decision
  }
}

/// The rules of user names: trimmed, not empty, and regardless of case held by one user of the instance.
enum UserName {
  static func normalized(_ name: String) throws(DomainError) -> String {
    let name = name.trimmed
    guard !name.isEmpty else { throw DomainError(.invalidArgument, "COMMAND-00p2b", "Errors.User.Username.Empty") }
    return name
  }

  static func claim(_ name: String) -> Claim {
    .take(
      UniqueName(.userName, name), conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"))
  }
}

extension LoadedState {
  /// New users need an organization that is there.
  func requireOrganization(_ id: String) throws(DomainError) {
    guard self.organization(id)?.exists == true else {
      throw DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
    }
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let scalars = self.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
