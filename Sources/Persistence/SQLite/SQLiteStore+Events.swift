import Domain

extension SQLiteStore: EventLog {
  /// One slice after the other, each as a list of its own: others come in between.
  package func events(_ query: EventQuery) async throws -> [PublishedEvent] {
    var walk = EventWalk(query)
    while !walk.isDone {
      try Task.checkCancellation()
      let before = walk
      walk = try await self.lists.read { reader in
        var walk = before
        try walk.step(reader.connection)
        return walk
      }
    }
    return walk.found
  }
}
