import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.management.v1.ManagementService`: an organization's administrators manage its users.
///
/// Each method is given its handler in one of the extensions beside this file; one without answers UNIMPLEMENTED.
struct ManagementV1Service: ScopedService {
  typealias Methods = Zitadel_Management_V1_ManagementServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [
      serveDomains, serveFactors, serveHumans, serveInstance, serveLabelPolicy, serveLoginPolicy, serveMachines,
      serveMembers, serveMessageTexts, serveLoginTexts, serveMetadata, serveOrganizationReads,
      serveOrganizationMetadata,
      serveOrganizations, servePasswords, servePolicies, serveProfiles, serveReads, serveStates,
    ]
  }

  func scope(of call: CallContext) throws(DomainError) -> Membership.Scope {
    .organization(try call.caller.organizationID)
  }

  /// A user of the caller's organization.
  func user(_ id: String, for caller: Caller) async throws -> User {
    let id = try TextKind.searched.checked(id)
    guard let user = try await useCases.store.user(id: id), user.exists else { throw Self.unknownUser }
    guard user.organizationID == caller.organizationID else {
      throw DomainError(.notFound, "MANAG-fpo4B", "Errors.User.NotFound")
    }
    return user
  }

  static let unknownUser = DomainError(.notFound, "QUERY-Dfbg2", "Errors.User.NotFound")
}
