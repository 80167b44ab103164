import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.org.v2.OrganizationService`: organizations, for whoever may manage them.
package struct OrganizationV2Service: Zitadel_Org_V2_OrganizationServiceHandler, UseCaseService {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  /// An organization that the caller may change.
  func target(_ organizationID: String, _ call: CallContext) throws(DomainError) -> OrganizationTarget {
    try call.caller.organization(organizationID, "org.write")
  }
}
