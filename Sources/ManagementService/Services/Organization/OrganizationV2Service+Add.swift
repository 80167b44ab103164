import GrpcCore
import ManagementAPI
import Domain

extension OrganizationV2Service {
  func serveAdd(_ rpc: Methods) {
    rpc.addOrganization { request, call in
      let caller = try call.caller
      // Passwords are hashed below.
      try NewAdministeredOrganization.check(administrators: request.admins.count)
      let id = request.organizationID ?? request.orgID ?? useCases.ids.next()
      var new = NewAdministeredOrganization(id: id, name: request.name, administrators: [], .v2)
      var created: [Zitadel_Org_V2_AddOrganizationResponse.CreatedAdmin] = []
      for admin in request.admins {
        let user: NewAdministeredOrganization.Administrator.User
        switch admin.userType {
        case .userID(let id)?: user = .existing(id: id)
        case .human(let message)?:
          var (human, emailCode, phoneCode) = try await useCases.newHuman(
            message, id: message.userID, userName: message.username, in: id, by: caller)
          human.origin = .administrator
          user = .new(human)
          created.append(.with { ($0.userID, $0.emailCode, $0.phoneCode) = (human.userID, emailCode, phoneCode) })
        case nil: throw Status(.unimplemented, "user type is not implemented (ORGv2-SD2r1)")
        }
        new.administrators.append(.init(user, roles: admin.roles))
      }
      let outcome = try await useCases.setUpOrganization(new, by: caller)
      return .with {
        $0.details = outcome.v2
        $0.organizationID = outcome.id
        $0.createdAdmins = created
      }
    }
  }
}
