import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveCreate(_ rpc: Methods) {
    rpc.addHumanUser { request, call in
      let caller = try call.caller
      let created = try await create(
        request, id: request.userID, userName: request.username,
        in: try await organization(request.organization, for: caller), by: caller)
      return .with {
        ($0.userID, $0.details) = (created.outcome.id, created.outcome.v2)
        $0.tell(created)
      }
    }

    rpc.createUser { request, call in
      let caller = try call.caller
      var response = Zitadel_User_V2_CreateUserResponse()
      switch request.userType {
      case .human(let human)?:
        var human = human
        human.metadata += request.metadata
        let created = try await create(
          human, id: request.userID, userName: request.username, in: request.organizationID, by: caller)
        response.id = created.outcome.id
        response.creationDate = Google_Protobuf_Timestamp(created.outcome.date)
        response.tell(created)
      case .machine(let machine)?:
        let id = request.userID ?? useCases.ids.next()
        // A machine that nobody has named is called by its id.
        var new = try NewMachine(
          id, in: request.organizationID, userName: request.username ?? id,
          machine: Machine(
            name: machine.name, description: machine.description ?? "",
            accessTokenType: .init(rawValue: Int(machine.accessTokenType.rawValue)) ?? .bearer))
        new.metadata = request.metadata.map { MetadataEntry($0) }
        let outcome = try await change(
          .add(new, by: caller.userID, .permission("user.write", of: caller)))
        response.id = outcome.id
        response.creationDate = Google_Protobuf_Timestamp(outcome.date)
      case nil: throw Status(.unimplemented, "user type is not implemented")
      }
      return response
    }
  }

  private func create(
    _ human: some NewHumanMessage, id: String?, userName: String?, in organization: String, by caller: Caller
  ) async throws -> ChangedPerson {
    try caller.require("user.write", in: try TextKind.searched.checked(organization))
    let new = try await useCases.newHuman(human, id: id, userName: userName, in: organization, by: caller)
    let outcome = try await useCases.store.execute(
      try .add(new.human, by: caller.userID, .permission("user.write", of: caller), policy: useCases.ratePolicy))
    return ChangedPerson(outcome: outcome, emailCode: new.emailCode, phoneCode: new.phoneCode)
  }

  /// The organization that a new user is to belong to: the caller's own unless the request names one.
  private func organization(
    _ organization: Zitadel_Object_V2_Organization?, for caller: Caller
  ) async throws -> String {
    switch organization?.org {
    case nil: return caller.organizationID
    case .orgID(let id)?: return id
    case .orgDomain(let domain)?:
      let domain = try TextKind.searched.checked(domain)
      guard let found = try await useCases.store.organization(domain: domain) else {
        throw DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
      }
      return found.id
    }
  }
}

/// A person who was created or changed, with the codes that the caller asked to bring themselves.
struct ChangedPerson {
  var outcome: ChangeOutcome
  var emailCode: String?
  var phoneCode: String?
}

extension TellingCodes {
  mutating func tell(_ person: ChangedPerson) { (emailCode, phoneCode) = (person.emailCode, person.phoneCode) }
}

/// What the messages of v2 that bring a new person have in common.
protocol NewHumanMessage {
  var profile: Zitadel_User_V2_SetHumanProfile? { get }
  var email: Zitadel_User_V2_SetHumanEmail? { get }
  var phone: Zitadel_User_V2_SetHumanPhone? { get }
  var idpLinks: [Zitadel_User_V2_IDPLink] { get }
  var totpSecret: String? { get }
  var givenPassword: GivenPassword? { get }
  var entries: [MetadataEntry] { get }
}

extension Zitadel_User_V2_AddHumanUserRequest: NewHumanMessage {
  var entries: [MetadataEntry] { metadata.map { MetadataEntry($0) } }
  var givenPassword: GivenPassword? {
    switch passwordType {
    case .password(let value)?: .init(value)
    case .hashedPassword(let value)?: .init(value)
    case nil: nil
    }
  }
}

