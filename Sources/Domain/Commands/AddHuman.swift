/// Creates a person: Management v1 `AddHumanUser` and `ImportHumanUser`, User v2 `AddHumanUser`.
package struct AddHuman: Command {
  /// What becomes of the address of a new person.
  package enum Verification: Sendable, Equatable {
    /// v1: the account is initialized with a code, unless the address is verified and there is a password.
    case initialization
    /// v2: the account is active at once, and a code verifies the address.
    case code(CodeDelivery)
    /// v2: the caller's word.
    case verified
  }

  /// Where a person comes from: the methods check alike and say so by ids of their own.
  package enum Origin: Sendable {
    /// v1.
    case new
    /// v1, from another system.
    case imported
    case userV2
  }

  /// A new id, or the caller's own.
  package var userID: String
  package var organizationID: String
  package var editorID: String
  package var permit: Permit
  /// What the person logs in with: trimmed, and unique in the instance regardless of case.
  package var userName: String
  package var profile: Profile
  package var email: EmailAddress
  /// The caller's word in v1; v2 says so by `verification`.
  package var isEmailVerified: Bool
  /// Nil: none.
  package var phone: NewPhone?
  /// In the form of crypt(3), checked against the policy before; nil: none.
  package var passwordHash: String?
  /// Whether the person must choose another at the next login. Says nothing without a password.
  package var isPasswordChangeRequired: Bool
  /// The secret of an authenticator app that the person uses already, as the vault has sealed it.
  package var sealedTOTPSecret: [UInt8]?
  package var verification: Verification
  package var code: DrawnCode
  package var metadata: [MetadataEntry]
  package var origin: Origin

  /// - Throws: for a new person `V2-zzad3`, `USER-UCej2`, `USER-4hB7d` without a user name, a first or a last name; for
  ///   an imported one `COMMAND-00p2b`, `PROFILE-RF5z2`, `PROFILE-DSUkN`.
  package init(
    userID: String, organizationID: String, editorID: String, permit: @escaping Permit, userName: String,
    profile: Profile, email: EmailAddress, isEmailVerified: Bool, phone: NewPhone?,
    passwordHash: String?, isPasswordChangeRequired: Bool, sealedTOTPSecret: [UInt8]? = nil,
    verification: Verification, code: DrawnCode, metadata: [MetadataEntry] = [], origin: Origin = .new
  ) throws(DomainError) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.permit = permit
    switch origin {
    case .new, .userV2:
      self.userName = userName.trimmed
      guard !self.userName.isEmpty else {
        throw DomainError(.invalidArgument, "V2-zzad3", "Errors.Invalid.Argument")
      }
      self.profile = try profile.normalized(firstName: "USER-UCej2", lastName: "USER-4hB7d")
    case .imported:
      self.userName = try UserName.normalized(userName)
      self.profile = try profile.normalized(firstName: "PROFILE-RF5z2", lastName: "PROFILE-DSUkN")
    }
    self.email = email
    self.isEmailVerified = isEmailVerified || verification == .verified
    self.phone = phone
    self.passwordHash = passwordHash
    self.isPasswordChangeRequired = isPasswordChangeRequired
    self.sealedTOTPSecret = sealedTOTPSecret
    self.verification = verification
    self.code = code
    for entry in metadata { try entry.checkNew() }
    self.metadata = metadata
    self.origin = origin
  }

  package var keys: CommandKeys {
    var keys = CommandKeys.newUser(self.userID, in: self.organizationID)
    keys.domains = UserName.domains(of: self.userName)
    return keys
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try state.requireOrganization(self.organizationID)
    try self.permit(self.organizationID)
    guard state.isFree(self.userID) else {
      throw DomainError(.preconditionFailed, self.origin.idTaken, "Errors.User.AlreadyExisting")
    }
    try state.allow(userName: self.userName, in: self.organizationID)
    let isInitial = self.verification == .initialization && (!self.isEmailVerified || self.passwordHash == nil)
    var changes = Changes(by: self.editorID, at: now)
    var user = try changes.createUser(
      id: self.userID, organizationID: self.organizationID,
      .humanAdded(
        userName: self.userName, profile: self.profile, email: self.email, phone: self.phone?.number,
        password: self.passwordHash,
        isPasswordChangeRequired: self.passwordHash != nil && self.isPasswordChangeRequired, isInitial: isInitial))
    var notifications: [Notification] = []
    if self.isEmailVerified {
      changes.append(.emailVerified, to: &user)
    } else if case .code(let delivery) = self.verification {
      notifications = changes.issueEmailCode(self.code, to: &user, delivery: delivery, interface: .userV2)
    }
    if isInitial { notifications += changes.issueInitializationCode(self.code, to: &user) }
    if let phone {
      notifications += changes.settle(phone, of: &user, interface: self.origin == .userV2 ? .userV2 : .managementV1)
    }
    if let secret = self.sealedTOTPSecret {
      // It comes from where it was in use: there is nothing to try first.
      changes.append(.totpAdded(sealedSecret: secret), to: &user)
      changes.append(.totpVerified, to: &user)
    }
    for entry in self.metadata { changes.append(.metadataSet(key: entry.key, value: entry.value), to: &user) }
    var decision = Decision(changes, user)
    decision.claims = [UserName.claim(self.userName)]
    decision.notifications = notifications
    return decision
  }
}

