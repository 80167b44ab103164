import GrpcCore
import ManagementAPI
import ProtobufCodec
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

  /// Whom a command is about that everybody may give about themselves, and others by permission.
  func target(_ userID: String, _ call: CallContext) throws(DomainError) -> Target {
    try call.caller.target(userID, "user.write", oneself: .free)
  }

  private func serveReads(_ rpc: Methods) {
    rpc.getUserByID { request, call in
      let user = try await readableUser(request.userID, call.caller)
      let hasExpired = try await !useCases.expiredPasswords(of: [user]).isEmpty
      return .with { ($0.details, $0.user) = (user.detailsV2, Zitadel_User_V2_User(user, hasExpired: hasExpired)) }
    }
  }
}

extension TellingCode {
  init(_ issued: Issued) {
    self.init()
    (details, verificationCode) = (issued.outcome.v2, issued.code)
  }
}
