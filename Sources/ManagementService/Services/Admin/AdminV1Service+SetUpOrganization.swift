import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  func serveSetUpOrganization(_ rpc: Methods) {
    rpc.setUpOrg { request, call in
      let caller = try call.caller
      guard case .human(let message)? = request.user else {
        throw Status(.unimplemented, "user type is not implemented")
      }
      let (organizationID, userID) = (useCases.ids.next(), useCases.ids.next())
      var human = try useCases.newHuman(
        userID, in: organizationID, userName: message.userName, profile: Profile(message.profile ?? .init()),
        email: message.email?.email, origin: .new)
      human.isEmailVerified = message.email?.isEmailVerified ?? false
      human.phone = try useCases.newPhone(message.phone?.phone, isVerified: message.phone?.isPhoneVerified, of: userID)
      human.passwordHash = try await useCases.hash(.plain(message.password), in: organizationID, for: caller.userID)
      human.isPasswordChangeRequired = true
      var new = NewAdministeredOrganization(
        id: organizationID, name: request.org?.name ?? "", administrators: [.init(.new(human), roles: request.roles)],
        .v1)
      new.domain = request.org?.domain ?? ""
      let outcome = try await useCases.setUpOrganization(new, by: caller)
      return .with { ($0.details, $0.orgID, $0.userID) = (outcome.created, organizationID, userID) }
    }
  }
}
