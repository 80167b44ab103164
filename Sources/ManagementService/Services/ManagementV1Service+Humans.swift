import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addHumanUser(
    _ request: Zitadel_Management_V1_AddHumanUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddHumanUserResponse {
    let caller = try context.caller
    let id = self.context.ids.next()
    var new = NewHuman(
      id, in: caller.organizationID, userName: request.userName, profile: try Profile(request.profile ?? .init()),
      email: try EmailAddress(request.email?.email ?? ""), .initialization, code: self.context.code(for: id),
      origin: .new)
    new.isEmailVerified = request.email?.isEmailVerified ?? false
    new.phone = try self.context.newPhone(request.phone?.phone, isVerified: request.phone?.isPhoneVerified, of: id)
    new.passwordHash = try await self.context.hash(request.initialPassword, in: caller.organizationID)
    new.isPasswordChangeRequired = true
    let outcome = try await self.context.store.execute(try .add(new, by: caller.userID, .proof(.v1)))
    return .with { ($0.userID, $0.details) = (outcome.id, outcome.created) }
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
    var new = NewHuman(
      id, in: caller.organizationID, userName: request.userName, profile: try Profile(request.profile ?? .init()),
      email: try EmailAddress(request.email?.email ?? ""), .initialization, code: self.context.code(for: id),
      origin: .imported)
    new.isEmailVerified = request.email?.isEmailVerified ?? false
    new.phone = try self.context.newPhone(request.phone?.phone, isVerified: request.phone?.isPhoneVerified, of: id)
    new.passwordHash = hash
    new.isPasswordChangeRequired = request.passwordChangeRequired
    new.sealedTOTPSecret = totpSecret.map { self.context.vault.seal($0, userID: id) }
    let outcome = try await self.context.store.execute(try .add(new, by: caller.userID, .proof(.v1)))
    return .with { ($0.userID, $0.details) = (outcome.id, outcome.created) }
  }

  package func resendHumanInitialization(
    _ request: Zitadel_Management_V1_ResendHumanInitializationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanInitializationResponse {
    let details = try await self.change(
      .resendInitialization(
        of: try context.caller.target(request.userID),
        email: request.email.isEmpty ? nil : try EmailAddress(request.email),
        code: self.context.code(for: request.userID), policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func updateHumanEmail(
    _ request: Zitadel_Management_V1_UpdateHumanEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateHumanEmailResponse {
    let details = try await self.change(
      .setEmail(
        of: try context.caller.target(request.userID), to: try EmailAddress(request.email),
        request.isEmailVerified ? nil : .mail(), code: self.context.code(for: request.userID),
        policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }

  package func resendHumanEmailVerification(
    _ request: Zitadel_Management_V1_ResendHumanEmailVerificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResendHumanEmailVerificationResponse {
    let details = try await self.change(
      .sendEmailCode(
        to: try context.caller.target(request.userID), code: self.context.code(for: request.userID),
        policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }
}

extension ServiceContext {
  /// A number that a request of v1 brings; nil where there is none.
  fileprivate func newPhone(
    _ phone: String?, isVerified: Bool?, of userID: String
  ) throws(DomainError) -> NewPhone? {
    guard let phone else { return nil }
    return NewPhone(
      number: try PhoneNumber(phone), delivery: isVerified == true ? nil : .sms, code: code(for: userID))
  }
}
