import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func updateUserName(
    _ request: Zitadel_Management_V1_UpdateUserNameRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateUserNameResponse {
    let details = try await self.change(
      .changeUserName(of: try context.caller.target(request.userID), to: request.userName))
    return .with { $0.details = details }
  }

  package func getHumanProfile(
    _ request: Zitadel_Management_V1_GetHumanProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanProfileResponse {
    let user = try await self.user(request.userID, for: context.caller)
    guard let human = user.human else { throw Self.unknownUser }
    return .with { ($0.details, $0.profile) = (user.details, Zitadel_User_V1_Profile(human.profile)) }
  }

  package func updateHumanProfile(
    _ request: Zitadel_Management_V1_UpdateHumanProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanProfileResponse {
    let details = try await self.change(
      try .changeProfile(of: try context.caller.target(request.userID), to: try Profile(request)))
    return .with { $0.details = details }
  }

  package func getHumanPhone(
    _ request: Zitadel_Management_V1_GetHumanPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanPhoneResponse {
    let user = try await self.user(request.userID, for: context.caller)
    let phone = try user.requiredPhone
    return .with { ($0.details, $0.phone) = (user.details, Zitadel_User_V1_Phone(phone)) }
  }

  package func updateHumanPhone(
    _ request: Zitadel_Management_V1_UpdateHumanPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanPhoneResponse {
    let details = try await self.change(
      .setPhone(
        of: try context.caller.target(request.userID), to: try PhoneNumber(request.phone),
        request.isPhoneVerified ? nil : .sms, code: self.context.code(for: request.userID),
        policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func removeHumanPhone(
    _ request: Zitadel_Management_V1_RemoveHumanPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanPhoneResponse {
    let details = try await self.change(.removePhone(of: try context.caller.target(request.userID)))
    return .with { $0.details = details }
  }

  package func resendHumanPhoneVerification(
    _ request: Zitadel_Management_V1_ResendHumanPhoneVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanPhoneVerificationResponse {
    let details = try await self.change(
      .sendPhoneCode(
        to: try context.caller.target(request.userID), code: self.context.code(for: request.userID),
        policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }
}
