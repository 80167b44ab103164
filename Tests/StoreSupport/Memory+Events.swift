import Domain
import Persistence

extension MemoryStore: EventLog {
  package func events(_ query: EventQuery) async throws -> [PublishedEvent] { state.events(query) }
}

extension MemoryState {
  /// In the order of their commits.
  func events(_ query: EventQuery) -> [PublishedEvent] {
    let found = log.lazy.map { self.events[$0.aggregateID]?[$0.index] }.compactMap { $0 }
      .map { (event: $0, type: $0.payload.storedType) }.filter { query.matches($0.event, type: $0.type) }
      .map { PublishedEvent($0.event, type: $0.type) }
    return query.isAscending ? Array(found.prefix(query.limit)) : Array(found.suffix(query.limit).reversed())
  }
}
