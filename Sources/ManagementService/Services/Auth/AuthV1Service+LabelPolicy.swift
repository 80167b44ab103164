import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  func serveLabelPolicy(_ rpc: Methods) {
    rpc.getMyLabelPolicy { _, call in
      try await .with(\.policy, useCases.labelMessage(isActive: true, of: call.caller.organizationID))
    }
  }
}
