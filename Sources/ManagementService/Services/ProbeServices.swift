import GrpcCore
import ManagementAPI

/// `zitadel.admin.v1.AdminService`: so far its probe.
package struct AdminV1Service: Zitadel_Admin_V1_AdminServiceHandler {
  package init() {}

  package func healthz(
    _ request: Zitadel_Admin_V1_HealthzRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_HealthzResponse { .init() }
}

extension AuthV1Service {
  package func healthz(
    _ request: Zitadel_Auth_V1_HealthzRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_HealthzResponse { .init() }
}

extension ManagementV1Service {
  package func healthz(
    _ request: Zitadel_Management_V1_HealthzRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_HealthzResponse { .init() }
}

/// `zitadel.org.v2.OrganizationService`: every method answers UNIMPLEMENTED so far.
package struct OrganizationV2Service: Zitadel_Org_V2_OrganizationServiceHandler {
  package init() {}
}
