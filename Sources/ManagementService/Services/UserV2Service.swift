import GrpcCore
import ManagementAPI
import UserDomain

/// `zitadel.user.v2.UserService`: users across organizations, by whoever holds the permission where they belong.
public struct UserV2Service: Zitadel_User_V2_UserServiceHandler {
  let context: ServiceContext

  public init(_ context: ServiceContext) {
    self.context = context
  }

  public func getUserByID(
    _ request: Zitadel_User_V2_GetUserByIDRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_GetUserByIDResponse {
    let caller = try context.caller
    guard let user = try await self.context.store.user(id: request.userID), user.exists else {
      throw DomainError(.notFound, "QUERY-Dfbg2", "Errors.User.NotFound")
    }
    try caller.require("user.read", onTarget: user.id, in: user.organizationID)
    var response = Zitadel_User_V2_GetUserByIDResponse()
    response.details = user.detailsV2
    response.user = Zitadel_User_V2_User(user)
    return response
  }

  public func addHumanUser(
    _ request: Zitadel_User_V2_AddHumanUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_AddHumanUserResponse {
    let caller = try context.caller
    // What is not kept must not seem accepted.
    for (isAsked, field) in [
      (!request.metadata.isEmpty, "metadata"), (!request.idpLinks.isEmpty, "idp_links"),
      (request.totpSecret != nil, "totp_secret"),
    ] where isAsked {
      throw Status(.unimplemented, "\(field) is not supported")
    }
    let organization = try await self.organization(request.organization, for: caller)
    let id = request.userID ?? self.context.ids.next()
    let email = request.email ?? .init()
    let profile = request.profile ?? .init()
    let verification = try Self.verification(of: email)
    let (hash, isChangeRequired) = try await self.password(request.passwordType)
    let phone = request.phone.flatMap { $0.phone.isEmpty ? nil : $0 }
    let isPhoneVerified = if case .isVerified(true) = phone?.verification { true } else { false }
    if let phone, !isPhoneVerified, phone.verification != nil {
      throw Status(.unimplemented, "phone codes are not supported; set is_verified or no verification")
    }
    let (code, drawn) = self.context.drawCode(for: id)
    let outcome = try await self.context.store.execute(
      try AddHuman(
        userID: id, organizationID: organization, editorID: caller.userID, permit: caller.permit("user.write"),
        userName: request.username ?? email.email,
        profile: Profile(
          firstName: profile.givenName, lastName: profile.familyName, nickName: profile.nickName ?? "",
          displayName: profile.displayName ?? "",
          preferredLanguage: try PreferredLanguage.checked(profile.preferredLanguage ?? ""),
          gender: .init(number: profile.gender?.rawValue ?? 0)),
        email: try EmailAddress(email.email), isEmailVerified: false,
        phone: try phone.map { (phone) throws(DomainError) in try PhoneNumber(phone.phone) },
        isPhoneVerified: isPhoneVerified, passwordHash: hash, isPasswordChangeRequired: isChangeRequired,
        verification: verification, code: drawn))
    var response = Zitadel_User_V2_AddHumanUserResponse()
    response.userID = outcome.id
    response.details = outcome.v2
    if verification == .code(.returned) { response.emailCode = code }
    return response
  }

  /// The organization that a new user is to belong to: the caller's own unless the request names one.
  private func organization(
    _ organization: Zitadel_Object_V2_Organization?, for caller: Caller
  ) async throws -> String {
    switch organization?.org {
    case nil: return caller.organizationID
    case .orgID(let id)?: return id
    case .orgDomain(let domain)?:
      guard let found = try await self.context.store.organization(domain: domain) else {
        throw DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
      }
      return found.id
    }
  }

  /// A code by mail is the default. `is_verified: false` means the same.
  private static func verification(
    of email: Zitadel_User_V2_SetHumanEmail
  ) throws(DomainError) -> AddHuman.Verification {
    switch email.verification {
    case .isVerified(true)?: return .verified
    case .returnCode?: return .code(.returned)
    case .sendCode(let options)?: return .code(.send(urlTemplate: try URLTemplate.checked(options.urlTemplate)))
    case .isVerified(false)?, nil: return .code(.send(urlTemplate: nil))
    }
  }

  private func password(
    _ password: Zitadel_User_V2_AddHumanUserRequest.OneofPasswordType?
  ) async throws -> (hash: String?, isChangeRequired: Bool) {
    switch password {
    case .password(let password)?: (try await self.context.hash(password.password), password.changeRequired)
    case .hashedPassword(let password)?: (try self.context.imported(hash: password.hash), password.changeRequired)
    case nil: (nil, false)
    }
  }
}
