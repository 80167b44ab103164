import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveHumans(_ rpc: Methods) {
    rpc.addHumanUser { request, call in
      let caller = try call.caller
      let id = useCases.ids.next()
      var new = try useCases.newHuman(
        id, in: caller.organizationID, userName: request.userName, profile: Profile(request.profile ?? .init()),
        email: request.email?.email, origin: .new)
      new.isEmailVerified = request.email?.isEmailVerified ?? false
      new.phone = try useCases.newPhone(request.phone?.phone, isVerified: request.phone?.isPhoneVerified, of: id)
      new.passwordHash = try await useCases.hash(
        .plain(request.initialPassword), in: caller.organizationID, for: caller.userID)
      new.isPasswordChangeRequired = true
      let outcome = try await useCases.store.execute(
        try .add(new, by: caller.userID, .proof(.v1), policy: useCases.ratePolicy))
      return .with { ($0.userID, $0.details) = (outcome.id, outcome.created) }
    }

    // Like `addHumanUser`, with what another system knew of the person.
    rpc.importHumanUser { request, call in
      let caller = try call.caller
      let recoveryCodes = request.recoveryCodes.compactMap { code in
        if case .raw(let raw)? = code.codeType { raw } else { String?.none }
      }
      // What is not kept must not seem imported; what was hashed elsewhere is compared with nothing here.
      for (isAsked, field) in [
        (request.requestPasswordlessRegistration, "request_passwordless_registration"), (!request.idps.isEmpty, "idps"),
        (recoveryCodes.count < request.recoveryCodes.count, "recovery_codes.hash"),
      ] where isAsked {
        throw Status(.unimplemented, "\(field) is not supported")
      }
      // The field is called a code; what it takes is the secret that codes are made with.
      let totpSecret = request.otpCode.isEmpty ? nil : try TOTPSecret(request.otpCode)
      let id = useCases.ids.next()
      let imported = request.hashedPassword?.value ?? ""
      let hash = try await useCases.hash(
        imported.isEmpty ? .plain(request.password) : .hashed(imported), in: caller.organizationID,
        for: caller.userID)
      var new = try useCases.newHuman(
        id, in: caller.organizationID, userName: request.userName, profile: Profile(request.profile ?? .init()),
        email: request.email?.email, origin: .imported)
      new.isEmailVerified = request.email?.isEmailVerified ?? false
      new.phone = try useCases.newPhone(request.phone?.phone, isVerified: request.phone?.isPhoneVerified, of: id)
      new.passwordHash = hash
      new.isPasswordChangeRequired = request.passwordChangeRequired
      new.sealedTOTPSecret = totpSecret.map { useCases.vault.seal($0, userID: id) }
      new.recoveryCodes = try useCases.digests(ofRecoveryCodes: recoveryCodes, userID: id)
      let outcome = try await useCases.store.execute(
        try .add(new, by: caller.userID, .proof(.v1), policy: useCases.ratePolicy))
      return .with { ($0.userID, $0.details) = (outcome.id, outcome.created) }
    }

    rpc.resendHumanInitialization { request, call in
      let outcome = try await useCases.resendInitialization(
        of: try call.caller.target(request.userID),
        email: request.email.isEmpty ? nil : try EmailAddress(request.email))
      return .with(\.details, outcome.changed)
    }

    rpc.updateHumanEmail { request, call in
      let issued = try await useCases.setEmail(
        of: try call.caller.target(request.userID), to: try EmailAddress(request.email),
        request.isEmailVerified ? nil : .mail())
      return .with(\.details, issued.outcome.changed)
    }

    rpc.resendHumanEmailVerification { request, call in
      let issued = try await useCases.sendEmailCode(to: try call.caller.target(request.userID))
      return .with { $0.details = issued.outcome.changed }
    }
  }
}

extension UseCases {
  /// A person who is to be initialized, with what all methods bring.
  func newHuman(
    _ id: String, in organizationID: String, userName: String, profile: Profile, email: String?,
    origin: NewHuman.Origin
  ) throws(DomainError) -> NewHuman {
    NewHuman(
      id, in: organizationID, userName: userName, profile: profile, email: try EmailAddress(email ?? ""),
      .initialization, code: code(.initialization, for: id), origin: origin)
  }

  /// A number that a request brings; nil where there is none.
  func newPhone(
    _ phone: String?, isVerified: Bool?, of userID: String
  ) throws(DomainError) -> NewContact<PhoneNumber>? {
    guard let phone else { return nil }
    return NewContact(
      try PhoneNumber(phone), delivery: isVerified == true ? nil : .sms,
      code: code(.phoneVerification, for: userID))
  }
}
