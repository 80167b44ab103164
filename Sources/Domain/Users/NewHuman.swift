/// A person to create.
package struct NewHuman: Sendable {
  /// What becomes of the address of a new person.
  package enum Verification: Sendable, Equatable {
    /// v1: the account is initialized with a code, unless the address is verified and there is a password.
    case initialization
    /// v2: the account is active at once, and a code verifies the address.
    case code(CodeDelivery)
    /// v2: the caller's word.
    case verified
    /// v2: the caller's word that it is not: nothing is sent, and no code is pending until one is asked for.
    case unverified
    /// From another server: the account waits for its initialization, and nothing is sent until that is asked for.
    case uninitialized
  }

  /// Where a person comes from: the methods check alike and say so by ids of their own.
  package enum Origin: Sendable {
    /// v1.
    case new
    /// v1, from another system.
    case imported
    case userV2
    /// v2, with the organization that they are to administer.
    case administrator

    fileprivate var idTaken: String {
      switch self {
      case .new, .administrator: "COMMAND-k2unb"
      case .imported: "COMMAND-ziuna"
      case .userV2: "COMMAND-7yiox1isql"
      }
    }

    fileprivate var generation: Generation {
      switch self {
      case .new, .imported: .v1
      case .userV2, .administrator: .v2
      }
    }
  }

  /// A new id, or the caller's own.
  package var userID: String
  package var organizationID: String
  /// What the person logs in with: unique in the instance in whichever spelling.
  package var userName: String
  package var profile: Profile
  package var email: EmailAddress
  /// The caller's word in v1; v2 says so by `verification`.
  package var isEmailVerified = false
  package var verification: Verification
  /// Brings what `verification` says.
  package var code: DrawnCode
  package var origin: Origin
  /// Nil: none.
  package var phone: NewContact<PhoneNumber>?
  /// A hash, of a password that was checked against the policy; nil: none.
  package var passwordHash: String?
  /// Whether the person must choose another at the next login. Says nothing without a password.
  package var isPasswordChangeRequired = false
  /// The secret of an authenticator app that the person uses already, as the vault has sealed it.
  package var sealedTOTPSecret: [UInt8]?
  /// Digests of recovery codes that the person has; empty: none.
  package var recoveryCodes: [[UInt8]] = []
  package var metadata: [MetadataEntry] = []
  /// Whether accounts at identity providers are to be linked. There are no providers, so that none is found.
  package var linksProviders = false

  package init(
    _ userID: String, in organizationID: String, userName: String, profile: Profile, email: EmailAddress,
    _ verification: Verification, code: DrawnCode, origin: Origin
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.userName = userName
    self.profile = profile
    self.email = email
    self.verification = verification
    self.code = code
    self.origin = origin
  }

  /// What creating the person looks at, and what messages to them are counted by.
  func keys(_ policy: RatePolicy, caller: String) -> [Key] {
    var keys = Key.newUser(userID, in: organizationID, userName: userName)
    if !isEmailVerified || verification == .initialization { keys += policy.addressKeys(.change, email.text) }
    if let phone, phone.isSent { keys += policy.addressKeys(.change, phone.place.text) }
    return keys + policy.keys(.change, user: nil, caller: caller)
  }

  /// With names trimmed.
  /// - Throws: `V2-zzad3`, `USER-UCej2`, `USER-4hB7d` without a user name, a first or a last name; for an imported one
  ///   `COMMAND-00p2b`, `PROFILE-RF5z2`, `PROFILE-DSUkN`; what is wrong with the metadata.
  func checked() throws(DomainError) -> NewHuman {
    var new = self
    new.userID = try TextKind.id.checked(userID)
    switch origin {
    case .new, .userV2, .administrator:
      new.userName = try TextKind.name.checked(userName.trimmed)
      guard !new.userName.isEmpty else { throw DomainError(.invalidArgument, "V2-zzad3", "Errors.Invalid.Argument") }
      new.profile = try profile.normalized(firstName: "USER-UCej2", lastName: "USER-4hB7d")
    case .imported:
      new.userName = try UserName.normalized(userName)
      new.profile = try profile.normalized(firstName: "PROFILE-RF5z2", lastName: "PROFILE-DSUkN")
    }
    for index in metadata.indices { new.metadata[index] = try metadata[index].checkedNew() }
    if verification == .verified { new.isEmailVerified = true }
    return new
  }
}

