import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  func serveContact(_ rpc: Methods) {
    rpc.getMyEmail { _, call in
      let me = try await me(call)
      let human = try me.human(reading: .email)
      return .with { ($0.details, $0.email) = (me.details, Zitadel_User_V1_Email(human.email)) }
    }

    rpc.setMyEmail { request, call in
      let issued = try await useCases.setEmail(of: oneself(call), to: try EmailAddress(request.email), .mail())
      return .with(\.details, issued.outcome.changed)
    }

    rpc.verifyMyEmail { request, call in
      let id = try call.caller.userID
      return try await .with(
        \.details, useCases.verifyEmail(of: Target(id, by: id, .proof(.v1)), code: request.code).changed)
    }

    rpc.resendMyEmailVerification { _, call in
      try await .with(\.details, useCases.sendEmailCode(to: oneself(call)).outcome.changed)
    }

    rpc.getMyPhone { _, call in
      let me = try await me(call)
      let human = try me.human(reading: .phone)
      return .with { ($0.details, $0.phone) = (me.details, Zitadel_User_V1_Phone(human.phone)) }
    }

    rpc.setMyPhone { request, call in
      let issued = try await useCases.setPhone(of: oneself(call), to: try PhoneNumber(request.phone), .sms)
      return .with(\.details, issued.outcome.changed)
    }

    rpc.verifyMyPhone { request, call in
      try await .with(\.details, useCases.verifyPhone(of: oneself(call), code: request.code).changed)
    }

    rpc.resendMyPhoneVerification { _, call in
      try await .with(\.details, useCases.sendPhoneCode(to: oneself(call)).outcome.changed)
    }

    rpc.removeMyPhone { _, call in
      try await .with(\.details, change(.removePhone(of: oneself(call))).changed)
    }
  }
}
