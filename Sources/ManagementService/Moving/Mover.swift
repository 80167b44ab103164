import Domain
import GrpcCore
import ManagementAPI
import Texts

/// What became of one thing that was to be taken over.
package enum MoveOutcome: Sendable {
  /// `dropped`: what it had that there is no place for here.
  case done(dropped: [String])
  /// There is one already. `isSame`: as far as can be told it is this one.
  case exists(isSame: Bool, DomainError)
  case refused(any Error)
}

/// Takes over things of organizations, each whole or not at all.
struct Mover: Sendable {
  let useCases: UseCases
  /// Who takes them over; empty: an operator.
  let editorID: String

  private var isOperator: Bool { editorID.isEmpty }

  /// - Throws: what is no refusal: the store has failed.
  func move(_ item: MoveItem, in organization: MoveDocument.Organization) async throws -> MoveOutcome {
    do {
      return .done(dropped: try await take(item, in: organization))
    } catch let error as DomainError {
      guard try await isThere(item, error, in: organization) else { return .refused(error) }
      return .exists(isSame: try await isSame(item, in: organization), error)
    } catch let error as Status {
      return .refused(error)
    }
  }

  /// What is needed to touch a user of an organization: for an operator nothing.
  private func target(_ userID: String, in organizationID: String) -> Target {
    Target(userID, by: editorID, isOperator ? .proof(.v1) : .organization(organizationID))
  }

  private func take(_ item: MoveItem, in organization: MoveDocument.Organization) async throws -> [String] {
    let (store, id) = (useCases.store, organization.id)
    switch item {
    case .organization(let data):
      try await store.execute(
        .moveIn(
          organization: id, name: data.name, isInactive: organization.isInactive, by: editorID,
          baseDomain: useCases.baseDomain))
    case .domain(let domain):
      try await store.execute(
        .moveIn(
          domain: domain.domainName, isVerified: domain.isVerified, isPrimary: domain.isPrimary,
          to: OrganizationTarget(id, by: editorID, .proof(.v1)), baseDomain: useCases.baseDomain))
    case .policy(let policy, let dropped):
      try await policy.add(useCases, id, editorID)
      return dropped
    case .text(let kind, let text, let language):
      guard try await ownText(kind, language, in: id) == nil else {
        throw DomainError(.alreadyExists, "SIGNET-Mv3tx", "Errors.Already.Exists")
      }
      _ = try await useCases.setText(kind, text, in: language, of: .organization(id), by: editorID)
    case .human(let data):
      let (person, dropped) = try await person(data, in: id)
      try await store.execute(.moveIn(person, by: editorID))
      return dropped
    case .machine(let data):
      try await store.execute(.moveIn(try machine(data, in: id), MovedState(data.state), by: editorID))
    case .machineKey(let key):
      guard useCases.keys.isPublicKey(key.publicKey) else { throw MachineKeyErrors.invalid }
      try await store.execute(
        .addMachineKey(
          to: target(key.userID, in: id), id: key.keyID, publicKey: key.publicKey,
          expires: key.expirationDate.map { Timestamp($0) }))
    case .metadata(let entry):
      try await store.execute(
        .moveIn(MetadataEntry(key: entry.key, value: entry.value), of: target(entry.id, in: id)))
    case .member(let member):
      try await store.execute(
        .changeMember(
          member.userID, .add(roles: member.roles), of: .organization(id), by: editorID, byOperator: isOperator))
    }
    return []
  }

  private func person(
    _ data: Zitadel_V1_V1_DataHumanUser, in organizationID: String
  ) async throws -> (MovedPerson, dropped: [String]) {
    let (id, user) = (data.userID, data.user ?? .init())
    guard !id.isEmpty else { throw DomainError.movedWithoutID }
    let state = try MovedState(moved: data.state)
    var human = NewHuman(
      id, in: organizationID, userName: user.userName, profile: Profile(user.profile ?? .init()),
      email: try EmailAddress(user.email?.email ?? ""), .unverified, code: DrawnCode(digest: [], sealed: []),
      origin: .imported)
    human.isEmailVerified = user.email?.isEmailVerified ?? false
    human.isPasswordChangeRequired = user.passwordChangeRequired
    human.sealedTOTPSecret = user.otpCode.isEmpty ? nil : useCases.vault.seal(try TOTPSecret(user.otpCode), userID: id)
    let codes = user.recoveryCodes.map { code in
      if case .raw(let raw)? = code.codeType { raw } else { String?.none }
    }
    human.recoveryCodes = try useCases.digests(ofRecoveryCodes: codes.compactMap(\.self), userID: id)
    var person = MovedPerson(human, state: state)
    person.phone = try user.phone.map { phone throws(DomainError) in try PhoneNumber(phone.phone) }
    person.isPhoneVerified = user.phone?.isPhoneVerified ?? false
    // Last, since hashing takes long; and not for one who is there already.
    let hashed = user.hashedPassword?.value ?? ""
    if hashed.isEmpty, !user.password.isEmpty, try await useCases.store.user(id: id) != nil {
      throw DomainError(.preconditionFailed, "COMMAND-ziuna", "Errors.User.AlreadyExisting")
    }
    person.human.passwordHash = try await useCases.hash(
      hashed.isEmpty ? .plain(user.password) : .hashed(hashed), in: organizationID, for: editorID)
    var dropped = user.idps.map { _ in "human_user_idp" }
    if user.requestPasswordlessRegistration { dropped.append("human_user_passwordless_registration") }
    // What was hashed elsewhere is compared with nothing here.
    dropped += codes.filter { $0 == nil }.map { _ in "human_user_recovery_code" }
    return (person, dropped)
  }

