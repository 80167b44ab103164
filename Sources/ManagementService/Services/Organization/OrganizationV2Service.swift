import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.org.v2.OrganizationService`: organizations, for whoever may manage them.
struct OrganizationV2Service: UseCaseService {
  typealias Methods = Zitadel_Org_V2_OrganizationServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [serveAdd, serveDomains, serveLife, serveLists, serveMetadata]
  }

  /// An organization that the caller may change.
  func target(_ organizationID: String, _ call: CallContext) throws(DomainError) -> OrganizationTarget {
    try call.caller.organization(organizationID, "org.write")
  }
}