/// An address or a phone number, and what becomes of it.
package struct NewContact<Place: Sendable>: Sendable {
  package var place: Place
  /// Nil: the caller's word that it is verified.
  package var delivery: CodeDelivery?
  /// Used unless it is verified.
  package var code: DrawnCode

  package init(_ place: Place, delivery: CodeDelivery?, code: DrawnCode) {
    self.place = place
    self.delivery = delivery
    self.code = code
  }

  /// Whether a message brings the code.
  package var isSent: Bool { delivery?.isSent == true }
}

extension Command<ChangeOutcome> {
  /// Creates a person: Management v1 `AddHumanUser` and `ImportHumanUser`, User v2 `AddHumanUser` and `CreateUser`.
  /// - Parameter policy: counts what is sent.
  /// - Throws: what is wrong with the names and the metadata.
  package static func add(
    _ new: NewHuman, by editorID: String, _ authority: Authority, policy: RatePolicy = RatePolicy()
  ) throws(DomainError) -> Self {
    let new = try new.checked()
    return Self(by: editorID, new.keys(policy, caller: editorID)) { changes throws(DomainError) in
      try changes.requireOrganization(new.organizationID)
      try authority.require(in: new.organizationID)
      return ChangeOutcome(try changes.add(new, policy))
    }
  }
}

extension Changes {
  /// Creates a person that was checked, in an organization that is there.
  mutating func add(_ new: NewHuman, _ policy: RatePolicy) throws(DomainError) -> User {
    guard isFree(new.userID) else {
      throw DomainError(.preconditionFailed, new.origin.idTaken, "Errors.User.AlreadyExisting")
    }
    try take(userName: new.userName, by: new.userID, in: new.organizationID)
    if new.linksProviders {
      throw DomainError(.preconditionFailed, "COMMAND-39nf2", "Errors.IDPConfig.NotExisting")
    }
    let mustInitialize = new.verification == .initialization && (!new.isEmailVerified || new.passwordHash == nil)
    var user: User = try create(
      id: new.userID, in: new.organizationID,
      .humanAdded(
        userName: new.userName, profile: new.profile, email: new.email, phone: new.phone?.place,
        password: new.passwordHash,
        isPasswordChangeRequired: new.passwordHash != nil && new.isPasswordChangeRequired,
        isInitial: mustInitialize || new.verification == .uninitialized))
    noteNameForm(of: &user)
    try complete(&user, new, policy, mustInitialize: mustInitialize)
    return user
  }

  /// What follows the creation: codes, the second factor, metadata.
  fileprivate mutating func complete(
    _ user: inout User, _ new: NewHuman, _ policy: RatePolicy, mustInitialize: Bool
  ) throws(DomainError) {
    if new.isEmailVerified {
      append(.emailVerified, to: &user)
    } else if case .code(let delivery) = new.verification {
      if delivery.isSent { try count(policy, .change, for: nil, at: new.email.text) }
      issue(.emailVerification, new.code, to: &user, delivery, .v2)
    }
    if mustInitialize {
      try count(policy, .change, for: nil, at: new.email.text)
      issue(.initialization, new.code, to: &user, .mail(), .v1)
    }
    if let phone = new.phone {
      if let delivery = phone.delivery {
        if delivery.isSent { try count(policy, .change, for: nil, at: phone.place.text) }
        issue(.phoneVerification, phone.code, to: &user, delivery, new.origin.generation)
      } else {
        append(.phoneVerified, to: &user)
      }
    }
    if let secret = new.sealedTOTPSecret {
      // It comes from where it was in use: there is nothing to try first.
      append(.totpAdded(sealedSecret: secret), to: &user)
      append(.totpVerified, to: &user)
    }
    if !new.recoveryCodes.isEmpty {
      append(.factor(.recoveryCodesAdded(new.recoveryCodes)), to: &user)
    }
    for entry in new.metadata { append(.metadataSet(key: entry.key, value: entry.value), to: &user) }
  }

  /// Whether nothing has the id, or had it: callers choose ids of users, and events are kept by id alone.
  func isFree(_ id: String) -> Bool { user(id) == nil && organization(id) == nil && instance?.id != id }

  /// New users need an organization that is there.
  func requireOrganization(_ id: String) throws(DomainError) {
    _ = try TextKind.searched.checked(id)
    guard organization(id)?.exists == true else {
      throw .organizationRequired
    }
  }
}

extension Key {
  /// What creating a user looks at: its organization, whoever may have its id, and who owns the domain of its name.
  static func newUser(_ id: String, in organizationID: String, userName: String) -> [Key] {
    [.user(id), .organization(organizationID), .organization(id), .instance] + domains(of: userName)
  }
}
