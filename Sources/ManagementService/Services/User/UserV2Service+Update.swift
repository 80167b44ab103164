import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveUpdate(_ rpc: Methods) {
    rpc.updateHumanUser { request, call in
      let updated = try await update(
        HumanUpdate(
          userID: request.userID, userName: request.username, profile: request.profile.map { .init($0) },
          email: request.email, phone: request.phone, password: request.password), by: call.caller)
      return .with {
        $0.details = updated.outcome.v2
        $0.tell(updated)
      }
    }

    rpc.updateUser { request, call in
      let caller = try call.caller
      var response = Zitadel_User_V2_UpdateUserResponse()
      let metadata = request.metadata.map { MetadataEntry($0) }
      switch request.userType {
      case .human(let human)?:
        let updated = try await update(
          HumanUpdate(
            userID: request.userID, userName: request.username, profile: human.profile.map { .init($0) },
            email: human.email, phone: human.phone, password: human.password, metadata: metadata), by: caller)
        response.changeDate = Google_Protobuf_Timestamp(updated.outcome.date)
        response.tell(updated)
      case .machine(let machine)?:
        let outcome = try await change(
          .updateMachine(
            caller.target(request.userID, "user.write", oneself: metadata.isEmpty ? .free : .alike),
            userName: request.username, name: machine.name, description: machine.description,
            accessTokenType: machine.accessTokenType.flatMap { .init(rawValue: Int($0.rawValue)) }, metadata: metadata))
        response.changeDate = Google_Protobuf_Timestamp(outcome.date)
      case nil: throw Status(.unimplemented, "user type is not implemented")
      }
      return response
    }
  }

  /// What is to change of a person, as both methods say it.
  private struct HumanUpdate {
    var userID: String
    var userName: String?
    var profile: HumanChange.Profile?
    var email: Zitadel_User_V2_SetHumanEmail?
    var phone: Zitadel_User_V2_SetHumanPhone?
    var password: Zitadel_User_V2_SetPassword?
    var metadata: [MetadataEntry] = []
  }

  private func update(
    _ update: HumanUpdate, by caller: Caller
  ) async throws -> ChangedPerson {
    var change = HumanChange.nothing
    (change.userName, change.profile, change.metadata) = (update.userName, update.profile, update.metadata)
    // What nobody may say of oneself, or be told, takes the permission that others need.
    var isPermissionNeeded = !update.metadata.isEmpty
    var emailCode: String?
    if let email = update.email {
      let (code, drawn) = useCases.drawCode(.emailVerification, for: update.userID)
      emailCode = code
      change.email = NewContact(try EmailAddress(email.email), delivery: try email.delivery, code: drawn)
      if change.email?.isSent != true { isPermissionNeeded = true }
    }
    var phoneCode: String?
    if let phone = try useCases.newPhone(update.phone, of: update.userID) {
      phoneCode = phone.code
      change.phone = .set(phone.phone)
      if !phone.phone.isSent { isPermissionNeeded = true }
    } else if let phone = update.phone {
      guard phone.verification == nil else {
        throw DomainError(
          .invalidArgument, "USERv2-4f3d6", "Errors.User.Phone.VerifyingRemovalIsNotSupported")
      }
      change.phone = .remove
    }
    let strength = update.password?.strength
    if case .permission? = strength { isPermissionNeeded = true }
    let target = caller.target(update.userID, "user.write", oneself: isPermissionNeeded ? .alike : .free)
    if let password = update.password, let strength {
      change.password = try await prepare(password, on: strength, of: target)
    }
    let outcome = try await useCases.store.execute(
      .updateHuman(target, change, policy: useCases.ratePolicy, general: useCases.policies.all))
    if change.password != nil { try await useCases.keepSignedIn(caller, after: outcome.change) }
    return ChangedPerson(
      outcome: outcome.change, emailCode: outcome.returnsEmailCode ? emailCode : nil,
      phoneCode: outcome.returnsPhoneCode ? phoneCode : nil)
  }

  private func prepare(
    _ password: Zitadel_User_V2_SetPassword, on strength: PasswordStrength, of target: Target
  ) async throws -> HumanChange.Password {
    // Who is unknown to this method is not found, whatever is to be done with the password.
    let id = try TextKind.searched.checked(target.userID)
    guard let user = try await useCases.store.user(id: id), user.exists, user.human != nil else {
      throw HumanChange.unknown
    }
    let given: GivenPassword =
      switch password.passwordType {
      case .password(let value)?: .init(value)
      case .hashedPassword(let value)?: .init(value)
      case nil: throw DomainError(.invalidArgument, "COMMAND-3klek4sbns", "Errors.User.Password.Empty")
      }
    return try await useCases.preparePassword(
      given.value, isChangeRequired: given.isChangeRequired, of: target, on: strength)
  }
}

/// What the messages that bring parts of a profile have in common.
private protocol ProfileParts {
  var names: (given: String?, family: String?) { get }
  var nickName: String? { get }
  var displayName: String? { get }
  var preferredLanguage: String? { get }
  var gender: Zitadel_User_V2_Gender? { get }
}

extension Zitadel_User_V2_SetHumanProfile: ProfileParts {
  fileprivate var names: (given: String?, family: String?) { (givenName, familyName) }
}

extension Zitadel_User_V2_UpdateUserRequest.Human.Profile: ProfileParts {
  fileprivate var names: (given: String?, family: String?) { (givenName, familyName) }
}

extension HumanChange.Profile {
  fileprivate init(_ parts: some ProfileParts) {
    self = .nothing
    (firstName, lastName) = parts.names
    (nickName, displayName) = (parts.nickName, parts.displayName)
    preferredLanguage = parts.preferredLanguage.map { PreferredLanguage.read($0) }
    gender = parts.gender.map { .init(number: $0.rawValue) }
  }
}

extension Zitadel_User_V2_SetPassword {
  fileprivate var strength: PasswordStrength {
    switch verification {
    case .currentPassword(let current)?: .currentPassword(current)
    case .verificationCode(let code)?: .code(code)
    case nil: .permission
    }
  }
}
