import GrpcCore
import ManagementAPI
import Domain

extension AuthV1Service {
  /// The old password is the proof; no permission is needed.
  package func updateMyPassword(
    _ request: Zitadel_Auth_V1_UpdateMyPasswordRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyPasswordResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.setPassword(
      .plain(request.newPassword), isChangeRequired: false, of: me.id, editorID: me.id,
      in: .organization(me.organizationID), on: .currentPassword(request.oldPassword))
    var response = Zitadel_Auth_V1_UpdateMyPasswordResponse()
    response.details = outcome.changed
    return response
  }

  package func getMyPasswordComplexityPolicy(
    _ request: Zitadel_Auth_V1_GetMyPasswordComplexityPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyPasswordComplexityPolicyResponse {
    let me = try await self.me(context)
    var response = Zitadel_Auth_V1_GetMyPasswordComplexityPolicyResponse()
    response.policy = try await self.context.passwordPolicyMessage(of: me.organizationID)
    return response
  }

  package func getMyMetadata(
    _ request: Zitadel_Auth_V1_GetMyMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyMetadataResponse {
    let me = try await self.me(context)
    var response = Zitadel_Auth_V1_GetMyMetadataResponse()
    response.metadata = Zitadel_Metadata_V1_Metadata(
      try await self.context.metadata(request.key, of: me), organizationID: me.organizationID)
    return response
  }

  package func listMyMetadata(
    _ request: Zitadel_Auth_V1_ListMyMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyMetadataResponse {
    let me = try await self.me(context)
    let page = try await self.context.items.metadata(
      userID: me.id, TextMatch.all(request.queries), PageRequest(request.query))
    var response = Zitadel_Auth_V1_ListMyMetadataResponse()
    response.details = page.details(now: self.context.clock.now)
    response.result = page.items.map { Zitadel_Metadata_V1_Metadata($0, organizationID: me.organizationID) }
    return response
  }
}
