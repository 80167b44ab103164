/// Removes the users and members of removed organizations, some at a time, until none is left (`Turns`).
package struct RemovalLoop: Sendable {
  /// The users and members of an organization that has no more are removed before its removal is answered.
  package static var few: Int { 128 }

  /// What it tells of its work.
  package enum Progress: Sendable {
    case removed(Int, of: String)
    /// Who cannot be removed is left until the next removal or the next start.
    case damaged(Leftover, any Error)
    /// Nobody is left of an organization.
    case ended(String)
    /// It is tried again.
    case failed(any Error)
  }

  private let store: any Store
  private let removals: any UnfinishedRemovals
  private let turns: Turns
  private let report: @Sendable (Progress) -> Void

  /// - Parameter report: told of what was done.
  package init(
    store: any Store, removals: any UnfinishedRemovals, turns: Turns,
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.store = store
    self.removals = removals
    self.turns = turns
    self.report = report
  }

  /// Works until the task is cancelled, or the store closed.
  package func run() async {
    var arrivals = removals.removalArrivals().makeAsyncIterator()
    var (known, damaged) = ([String](), Set<Leftover>())
    await turns.run {
      report(.failed($0))
    } _: {
      let organizations = try await removals.organizationsUnderRemoval()
      for id in known where !organizations.contains(id) { report(.ended(id)) }
      known = organizations
      var isOver = true
      // In turns: who has few users does not wait for one who has many.
      for id in organizations { if try await removeSome(of: id, but: &damaged) { isOver = false } }
      guard isOver else { return true }
      damaged.removeAll()
      return await arrivals.next(isolation: #isolation) != nil
    }
  }

  /// - Returns: whether there may be something left to do.
  private func removeSome(of organizationID: String, but damaged: inout Set<Leftover>) async throws -> Bool {
    try await turns.take {
      let found = try await removals.leftovers(of: organizationID, limit: Turns.piece + damaged.count)
      let whole = found.filter { !damaged.contains($0) }
      guard !whole.isEmpty else { return found.isEmpty }
      let count = try await Turns.write(whole) {
        try await store.execute(.removeLeftovers($0))
      } damaged: { leftover, error in
        damaged.insert(leftover)
        report(.damaged(leftover, error))
      }
      if count > 0 { report(.removed(count, of: organizationID)) }
      return true
    }
  }
}

extension UseCases {
  /// Removes an organization. Nobody finds it, nor any of its users, and nobody is its member, from then on; the users' names
  /// are free when all of them are removed, which for few is done when this returns.
  /// - Throws: as `Command.removeOrganization`.
  package func removeOrganization(_ target: OrganizationTarget) async throws -> ChangeOutcome {
    let outcome = try await store.execute(.removeOrganization(target))
    // It is removed, whatever becomes of this: the loop does what is left.
    guard let left = try? await directory.leftovers(of: outcome.id, limit: RemovalLoop.few + 1),
      left.count <= RemovalLoop.few
    else { return outcome }
    for start in stride(from: 0, to: left.count, by: Turns.piece) {
      let piece = Array(left[start..<min(start + Turns.piece, left.count)])
      guard (try? await store.execute(.removeLeftovers(piece))) != nil else { return outcome }
    }
    // Found to be over by whoever asks.
    if !left.isEmpty { _ = try? await directory.leftovers(of: outcome.id, limit: 1) }
    return outcome
  }
}
