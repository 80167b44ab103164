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
/// followed (`Turns`). States that have not followed tell by themselves.
package struct NameLoop: Sendable {
  /// What it tells of its work.
  package enum Progress: Sendable {
    case settled(Int)
    /// A user whose state cannot be written is left until the next switch or the next start.
    case damaged(userID: String, any Error)
    /// Nobody else is left.
    case ended
    /// It is tried again.
    case failed(any Error)
  }

  private let store: any Store
  private let names: any UnsettledNames
  private let turns: Turns
  private let report: @Sendable (Progress) -> Void

  /// - Parameter report: told of what was done.
  package init(
    store: any Store, names: any UnsettledNames, turns: Turns,
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.store = store
    self.names = names
    self.turns = turns
    self.report = report
  }

  /// Works until the task is cancelled, or the store closed.
  package func run() async {
    var arrivals = names.nameSwitches().makeAsyncIterator()
    var damaged: Set<String> = []
    await turns.run {
      report(.failed($0))
    } _: {
      while let version = names.unsettledVersion, !Task.isCancelled {
        // Once round without finding anybody, and without a switch meanwhile.
        if try await settleAll(but: &damaged) == 0 { names.noteSettled(version) }
      }
      damaged.removeAll()
      return await arrivals.next(isolation: #isolation) != nil
    }
  }

  /// Goes through all users once.
  private func settleAll(but damaged: inout Set<String>) async throws -> Int {
    var (after, count) = ("", 0)
    while true {
      let page = try await names.unsettledNames(after: after)
      let users = page.userIDs.filter { !damaged.contains($0) }
      for start in stride(from: 0, to: users.count, by: Turns.piece) {
        count += try await turns.take {
          let settled = try await Turns.write(Array(users[start..<min(start + Turns.piece, users.count)])) {
            try await store.execute(.settleNames(of: $0))
          } damaged: { id, error in
            damaged.insert(id)
            report(.damaged(userID: id, error))
          }
          report(.settled(settled))
          return settled
        }
      }
      guard let last = page.last else { break }
      after = last
    }
    if count == 0 { report(.ended) }
    return count
  }
}
