import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  /// A password, and the one-time passwords of an authenticator app. Neither belongs to a domain, which is what
  /// `domain_query` narrows passkeys and U2F keys to; nobody has these here.
  package func listAuthenticationMethodTypes(
    _ request: Zitadel_User_V2_ListAuthenticationMethodTypesRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ListAuthenticationMethodTypesResponse {
    let human = try await userWithMethods(request.userID, call.caller)?.human
    var response = Zitadel_User_V2_ListAuthenticationMethodTypesResponse()
    if human?.password != nil { response.authMethodTypes.append(.password) }
    if human?.totp?.isVerified == true { response.authMethodTypes.append(.totp) }
    response.details = .init(total: response.authMethodTypes.count, now: useCases.clock.now)
    return response
  }

  /// The authenticator app, if its kind and state are asked for; an empty list asks for all.
  package func listAuthenticationFactors(
    _ request: Zitadel_User_V2_ListAuthenticationFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ListAuthenticationFactorsResponse {
    let user = try await userWithMethods(request.userID, call.caller)
    var response = Zitadel_User_V2_ListAuthenticationFactorsResponse()
    guard let totp = user?.human?.totp else { return response }
    var factor = Zitadel_User_V2_AuthFactor()
    factor.type = .otp(.init())
    factor.state = totp.isVerified ? .ready : .notReady
    let isAsked =
      (request.authFactors.isEmpty || request.authFactors.contains(.otp))
      && (request.states.isEmpty || request.states.contains(factor.state))
    if isAsked { response.result = [factor] }
    return response
  }

  /// A user that the caller may read; nil where nobody has the id: nobody has no way to log in.
  private func userWithMethods(_ id: String, _ caller: Caller) async throws -> User? {
    let id = try TextKind.searched.checked(id)
    guard let user = try await useCases.store.user(id: id), user.exists else { return nil }
    try caller.require("user.read", onTarget: user.id, in: user.organizationID)
    return user
  }
}
