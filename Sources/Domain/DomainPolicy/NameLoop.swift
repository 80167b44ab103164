extension Command<Int> {
  /// Gives users the names in their states that they have by the domain policy. The outcome: how many had others.
  package static func settleNames(of userIDs: [String]) -> Self {
    Self(by: "", userIDs.map { .user($0) }) { changes in
      userIDs.flatMap { changes.namingKeys(of: $0) }
    } decide: { changes in
      var count = 0
      for id in userIDs {
        guard var user = changes.user(id), user.exists else { continue }
        if changes.settleName(of: &user) { count += 1 }
      }
      return count
    }
  }
}

extension Changes {
  /// Writes down what a user is called. Needs `Key.naming(of:)`.
  /// - Returns: whether the state said otherwise.
  @discardableResult
  mutating func settleName(of user: inout User) -> Bool {
    let naming = naming(of: user.organizationID)
    guard !naming.isSettled(user) else { return false }
    append(.nameFormed(naming.name(of: user), naming.form), to: &user)
    return true
  }
}

/// Writes the names that a switch of the domain policy has given into the states of users, some at a time, until all have
/// followed.
///
/// It takes turns with whoever else writes, as `RemovalLoop` does. Where it ends, it goes on with the next start: states
/// that have not followed tell by themselves.
package struct NameLoop: Sendable {
  /// So many users are settled by one command.
  static var batch: Int { 32 }

  /// What it tells of its work.
  package enum Progress: Sendable {
    case settled(Int)
    /// Nobody is left.
    case ended
    /// It is tried again.
    case failed(any Error)
  }

  private let store: any Store
  private let names: any UnsettledNames
  private let clock: any Clock
  private let pause: @Sendable (_ microseconds: Int64) async throws -> Void
  private let report: @Sendable (Progress) -> Void

  /// - Parameters:
  ///   - pause: lets time pass, and throws `CancellationError` once its task is cancelled.
  ///   - report: told of what was done.
  package init(
    store: any Store, names: any UnsettledNames, clock: any Clock,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void,
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.store = store
    self.names = names
    self.clock = clock
    self.pause = pause
    self.report = report
  }

  /// Works until the task is cancelled, or the store closed.
  package func run() async {
    var arrivals = names.nameSwitches().makeAsyncIterator()
    while !Task.isCancelled {
      do {
        while let version = names.unsettledVersion, !Task.isCancelled {
          // Once round without finding anybody, and without a switch meanwhile.
          if try await settleAll() == 0 { names.noteSettled(version) }
        }
        if await arrivals.next() == nil { return }
      } catch is CancellationError {
        return
      } catch {
        report(.failed(error))
        guard (try? await pause(10_000_000)) != nil else { return }
      }
    }
  }

  /// Goes through all users once.
  private func settleAll() async throws -> Int {
    var (after, count) = ("", 0)
    while true {
      let page = try await names.unsettledNames(after: after)
      for start in stride(from: 0, to: page.userIDs.count, by: Self.batch) {
        let began = clock.now
        let batch = Array(page.userIDs[start..<min(start + Self.batch, page.userIDs.count)])
        let settled = try await store.execute(.settleNames(of: batch))
        count += settled
        report(.settled(settled))
        // A clock can be set.
        try await pause(min(max(0, clock.now.microseconds - began.microseconds), 1_000_000))
      }
      guard let last = page.last else { break }
      after = last
    }
    if count == 0 { report(.ended) }
    return count
  }
}
