import GrpcCore
import ManagementAPI

extension AdminV1Service {
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