  private func machine(_ data: Zitadel_V1_V1_DataMachineUser, in organizationID: String) throws(DomainError)
    -> NewMachine
  {
    _ = try MovedState(moved: data.state)
    let user = data.user ?? .init()
    return try NewMachine(
      data.userID, in: organizationID, userName: user.userName,
      machine: Machine(
        name: user.name, description: user.description,
        accessTokenType: Machine.AccessTokenType(rawValue: Int(user.accessTokenType.rawValue)) ?? .bearer))
  }

  private func ownText(
    _ kind: MessageTextKind, _ language: String, in organizationID: String
  ) async throws -> Dated<MessageText>? {
    let key = MessageTextKey(kind, in: try SupportedLanguage.read(language, among: useCases.languages))
    return try await useCases.directory.messageText(key, of: .organization(organizationID))
  }

  /// Whether something was refused because there is one already.
  private func isThere(
    _ item: MoveItem, _ error: DomainError, in organization: MoveDocument.Organization
  ) async throws -> Bool {
    switch item {
    case .organization: error.id == "ORG-lapo2n"
    case .domain: error.id == "V2-e1wse"
    case .human: error.id == "COMMAND-ziuna"
    case .machine: error.id == "COMMAND-k2una"
    case .policy, .text, .machineKey, .metadata, .member: error.kind == .alreadyExists
    }
  }

  /// Whether what is there is what was to be taken over.
  private func isSame(_ item: MoveItem, in organization: MoveDocument.Organization) async throws -> Bool {
    let id = organization.id
    switch item {
    case .organization(let data):
      guard let known = try await useCases.store.organization(id: id), known.exists else { return false }
      return known.name.folded == data.name.folded
    case .domain(let domain):
      guard let known = try await useCases.store.organization(id: id), let own = known.domain(domain.domainName) else {
        return false
      }
      return own.isVerified == domain.isVerified
    case .policy(let policy, _): return try await useCases.store.organization(id: id).map(policy.isSame) == true
    case .text(let kind, let text, let language): return try await ownText(kind, language, in: id)?.value == text
    case .human(let data):
      guard let user = try await useCases.store.user(id: data.userID), user.exists else { return false }
      var known = data
      // Hashing tells nothing here.
      known.user?.password = ""
      guard let (person, _) = try? await person(known, in: id) else { return false }
      return user.isSame(as: person)
    case .machine(let data):
      guard let user = try await useCases.store.user(id: data.userID), user.exists else { return false }
      return user.isSame(as: try machine(data, in: id))
    case .machineKey(let key):
      // Of one that has ended nobody needs to know more.
      guard let known = try await useCases.items.machineKey(id: key.keyID, userID: key.userID) else { return true }
      return known.publicKey == key.publicKey
    case .metadata(let entry):
      return try await useCases.items.metadata(of: entry.id, key: entry.key)?.value.value == entry.value
    case .member(let member):
      let known = try await useCases.directory.memberships(userID: member.userID).map(\.value)
      return known.contains { $0.scope == .organization(id) && Set($0.roles) == Set(member.roles) }
    }
  }
}

extension MoveItem {
  /// As lists of errors and of what was done name it.
  func id(in organization: MoveDocument.Organization) -> (owner: String, key: String) {
    switch self {
    case .organization, .policy: ("", organization.id)
    case .domain(let domain): ("", domain.domainName)
    case .text(_, _, let language): (organization.id, language)
    case .human(let data): ("", data.userID)
    case .machine(let data): ("", data.userID)
    case .machineKey(let key): ("", key.keyID)
    case .metadata(let entry): (entry.id, entry.key)
    case .member(let member): ("", member.userID)
    }
  }

  /// Whether a password is to be hashed, which takes long.
  var isCostly: Bool {
    guard case .human(let data) = self, let user = data.user else { return false }
    return !user.password.isEmpty && (user.hashedPassword?.value ?? "").isEmpty
  }
}

extension MoveDocument.Organization {
  fileprivate var isInactive: Bool { ["ORG_STATE_INACTIVE", "2"].contains(state) }
}

extension MovedState {
  /// - Throws: `SIGNET-Mv4dl` for who was removed.
  fileprivate init(moved state: Zitadel_User_V1_UserState) throws(DomainError) {
    guard state != .deleted else {
      throw DomainError(.preconditionFailed, "SIGNET-Mv4dl", "Errors.User.NotFound")
    }
    self.init(state)
  }

  fileprivate init(_ state: Zitadel_User_V1_UserState) {
    self =
      switch state {
      case .active: .active
      case .inactive, .suspend: .inactive
      case .locked: .locked
      case .initial: .initial
      default: .unknown
      }
  }
}

extension DomainError {
  fileprivate static let movedWithoutID = DomainError(.invalidArgument, "SIGNET-Mv1id", "Errors.IDMissing")
}