extension AddHuman.Origin {
  fileprivate var idTaken: String {
    switch self {
    case .new: "COMMAND-k2unb"
    case .imported: "COMMAND-ziuna"
    case .userV2: "COMMAND-7yiox1isql"
    }
  }
}

/// A phone number, and what becomes of it.
package struct NewPhone: Sendable {
  package var number: PhoneNumber
  /// Nil: the caller's word that it is verified.
  package var delivery: PhoneCodeDelivery?
  /// Used unless the number is verified.
  package var code: DrawnCode

  package init(number: PhoneNumber, delivery: PhoneCodeDelivery?, code: DrawnCode) {
    self.number = number
    self.delivery = delivery
    self.code = code
  }
}

extension Changes {
  /// Verifies the number that a user has just got, or issues its code.
  fileprivate mutating func settle(
    _ phone: NewPhone, of user: inout User, interface: Notification.Interface
  ) -> [Notification] {
    guard let delivery = phone.delivery else {
      self.append(.phoneVerified, to: &user)
      return []
    }
    return self.issuePhoneCode(phone.code, to: &user, isReturned: delivery == .returned, interface: interface)
  }
}

extension Profile {
  /// Without white space at the ends of the names.
  /// - Parameters: the ids of the checks that there is a first and a last name.
  func normalized(firstName: String, lastName: String) throws(DomainError) -> Profile {
    let profile = Profile(
      firstName: self.firstName.trimmed, lastName: self.lastName.trimmed, nickName: self.nickName.trimmed,
      displayName: self.displayName.trimmed, preferredLanguage: self.preferredLanguage, gender: self.gender)
    guard !profile.firstName.isEmpty else {
      throw DomainError(.invalidArgument, firstName, "Errors.User.Profile.FirstNameEmpty")
    }
    guard !profile.lastName.isEmpty else {
      throw DomainError(.invalidArgument, lastName, "Errors.User.Profile.LastNameEmpty")
    }
    return profile
  }
}

extension CommandKeys {
  /// What creating a user looks at: its organization, and whoever may have its id.
  static func newUser(_ id: String, in organizationID: String) -> CommandKeys {
    CommandKeys(users: [id], organizations: [organizationID, id], instance: true)
  }
}

extension LoadedState {
  /// Whether nothing has the id, or had it: callers choose ids of users, and events are kept by id alone.
  func isFree(_ id: String) -> Bool {
    self.user(id) == nil && self.organization(id) == nil && self.instance?.id != id
  }

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
