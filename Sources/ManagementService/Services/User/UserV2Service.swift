import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.user.v2.UserService`: users across organizations, by whoever holds the permission where they belong.
struct UserV2Service: UseCaseService {
  typealias Methods = Zitadel_User_V2_UserServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [
      serveCreate, serveEmail, serveFactors, serveInvites, serveLists, serveMachines, serveMetadata, serveMethods,
      servePassword, servePhone, serveStates, serveUpdate, serveReads,
    ]
  }

  private func serveReads(_ rpc: Methods) {
    rpc.getUserByID { request, call in
      let user = try await readableUser(request.userID, call.caller)
      let hasExpired = try await !useCases.expiredPasswords(of: [user]).isEmpty
      return .with { ($0.details, $0.user) = (user.detailsV2, Zitadel_User_V2_User(user, hasExpired: hasExpired)) }
    }
  }
}