extension Zitadel_User_V2_CreateUserRequest.Human: NewHumanMessage {
  var givenPassword: GivenPassword? {
    switch passwordType {
    case .password(let value)?: .init(value)
    case .hashedPassword(let value)?: .init(value)
    case nil: nil
    }
  }
  var entries: [MetadataEntry] { metadata.map { MetadataEntry($0) } }
}

extension Zitadel_User_V2_SetHumanEmail {
  /// What becomes of the address of a new person. A code by mail is the default; `is_verified: false` asks for none.
  fileprivate var newVerification: NewHuman.Verification {
    get throws(DomainError) {
      if case .isVerified(false)? = verification { return .unverified }
      return try delivery.map { .code($0) } ?? .verified
    }
  }

  /// How the code reaches the user; nil: the address is verified. A code by mail is the default. Of an address that is
  /// changed, `is_verified: false` means the same.
  var delivery: CodeDelivery? {
    get throws(DomainError) {
      switch verification {
      case .isVerified(true)?: nil
      case .returnCode?: .returned
      case .sendCode(let options)?: try .mail(options)
      case .isVerified(false)?, nil: .mail()
      }
    }
  }
}

extension Zitadel_User_V2_SetHumanPhone {
  /// How the code reaches the user; nil: the number is verified. An SMS is the default.
  var delivery: CodeDelivery? {
    switch verification {
    case .isVerified(true)?: nil
    case .returnCode?: .returned
    case .sendCode?, .isVerified(false)?, nil: .sms
    }
  }
}

extension UseCases {
  /// A person to create, as v2 brings one, with the codes that the caller asked to bring themselves.
  func newHuman(
    _ human: some NewHumanMessage, id: String?, userName: String?, in organization: String, by caller: Caller
  ) async throws -> (human: NewHuman, emailCode: String?, phoneCode: String?) {
    let id = id ?? ids.next()
    let (profile, email) = (human.profile ?? .init(), human.email ?? .init())
    let verification = try email.newVerification
    let (emailCode, drawn) = drawCode(.emailVerification, for: id)
    let phone = try newPhone(human.phone, of: id)
    let totpSecret = try human.totpSecret.map { (text) throws(DomainError) in try TOTPSecret(text) }
    var hash: String?
    let password = human.givenPassword
    if let password = password?.value { hash = try await self.hash(password, in: organization, for: caller.userID) }
    var new = NewHuman(
      id, in: organization, userName: userName ?? email.email,
      profile: Profile(
        firstName: profile.givenName, lastName: profile.familyName, nickName: profile.nickName ?? "",
        displayName: profile.displayName ?? "",
        preferredLanguage: PreferredLanguage.read(profile.preferredLanguage ?? ""),
        gender: .init(number: profile.gender?.rawValue ?? 0)),
      email: try EmailAddress(email.email), verification, code: drawn,
      origin: .userV2)
    new.phone = phone?.phone
    new.passwordHash = hash
    new.isPasswordChangeRequired = password?.isChangeRequired ?? false
    new.sealedTOTPSecret = totpSecret.map { vault.seal($0, userID: id) }
    new.metadata = human.entries
    new.linksProviders = !human.idpLinks.isEmpty
    return (
      new, verification == .code(.returned) ? emailCode : nil,
      phone?.phone.delivery == .returned ? phone?.code : nil
    )
  }

  /// A number that a request brings, with a code for it; nil where there is none.
  func newPhone(
    _ phone: Zitadel_User_V2_SetHumanPhone?, of userID: String
  ) throws(DomainError) -> (phone: NewContact<PhoneNumber>, code: String)? {
    guard let phone, !phone.phone.isEmpty else { return nil }
    let (code, drawn) = drawCode(.phoneVerification, for: userID)
    return (NewContact(try PhoneNumber(phone.phone), delivery: phone.delivery, code: drawn), code)
  }
}
