import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

/// The services of all interfaces.
package enum Services {
  /// - Parameter trial: tries servers that mail is to be handed over to.
  package static func all(_ useCases: UseCases, trial: any MailTrial) -> [any ServiceHandler] {
    [
      ManagementV1Service(useCases: useCases), AdminV1Service(useCases: useCases, trial: trial),
      AuthV1Service(useCases: useCases), UserV2Service(useCases: useCases),
      OrganizationV2Service(useCases: useCases), SessionV2Service(useCases: useCases),
      SettingsV2Service(useCases: useCases), WebKeyV2Service(useCases: useCases),
    ]
  }
}

/// A service over the use cases: what the methods of all interfaces share.
protocol UseCaseService: ServiceHandler {
  associatedtype Methods: ServiceMethods

  var useCases: UseCases { get }
  /// Each gives the methods of one subject their handlers.
  var parts: [(Methods) -> Void] { get }
}

extension UseCaseService {
  func register(in registry: inout MethodRegistry) {
    registry.add(Methods.self) { rpc in
      for serve in parts { serve(rpc) }
    }
  }

  /// Executes a command on what is there.
  func change(_ command: Command<ChangeOutcome>) async throws -> ChangeOutcome {
    try await useCases.store.execute(command)
  }
}
