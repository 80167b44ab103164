import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.admin.v1.AdminService`: who runs the instance manages its organizations, members, providers and languages.
package struct AdminV1Service: Zitadel_Admin_V1_AdminServiceHandler {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }
}
