import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveInstance(_ rpc: Methods) {
    rpc.healthz { _, _ in .init() }

    // Where OpenID Connect is told of: open to all.
    rpc.getOIDCInformation { _, _ in
      let issuer = useCases.origin.text
      return .with { ($0.issuer, $0.discoveryEndpoint) = (issuer, "\(issuer)/.well-known/openid-configuration") }
    }
  }
}
