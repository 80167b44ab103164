import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveMethods(_ rpc: Methods) {
    // A password, one-time passwords and recovery codes. None belongs to a domain, which is what `domain_query` narrows
    // passkeys and U2F keys to; nobody has these here.
    rpc.listAuthenticationMethodTypes { request, call in
      let user = try await userWithMethods(request.userID, call.caller)
      var response = Zitadel_User_V2_ListAuthenticationMethodTypesResponse()
      response.authMethodTypes = user?.authenticationMethods ?? []
      response.details = .init(total: response.authMethodTypes.count, now: useCases.clock.now)
      return response
    }

    // Those whose kind and state are asked for; an empty list asks for all.
    rpc.listAuthenticationFactors { request, call in
      let user = try await userWithMethods(request.userID, call.caller)
      return .with { $0.result = user?.factorsV2(request.authFactors, request.states) ?? [] }
    }
  }

  /// A user that the caller may read; nil where nobody has the id: nobody has no way to log in.
  private func userWithMethods(_ id: String, _ caller: Caller) async throws -> User? {
    let id = try TextKind.searched.checked(id)
    guard let user = try await useCases.store.user(id: id), user.exists else { return nil }
    try caller.require("user.read", onTarget: user.id, in: user.organizationID)
    return user
  }
}
