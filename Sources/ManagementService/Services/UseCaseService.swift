import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

/// A service over the use cases: what the methods of all interfaces share.
protocol UseCaseService: ServiceHandler {
  var useCases: UseCases { get }
}

extension UseCaseService {
  /// Executes a command on what is there.
  func change(_ command: Command<ChangeOutcome>) async throws -> ChangeOutcome {
    try await useCases.store.execute(command)
  }
}
