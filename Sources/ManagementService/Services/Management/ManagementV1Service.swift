import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.management.v1.ManagementService`: an organization's administrators manage its users.
///
/// Each method is a file's line in one of the extensions beside this file; those without one answer UNIMPLEMENTED.
package struct ManagementV1Service: Zitadel_Management_V1_ManagementServiceHandler, UseCaseService {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

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
