import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addHumanUser(
    _ request: Zitadel_Management_V1_AddHumanUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddHumanUserResponse {
    let caller = try context.caller
    let id = self.context.ids.next()
    let outcome = try await self.context.store.execute(
      try AddHuman(
        userID: id, organizationID: caller.organizationID, editorID: caller.userID, permit: Caller.permitted,
        userName: request.userName,
        profile: try Profile(request.profile ?? .init()),
        email: try EmailAddress(request.email?.email ?? ""), isEmailVerified: request.email?.isEmailVerified ?? false,
        phone: try self.context.newPhone(request.phone?.phone, isVerified: request.phone?.isPhoneVerified, of: id),
        passwordHash: try await self.context.hash(request.initialPassword, in: caller.organizationID),
        isPasswordChangeRequired: true,
        verification: .initialization, code: self.context.drawCode(for: id).drawn))
    var response = Zitadel_Management_V1_AddHumanUserResponse()
    response.userID = outcome.id
    response.details = outcome.created
    return response
  }

  /// Like `addHumanUser`, with what another system knew of the person.
  package func importHumanUser(
    _ request: Zitadel_Management_V1_ImportHumanUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ImportHumanUserResponse {
    let caller = try context.caller
    // What is not kept must not seem imported.
    for (isAsked, field) in [
      (request.requestPasswordlessRegistration, "request_passwordless_registration"), (!request.idps.isEmpty, "idps"),
    ] where isAsked {
      throw Status(.unimplemented, "\(field) is not supported")
    }
    // The field is called a code; what it takes is the secret that codes are made with.
    let totpSecret = request.otpCode.isEmpty ? nil : try TOTPSecret(request.otpCode)
    let id = self.context.ids.next()
    var hash = try self.context.imported(hash: request.hashedPassword?.value ?? "")
    if hash == nil { hash = try await self.context.hash(request.password, in: caller.organizationID) }
    let outcome = try await self.context.store.execute(
      try AddHuman(
        userID: id, organizationID: caller.organizationID, editorID: caller.userID, permit: Caller.permitted,
        userName: request.userName,
        profile: try Profile(request.profile ?? .init()),
        email: try EmailAddress(request.email?.email ?? ""), isEmailVerified: request.email?.isEmailVerified ?? false,
        phone: try self.context.newPhone(request.phone?.phone, isVerified: request.phone?.isPhoneVerified, of: id),
        passwordHash: hash,
        isPasswordChangeRequired: request.passwordChangeRequired,
        sealedTOTPSecret: totpSecret.map { self.context.vault.seal($0, userID: id) }, verification: .initialization,
        code: self.context.drawCode(for: id).drawn, origin: .imported))
    var response = Zitadel_Management_V1_ImportHumanUserResponse()
    response.userID = outcome.id
    response.details = outcome.created
    return response
  }

  package func resendHumanInitialization(
    _ request: Zitadel_Management_V1_ResendHumanInitializationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanInitializationResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      ResendInitialization(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        email: request.email.isEmpty ? nil : try EmailAddress(request.email),
        code: self.context.drawCode(for: request.userID).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Management_V1_ResendHumanInitializationResponse()
    response.details = outcome.changed
    return response
  }

  package func updateHumanEmail(
    _ request: Zitadel_Management_V1_UpdateHumanEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanEmailResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      UpdateEmail(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        email: try EmailAddress(request.email), isVerified: request.isEmailVerified,
        code: self.context.drawCode(for: request.userID).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Management_V1_UpdateHumanEmailResponse()
    response.details = outcome.changed
    return response
  }

  package func resendHumanEmailVerification(
    _ request: Zitadel_Management_V1_ResendHumanEmailVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanEmailVerificationResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      ResendEmailVerification(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID,
        code: self.context.drawCode(for: request.userID).drawn, policy: self.context.resendPolicy))
    var response = Zitadel_Management_V1_ResendHumanEmailVerificationResponse()
    response.details = outcome.changed
    return response
  }
}

extension ServiceContext {
  /// A number that a request of v1 brings; nil where there is none.
  fileprivate func newPhone(
    _ phone: String?, isVerified: Bool?, of userID: String
  ) throws(DomainError) -> NewPhone? {
    guard let phone else { return nil }
    return NewPhone(
      number: try PhoneNumber(phone), delivery: isVerified == true ? nil : .sms, code: self.drawCode(for: userID).drawn)
  }
}
