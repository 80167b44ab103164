/// Removes the users of removed organizations, some at a time, until none is left.
///
/// It takes turns with whoever else writes: after each commit it rests for as long as that took, waiting included. So of
/// the writer's time it has half at most, and less the more others want; and nobody waits for more than a batch of it.
/// Where it ends, it goes on with the next start: what is left is in the store.
package struct RemovalLoop: Sendable {
  /// So many users are removed by one command. Each takes as long as ten resends.
  static var batch: Int { 32 }
  /// The users of an organization that has no more are removed before its removal is answered.
  package static var few: Int { 128 }

  /// What it tells of its work.
  package enum Progress: Sendable {
    case removed(Int, of: String)
    /// Nobody is left of an organization.
    case ended(String)
    /// It is tried again.
    case failed(any Error)
  }

  private let store: any Store
  private let removals: any UnfinishedRemovals
  private let clock: any Clock
  private let pause: @Sendable (_ microseconds: Int64) async throws -> Void
  private let report: @Sendable (Progress) -> Void

  /// - Parameters:
  ///   - pause: lets time pass, and throws `CancellationError` once its task is cancelled.
  ///   - report: told of what was done.
  package init(
    store: any Store, removals: any UnfinishedRemovals, clock: any Clock,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void,
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.store = store
    self.removals = removals
    self.clock = clock
    self.pause = pause
    self.report = report
  }

  /// Works until the task is cancelled, or the store closed.
  package func run() async {
    var arrivals = removals.removalArrivals().makeAsyncIterator()
    var known: [String] = []
    while !Task.isCancelled {
      do {
        let organizations = try await removals.organizationsUnderRemoval()
        for id in known where !organizations.contains(id) { report(.ended(id)) }
        known = organizations
        // In turns: who has few users does not wait for one who has many.
        for id in organizations { try await removeSome(of: id) }
        if organizations.isEmpty, await arrivals.next() == nil { return }
      } catch is CancellationError {
        return
      } catch {
        report(.failed(error))
        guard (try? await pause(10_000_000)) != nil else { return }
      }
    }
  }

  private func removeSome(of organizationID: String) async throws {
    let began = clock.now
    let users = try await removals.leftovers(of: organizationID, limit: Self.batch)
    guard !users.isEmpty else { return }
    let count = try await remove(users)
    report(.removed(count, of: organizationID))
    // A clock can be set.
    try await pause(min(max(0, clock.now.microseconds - began.microseconds), 1_000_000))
  }

  /// - Throws: when none of them could be removed.
  private func remove(_ userIDs: [String]) async throws -> Int {
    do {
      return try await store.execute(.removeLeftovers(userIDs))
    } catch let error as StoreError where !error.isTransient && userIDs.count > 1 {
      // What is damaged of one stops no other.
      var count = 0
      for id in userIDs { count += (try? await store.execute(.removeLeftovers([id]))) ?? 0 }
      guard count > 0 else { throw error }
      return count
    }
  }
}

extension UseCases {
  /// Removes an organization. Nobody finds it, nor any of its users, from then on; the users' names are free when all of
  /// them are removed, which for few users is done when this returns.
  /// - Throws: as `Command.removeOrganization`.
  package func removeOrganization(_ target: OrganizationTarget) async throws -> ChangeOutcome {
    let outcome = try await store.execute(.removeOrganization(target))
    // It is removed, whatever becomes of this: the loop does what is left.
    guard let users = try? await directory.leftovers(of: outcome.id, limit: RemovalLoop.few + 1),
      users.count <= RemovalLoop.few
    else { return outcome }
    for start in stride(from: 0, to: users.count, by: RemovalLoop.batch) {
      let batch = Array(users[start..<min(start + RemovalLoop.batch, users.count)])
      guard (try? await store.execute(.removeLeftovers(batch))) != nil else { return outcome }
    }
    // Found to be over by whoever asks.
    if !users.isEmpty { _ = try? await directory.leftovers(of: outcome.id, limit: 1) }
    return outcome
  }
}
