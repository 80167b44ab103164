import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

extension AdminV1Service {
  func serveInstanceDomains(_ rpc: Methods) {
    // There is one: that under which organizations get theirs.
    rpc.listInstanceDomains { request, _ in
      let instance = try await instance()
      var own = Zitadel_Instance_V1_Domain()
      own.details = .init(1, created: instance.creationDate, changed: instance.creationDate, owner: instance.id)
      (own.domain, own.primary) = (useCases.baseDomain, true)
      var found = [own]
      for query in request.queries {
        switch query.query {
        case .domainQuery(let query)?:
          let match = try TextMatch(query)
          found.removeAll { !match.matches($0.domain) }
        case .generatedQuery(let query)?: found.removeAll { $0.generated != query.generated }
        case .primaryQuery(let query)?: found.removeAll { $0.primary != query.primary }
        case nil: throw Self.unknownQuery
        }
      }
      let (total, page) = (found.count, PageRequest(request.query))
      return .with {
        $0.details = .init(total: total, now: useCases.clock.now)
        $0.sortingColumn = request.sortingColumn
        $0.result = Array(found.dropFirst(page.offset).prefix(page.limit))
      }
    }

    rpc.listInstanceTrustedDomains { request, _ in
      let instance = try await instance()
      var found = instance.trustedDomains
      for query in request.queries {
        guard case .domainQuery(let query)? = query.query else { throw Self.unknownQuery }
        let match = try TextMatch(query)
        found.removeAll { !match.matches($0.value) }
      }
      // Else in the order of their creation.
      if request.sortingColumn.rawValue == 1 { found.sort { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) } }
      let (total, page) = (found.count, PageRequest(request.query))
      if !page.isAscending { found.reverse() }
      return .with {
        $0.details = .init(total: total, now: useCases.clock.now)
        $0.sortingColumn = request.sortingColumn
        $0.result = found.dropFirst(page.offset).prefix(page.limit).map { domain in
          .with {
            $0.domain = domain.value
            $0.details = .init(
              domain.sequence, created: domain.creationDate, changed: domain.changeDate, owner: instance.id)
          }
        }
      }
    }

    rpc.addInstanceTrustedDomain { request, call in
      try await .with(\.details, trust(.addTrustedDomain(request.domain, by: call.caller.userID)).created)
    }

    rpc.removeInstanceTrustedDomain { request, call in
      try await .with(\.details, trust(.removeTrustedDomain(request.domain, by: call.caller.userID)).changed)
    }
  }

  private func trust(_ command: Command<Instance>) async throws -> ChangeOutcome {
    ChangeOutcome(try await useCases.changeInstance(command))
  }

  private static let unknownQuery = DomainError(.invalidArgument, "QUERY-inlsF", "Errors.Query.InvalidRequest")
}

extension TextMatch {
  fileprivate init(_ query: Zitadel_Instance_V1_DomainQuery) throws {
    self = try TextMatch(.init(rawValue: Int(query.method.rawValue)) ?? .equals, query.domain).checked()
  }
}
