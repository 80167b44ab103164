import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  func serveInvites(_ rpc: Methods) {
    rpc.createInviteCode { request, call in
      let delivery: CodeDelivery =
        switch request.verification {
        case .returnCode?: .returned
        case .sendCode(let options)?:
          .mail(
            urlTemplate: try URLTemplate.checked(options.urlTemplate),
            applicationName: try options.applicationName.map { (name) throws(DomainError) in
              try TextKind.name.checked(name.trimmed)
            })
        case nil: .mail()
        }
      let issued = try await useCases.invite(
        try call.caller.target(request.userID, of: delivery), delivery)
      return .with { ($0.details, $0.inviteCode) = (issued.outcome.v2, issued.code) }
    }

    rpc.resendInviteCode { request, call in
      try await .with(\.details, useCases.invite(call.caller.target(request.userID, of: .again), .again).outcome.v2)
    }

    // Needs a valid token and the code, nothing else.
    rpc.verifyInviteCode { request, call in
      let outcome = try await useCases.acceptInvite(
        Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
      return .with(\.details, outcome.v2)
    }
  }
}
