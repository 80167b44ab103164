import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  func servePhone(_ rpc: Methods) {
    rpc.setPhone { request, call in
      let delivery: CodeDelivery? =
        switch request.verification {
        case .isVerified?: nil
        case .returnCode?: .returned
        case .sendCode?, nil: .sms
        }
      let target = try call.caller.target(request.userID, of: delivery)
      let issued = try await useCases.setPhone(of: target, to: try PhoneNumber(request.phone), delivery)
      return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
    }

    rpc.removePhone { request, call in
      let outcome = try await change(
        .removePhone(of: try call.caller.target(request.userID, "user.write", oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.resendPhoneCode { request, call in
      let delivery: CodeDelivery = if case .returnCode? = request.verification { .returned } else { .sms }
      let target = try call.caller.target(request.userID, of: delivery)
      let issued = try await useCases.sendPhoneCode(to: target, delivery)
      return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
    }

    // Needs a valid token and the code, nothing else.
    rpc.verifyPhone { request, call in
      let outcome = try await useCases.verifyPhone(
        of: Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
      return .with(\.details, outcome.v2)
    }
  }
}
