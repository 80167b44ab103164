import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension AdminV1Service {
  func serveSecretGenerators(_ rpc: Methods) {
    rpc.listSecretGenerators { request, _ in
      try QuerySize.check(request.queries.count)
      let wanted = try request.queries.map { (query) throws(DomainError) in
        guard case .typeQuery(let type)? = query.query else {
          throw DomainError(.invalidArgument, "ORG-fm9es", "List.Query.Invalid")
        }
        return type.generatorType
      }
      let instance = try await instance()
      let found = SecretGenerator.Kind.allCases.filter { kind in wanted.allSatisfy { $0 == .init(kind) } }
      let page = PageRequest(request.query)
      let ordered = page.isAscending ? found : found.reversed()
      return .with {
        $0.details = .init(total: found.count, now: useCases.clock.now)
        $0.result = ordered.dropFirst(page.offset).prefix(page.limit).map { .init($0, of: instance) }
      }
    }

    rpc.getSecretGenerator { request, _ in
      guard let kind = SecretGenerator.Kind(request.generatorType) else {
        throw DomainError(.notFound, "QUERY-m9wff", "Errors.SecretGenerator.NotFound")
      }
      let instance = try await instance()
      return .with { $0.secretGenerator = .init(kind, of: instance) }
    }

    rpc.updateSecretGenerator { request, call in
      guard let kind = SecretGenerator.Kind(request.generatorType) else {
        throw DomainError(.invalidArgument, "COMMAND-33k9f", "Errors.SecretGenerator.TypeMissing")
      }
      var alphabets: SecretGenerator.Alphabets = []
      if request.includeLowerLetters { alphabets.insert(.lowercase) }
      if request.includeUpperLetters { alphabets.insert(.uppercase) }
      if request.includeDigits { alphabets.insert(.digits) }
      if request.includeSymbols { alphabets.insert(.symbols) }
      let outcome = try await useCases.setSecretGenerator(
        kind, length: Int(request.length), lifetime: request.expiry.map(\.clampedMicroseconds), alphabets: alphabets,
        by: try call.caller.userID)
      return .with(\.details, outcome.changed)
    }
  }

  /// - Throws: `QUERY-n0wng` where nothing is set up.
  func instance() async throws -> Instance {
    guard let instance = try await useCases.store.instance() else {
      throw DomainError(.notFound, "QUERY-n0wng", "Errors.IAM.NotFound")
    }
    return instance
  }
}

extension SecretGenerator.Kind {
  fileprivate init?(_ type: Zitadel_Settings_V1_SecretGeneratorType) { self.init(rawValue: Int(type.rawValue)) }
}

extension Zitadel_Settings_V1_SecretGeneratorType {
  fileprivate init(_ kind: SecretGenerator.Kind) { self.init(rawValue: Int32(kind.rawValue)) }
}

extension Zitadel_Settings_V1_SecretGenerator {
  /// As it was set, or as it is by default: then it is the instance's, and as old.
  fileprivate init(_ kind: SecretGenerator.Kind, of instance: Instance) {
    self.init()
    let (setting, generator) = (instance.secretGenerators[kind], instance.secretGenerator(kind))
    generatorType = .init(kind)
    details = .init(
      setting?.sequence ?? 1, created: setting?.creationDate ?? instance.creationDate,
      changed: setting?.changeDate ?? instance.creationDate, owner: instance.id)
    length = UInt32(generator.length)
    expiry = Google_Protobuf_Duration(microseconds: generator.lifetime)
    includeLowerLetters = generator.alphabets.contains(.lowercase)
    includeUpperLetters = generator.alphabets.contains(.uppercase)
    includeDigits = generator.alphabets.contains(.digits)
    includeSymbols = generator.alphabets.contains(.symbols)
  }
}
