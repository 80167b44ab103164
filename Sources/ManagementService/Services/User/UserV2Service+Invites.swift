import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func createInviteCode(
    _ request: Zitadel_User_V2_CreateInviteCodeRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_CreateInviteCodeResponse {
    let delivery: CodeDelivery =
      switch request.verification {
      case .returnCode?: .returned
      case .sendCode(let options)?:
        .mail(
          urlTemplate: try URLTemplate.checked(options.urlTemplate),
          applicationName: try options.applicationName.map { (name) throws(DomainError) in
            try TextKind.name.checked(name.trimmed)
          })
      case nil: .mail()
      }
    let issued = try await useCases.invite(
      try call.caller.target(request.userID, of: delivery), delivery)
    return .with { ($0.details, $0.inviteCode) = (issued.outcome.v2, issued.code) }
  }

  package func resendInviteCode(
    _ request: Zitadel_User_V2_ResendInviteCodeRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ResendInviteCodeResponse {
    try await .with(\.details, useCases.invite(call.caller.target(request.userID, of: .again), .again).outcome.v2)
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyInviteCode(
    _ request: Zitadel_User_V2_VerifyInviteCodeRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_VerifyInviteCodeResponse {
    let outcome = try await useCases.acceptInvite(
      Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
    return .with(\.details, outcome.v2)
  }
}
