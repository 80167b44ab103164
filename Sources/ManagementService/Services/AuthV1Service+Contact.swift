import GrpcCore
import ManagementAPI
import Domain

extension AuthV1Service {
  package func getMyEmail(
    _ request: Zitadel_Auth_V1_GetMyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyEmailResponse {
    let me = try await self.me(context)
    guard let human = me.human else { throw ManagementV1Service.unknownUser }
    var response = Zitadel_Auth_V1_GetMyEmailResponse()
    response.details = me.details
    response.email = Zitadel_User_V1_Email(human.email)
    return response
  }

  package func setMyEmail(
    _ request: Zitadel_Auth_V1_SetMyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_SetMyEmailResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      UpdateEmail(
        userID: me.id, organizationID: me.organizationID, editorID: me.id, email: try EmailAddress(request.email),
        isVerified: false, code: self.context.drawCode(for: me.id).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Auth_V1_SetMyEmailResponse()
    response.details = outcome.changed
    return response
  }

  package func verifyMyEmail(
    _ request: Zitadel_Auth_V1_VerifyMyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyEmailResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      VerifyEmail(
        userID: caller.userID, editorID: caller.userID,
        codeDigest: self.context.vault.digest(code: request.code, userID: caller.userID), interface: .managementV1))
    var response = Zitadel_Auth_V1_VerifyMyEmailResponse()
    response.details = outcome.changed
    return response
  }

  package func resendMyEmailVerification(
    _ request: Zitadel_Auth_V1_ResendMyEmailVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyEmailVerificationResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      ResendEmailVerification(
        userID: me.id, organizationID: me.organizationID, editorID: me.id,
        code: self.context.drawCode(for: me.id).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Auth_V1_ResendMyEmailVerificationResponse()
    response.details = outcome.changed
    return response
  }

  package func getMyPhone(
    _ request: Zitadel_Auth_V1_GetMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyPhoneResponse {
    let me = try await self.me(context)
    var response = Zitadel_Auth_V1_GetMyPhoneResponse()
    response.details = me.details
    response.phone = Zitadel_User_V1_Phone(try me.requiredPhone)
    return response
  }

  package func setMyPhone(
    _ request: Zitadel_Auth_V1_SetMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_SetMyPhoneResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      UpdatePhone(
        userID: me.id, organizationID: me.organizationID, editorID: me.id, number: try PhoneNumber(request.phone),
        isVerified: false, code: self.context.drawCode(for: me.id).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Auth_V1_SetMyPhoneResponse()
    response.details = outcome.changed
    return response
  }

  package func verifyMyPhone(
    _ request: Zitadel_Auth_V1_VerifyMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyPhoneResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      VerifyHumanPhone(
        userID: me.id, organizationID: me.organizationID, editorID: me.id,
        codeDigest: self.context.vault.digest(code: request.code, userID: me.id)))
    var response = Zitadel_Auth_V1_VerifyMyPhoneResponse()
    response.details = outcome.changed
    return response
  }

  package func resendMyPhoneVerification(
    _ request: Zitadel_Auth_V1_ResendMyPhoneVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyPhoneVerificationResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      ResendPhoneVerification(
        userID: me.id, organizationID: me.organizationID, editorID: me.id,
        code: self.context.drawCode(for: me.id).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Auth_V1_ResendMyPhoneVerificationResponse()
    response.details = outcome.changed
    return response
  }

  package func removeMyPhone(
    _ request: Zitadel_Auth_V1_RemoveMyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyPhoneResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      RemoveHumanPhone(userID: me.id, organizationID: me.organizationID, editorID: me.id))
    var response = Zitadel_Auth_V1_RemoveMyPhoneResponse()
    response.details = outcome.changed
    return response
  }
}

extension User {
  /// The phone that a read asks for.
  /// - Throws: not found, for a program and for a person without one.
  var requiredPhone: Phone {
    get throws(DomainError) {
      guard let human = self.human else { throw ManagementV1Service.unknownUser }
      guard let phone = human.phone else {
        throw DomainError(.notFound, "SIGNET-Ph0ne", "Errors.User.Phone.NotFound")
      }
      return phone
    }
  }
}
