import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func getMyEmail(
    _ request: Zitadel_Auth_V1_GetMyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyEmailResponse {
    let me = try await self.me(context)
    guard let human = me.human else { throw ManagementV1Service.unknownUser }
    return .with { ($0.details, $0.email) = (me.details, Zitadel_User_V1_Email(human.email)) }
  }

  package func setMyEmail(
    _ request: Zitadel_Auth_V1_SetMyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_SetMyEmailResponse {
    let me = try await self.me(context)
    let details = try await self.change(
      .setEmail(
        of: me.oneself, to: try EmailAddress(request.email), .mail(), code: self.context.code(for: me.id),
        policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func verifyMyEmail(
    _ request: Zitadel_Auth_V1_VerifyMyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyEmailResponse {
    let id = try context.caller.userID
    let digest = self.context.vault.digest(code: request.code, userID: id)
    let details = try await self.change(.verifyEmail(of: Target(id, by: id, .proof(.v1)), codeDigest: digest))
    return .with { $0.details = details }
  }

  package func resendMyEmailVerification(
    _ request: Zitadel_Auth_V1_ResendMyEmailVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyEmailVerificationResponse {
    let me = try await self.me(context)
    let details = try await self.change(
      .sendEmailCode(to: me.oneself, code: self.context.code(for: me.id), policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func getMyPhone(
    _ request: Zitadel_Auth_V1_GetMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyPhoneResponse {
    let me = try await self.me(context)
    let phone = try me.requiredPhone
    return .with { ($0.details, $0.phone) = (me.details, Zitadel_User_V1_Phone(phone)) }
  }

  package func setMyPhone(
    _ request: Zitadel_Auth_V1_SetMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_SetMyPhoneResponse {
    let me = try await self.me(context)
    let details = try await self.change(
      .setPhone(
        of: me.oneself, to: try PhoneNumber(request.phone), .sms, code: self.context.code(for: me.id),
        policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func verifyMyPhone(
    _ request: Zitadel_Auth_V1_VerifyMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyPhoneResponse {
    let me = try await self.me(context)
    let digest = self.context.vault.digest(code: request.code, userID: me.id)
    let details = try await self.change(.verifyPhone(of: me.oneself, codeDigest: digest))
    return .with { $0.details = details }
  }

  package func resendMyPhoneVerification(
    _ request: Zitadel_Auth_V1_ResendMyPhoneVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyPhoneVerificationResponse {
    let me = try await self.me(context)
    let details = try await self.change(
      .sendPhoneCode(to: me.oneself, code: self.context.code(for: me.id), policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func removeMyPhone(
    _ request: Zitadel_Auth_V1_RemoveMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyPhoneResponse {
    let details = try await self.change(.removePhone(of: try await self.me(context).oneself))
    return .with { $0.details = details }
  }
}

extension User {
  /// The phone that a read asks for.
  /// - Throws: not found, for a machine and for a person without one.
  var requiredPhone: Phone {
    get throws(DomainError) {
      guard let human else { throw ManagementV1Service.unknownUser }
      guard let phone = human.phone else {
        throw DomainError(.notFound, "SIGNET-Ph0ne", "Errors.User.Phone.NotFound")
      }
      return phone
    }
  }
}
