import Domain

extension MemoryStore: ReadModels {
  package func lastEvent() async throws -> EventPlace? {
    guard let last = state.log.last, let event = state.events[last.aggregateID]?[last.index] else { return nil }
    return EventPlace(position: UInt64(state.log.count), date: event.date)
  }
}
