import GrpcCore
import ManagementAPI

/// `zitadel.admin.v1.AdminService`: so far its probe.
public struct AdminV1Service: Zitadel_Admin_V1_AdminServiceHandler {
  public init() {}

  public func healthz(
    _ request: Zitadel_Admin_V1_HealthzRequest, _ context: CallContext
  ) async throws -> Zitadel_Admin_V1_HealthzResponse {
    Zitadel_Admin_V1_HealthzResponse()
  }
}

/// `zitadel.org.v2.OrganizationService`: every method answers UNIMPLEMENTED so far.
public struct OrganizationV2Service: Zitadel_Org_V2_OrganizationServiceHandler {
  public init() {}
}
