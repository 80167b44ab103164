import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func updateUserName(
    _ request: Zitadel_Management_V1_UpdateUserNameRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateUserNameResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      ChangeUserName(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        userName: request.userName))
    var response = Zitadel_Management_V1_UpdateUserNameResponse()
    response.details = outcome.changed
    return response
  }

  package func getHumanProfile(
    _ request: Zitadel_Management_V1_GetHumanProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanProfileResponse {
    let user = try await self.user(request.userID, for: context.caller)
    guard let human = user.human else { throw Self.unknownUser }
    var response = Zitadel_Management_V1_GetHumanProfileResponse()
    response.details = user.details
    response.profile = Zitadel_User_V1_Profile(human.profile)
    return response
  }

  package func updateHumanProfile(
    _ request: Zitadel_Management_V1_UpdateHumanProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanProfileResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      try ChangeProfile(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        profile: try Profile(request)))
    var response = Zitadel_Management_V1_UpdateHumanProfileResponse()
    response.details = outcome.changed
    return response
  }

  package func getHumanPhone(
    _ request: Zitadel_Management_V1_GetHumanPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanPhoneResponse {
    let user = try await self.user(request.userID, for: context.caller)
    var response = Zitadel_Management_V1_GetHumanPhoneResponse()
    response.details = user.details
    response.phone = Zitadel_User_V1_Phone(try user.requiredPhone)
    return response
  }

  package func updateHumanPhone(
    _ request: Zitadel_Management_V1_UpdateHumanPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanPhoneResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      UpdatePhone(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        number: try PhoneNumber(request.phone), isVerified: request.isPhoneVerified,
        code: self.context.drawCode(for: request.userID).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Management_V1_UpdateHumanPhoneResponse()
    response.details = outcome.changed
    return response
  }

  package func removeHumanPhone(
    _ request: Zitadel_Management_V1_RemoveHumanPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanPhoneResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveHumanPhone(userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID))
    var response = Zitadel_Management_V1_RemoveHumanPhoneResponse()
    response.details = outcome.changed
    return response
  }

  package func resendHumanPhoneVerification(
    _ request: Zitadel_Management_V1_ResendHumanPhoneVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanPhoneVerificationResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      ResendPhoneVerification(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        code: self.context.drawCode(for: request.userID).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Management_V1_ResendHumanPhoneVerificationResponse()
    response.details = outcome.changed
    return response
  }
}
