import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  func serveInstance(_ rpc: Methods) {
    rpc.healthz { _, _ in .init() }

    rpc.getMyInstance { _, _ in
      let instance = try await instance()
      return .with { $0.instance = .init(instance, domain: useCases.baseDomain, version: useCases.version) }
    }
  }
}

extension Zitadel_Instance_V1_InstanceDetail {
  /// - Parameter domain: under which the instance is reached.
  fileprivate init(_ instance: Instance, domain: String, version: String) {
    self.init()
    let details = Zitadel_V1_ObjectDetails(
      instance.sequence, created: instance.creationDate, changed: instance.changeDate, owner: instance.id)
    (id, self.details, state) = (instance.id, details, .running)
    self.version = version
    var own = Zitadel_Instance_V1_Domain()
    (own.details, own.domain, own.primary) = (details, domain, true)
    domains = [own]
  }
}
