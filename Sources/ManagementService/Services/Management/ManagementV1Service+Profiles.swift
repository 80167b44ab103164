import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func updateUserName(
    _ request: Zitadel_Management_V1_UpdateUserNameRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateUserNameResponse {
    let outcome = try await change(
      .changeUserName(of: try call.caller.target(request.userID), to: request.userName))
    return .with(\.details, outcome.changed)
  }

  package func getHumanProfile(
    _ request: Zitadel_Management_V1_GetHumanProfileRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanProfileResponse {
    let (user, human) = try await human(request.userID, reading: .profile, for: call.caller)
    return .with { ($0.details, $0.profile) = (user.details, Zitadel_User_V1_Profile(human.profile)) }
  }

  package func updateHumanProfile(
    _ request: Zitadel_Management_V1_UpdateHumanProfileRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanProfileResponse {
    let outcome = try await change(
      try .changeProfile(of: try call.caller.target(request.userID), to: Profile(request)))
    return .with(\.details, outcome.changed)
  }

  package func getHumanPhone(
    _ request: Zitadel_Management_V1_GetHumanPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanPhoneResponse {
    let (user, human) = try await human(request.userID, reading: .phone, for: call.caller)
    return .with { ($0.details, $0.phone) = (user.details, Zitadel_User_V1_Phone(human.phone)) }
  }

  package func updateHumanPhone(
    _ request: Zitadel_Management_V1_UpdateHumanPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanPhoneResponse {
    let issued = try await useCases.setPhone(
      of: try call.caller.target(request.userID), to: try PhoneNumber(request.phone),
      request.isPhoneVerified ? nil : .sms)
    return .with(\.details, issued.outcome.changed)
  }

  package func removeHumanPhone(
    _ request: Zitadel_Management_V1_RemoveHumanPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanPhoneResponse {
    try await .with(\.details, change(.removePhone(of: call.caller.target(request.userID))).changed)
  }

  package func resendHumanPhoneVerification(
    _ request: Zitadel_Management_V1_ResendHumanPhoneVerificationRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanPhoneVerificationResponse {
    try await .with(\.details, useCases.sendPhoneCode(to: call.caller.target(request.userID)).outcome.changed)
  }
}
