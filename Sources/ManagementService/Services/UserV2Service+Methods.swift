import GrpcCore
import ManagementAPI
import ProtobufCodec
import UserDomain

extension UserV2Service {
  /// A password is the one way to log in that there is here.
  public func listAuthenticationMethodTypes(
    _ request: Zitadel_User_V2_ListAuthenticationMethodTypesRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ListAuthenticationMethodTypesResponse {
    let user = try await self.readableUser(request.userID, context.caller)
    var response = Zitadel_User_V2_ListAuthenticationMethodTypesResponse()
    if user.human?.password != nil { response.authMethodTypes = [.password] }
    var details = Zitadel_Object_V2_ListDetails()
    details.totalResult = UInt64(response.authMethodTypes.count)
    details.timestamp = Google_Protobuf_Timestamp(self.context.clock.now)
    response.details = details
    return response
  }

  /// Second factors cannot be set up here, so nobody has one.
  public func listAuthenticationFactors(
    _ request: Zitadel_User_V2_ListAuthenticationFactorsRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ListAuthenticationFactorsResponse {
    _ = try await self.readableUser(request.userID, context.caller)
    return Zitadel_User_V2_ListAuthenticationFactorsResponse()
  }
}
