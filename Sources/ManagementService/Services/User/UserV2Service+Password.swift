import GrpcCore
import ManagementAPI
import Domain

extension UserV2Service {
  func servePassword(_ rpc: Methods) {
    rpc.passwordReset { request, call in
      let delivery: CodeDelivery
      switch request.medium {
      case .returnCode?: delivery = .returned
      case .sendLink(let options)?:
        let template = try URLTemplate.checked(options.urlTemplate)
        delivery = options.notificationType == .sms ? .sms : .mail(urlTemplate: template)
      case nil: delivery = .mail()
      }
      let target = try call.caller.target(request.userID, of: delivery)
      return try await .init(useCases.requestPasswordReset(of: target, delivery))
    }

    rpc.setPassword { request, call in
      let caller = try call.caller
      let password = request.newPassword ?? .init()
      let strength: PasswordStrength =
        switch request.verification {
        case .currentPassword(let current)?: .currentPassword(current)
        case .verificationCode(let code)?: .code(code)
        case nil: .permission
        }
      let outcome = try await useCases.setPassword(
        .plain(password.password), isChangeRequired: password.changeRequired,
        of: Target(request.userID, by: caller.userID, strength.authority(for: caller)), on: strength)
      try await useCases.keepSignedIn(caller, after: outcome)
      return .with { $0.details = outcome.v2 }
    }
  }
}

extension PasswordStrength {
  /// What else the caller needs: nothing beside a proof that only the user can have; without one the permission, even
  /// for oneself.
  func authority(for caller: Caller) -> Authority {
    switch self {
    case .permission: .permission("user.write", of: caller)
    case .currentPassword, .code: .proof(.v2)
    }
  }
}
