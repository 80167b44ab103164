import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveProfiles(_ rpc: Methods) {
    rpc.updateUserName { request, call in
      let outcome = try await change(
        .changeUserName(of: try call.caller.target(request.userID), to: request.userName))
      return .with(\.details, outcome.changed)
    }

    rpc.getHumanProfile { request, call in
      let (user, human) = try await human(request.userID, reading: .profile, for: call.caller)
      return .with { ($0.details, $0.profile) = (user.details, Zitadel_User_V1_Profile(human.profile)) }
    }

    rpc.updateHumanProfile { request, call in
      let outcome = try await change(
        try .changeProfile(of: try call.caller.target(request.userID), to: Profile(request)))
      return .with(\.details, outcome.changed)
    }

    rpc.getHumanPhone { request, call in
      let (user, human) = try await human(request.userID, reading: .phone, for: call.caller)
      return .with { ($0.details, $0.phone) = (user.details, Zitadel_User_V1_Phone(human.phone)) }
    }

    rpc.updateHumanPhone { request, call in
      let issued = try await useCases.setPhone(
        of: try call.caller.target(request.userID), to: try PhoneNumber(request.phone),
        request.isPhoneVerified ? nil : .sms)
      return .with(\.details, issued.outcome.changed)
    }

    rpc.removeHumanPhone { request, call in
      try await .with(\.details, change(.removePhone(of: call.caller.target(request.userID))).changed)
    }

    rpc.resendHumanPhoneVerification { request, call in
      try await .with(\.details, useCases.sendPhoneCode(to: call.caller.target(request.userID)).outcome.changed)
    }
  }
}
