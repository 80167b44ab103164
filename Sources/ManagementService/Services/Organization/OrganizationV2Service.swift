import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.org.v2.OrganizationService`: organizations, for whoever may manage them.
package struct OrganizationV2Service: Zitadel_Org_V2_OrganizationServiceHandler {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }
}
