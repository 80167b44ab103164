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
      return try await .init(useCases.setPhone(of: target, to: PhoneNumber(request.phone), delivery))
    }

    rpc.removePhone { request, call in
      try await .with(\.details, change(.removePhone(of: target(request.userID, call))).v2)
    }

    rpc.resendPhoneCode { request, call in
      let delivery: CodeDelivery = if case .returnCode? = request.verification { .returned } else { .sms }
      let target = try call.caller.target(request.userID, of: delivery)
      return try await .init(useCases.sendPhoneCode(to: target, delivery))
    }

    // Needs a valid token and the code, nothing else.
    rpc.verifyPhone { request, call in
      let outcome = try await useCases.verifyPhone(
        of: Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
      return .with(\.details, outcome.v2)
    }
  }
}
