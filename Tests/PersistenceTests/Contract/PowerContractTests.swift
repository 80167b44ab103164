import Domain
import Persistence
import Testing

/// What commands of one batch say of who holds what: each sees those before it.
@Suite("Contract: power")
struct PowerContractTests {
  private static func giving(_ roles: [String], to userID: String) -> Command<Void> {
    Command(by: "", [.instance]) { changes in
      guard var instance = changes.instance else { return }
      changes.append(.memberAdded(userID: userID, roles: roles), to: &instance)
    }
  }

  private static func adding(_ id: String) throws -> Command<ChangeOutcome> {
    .add(
      try NewMachine(id, in: "10", userName: "m\(id)", machine: Machine(name: "M")), by: "11", .organization("10"))
  }

  /// Executes commands so that as many as can be come into one batch, in their order.
  private func together(
    _ test: any TestedStore, _ commands: [Command<Void>]
  ) async throws -> [Result<Void, any Error>] {
    let gate = try await Gate.of(test)
    let (stream, arrival) = AsyncStream.makeStream(of: Void.self)
    let tasks = commands.map { command in
      let task = Task { () -> Result<Void, any Error> in
        arrival.yield()
        do { return .success(try await test.store.execute(command)) } catch { return .failure(error) }
      }
      return task
    }
    var arrivals = stream.makeAsyncIterator()
    for _ in commands { await arrivals.next() }
    gate?.open()
    var results: [Result<Void, any Error>] = []
    for task in tasks { results.append(await task.value) }
    return results
  }

  @Test("of two last owners who leave at once one stays", arguments: StoreKind.allCases)
  func lastOwners(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    for round in 0..<20 {
      let (left, right) = ("\(2 * round + 100)", "\(2 * round + 101)")
      for id in [left, right] {
        try await test.store.execute(try Self.adding(id))
        try await test.store.execute(Self.giving(["IAM_OWNER"], to: id))
      }
      // Whoever stayed of those before is an owner as well: they go first.
      for entry in try await test.store.memberships(userID: "11") where entry.value.scope == .instance {
        try await test.store.execute(.removeUser(Target("11", by: "", .proof(.v1))))
      }
      for id in 100..<(2 * round + 100) where try await test.store.user(id: "\(id)")?.exists == true {
        try await test.store.execute(.removeUser(Target("\(id)", by: "", .proof(.v1))))
      }
      let ends: [Command<ChangeOutcome>] = [
        .change(.lock, Target(left, by: left, .organization("10"))),
        round % 2 == 0
          ? .removeUser(Target(right, by: right, .organization("10")))
          : .change(.deactivate, Target(right, by: right, .organization("10"))),
      ]
      let results = try await together(test, ends.map { $0.withoutOutcome })
      let refusals = results.compactMap { result -> DomainError? in
        if case .failure(let error) = result { error as? DomainError } else { nil }
      }
      #expect(refusals.map(\.id) == ["SIGNET-La5tO"], "round \(round)")
    }
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("of two last owners who give that up at once one stays one", arguments: StoreKind.allCases)
  func lastOwnersWhoLeave(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try Self.adding("100"))
    for round in 0..<12 {
      for id in ["11", "100"] {
        let held = try await test.store.memberships(userID: id).first { $0.value.scope == .instance }
        if held == nil { try await test.store.execute(Self.giving(["IAM_OWNER"], to: id)) }
        if held?.value.roles == ["IAM_OWNER_VIEWER"] {
          let owner = id == "11" ? "100" : "11"
          try await test.store.execute(.changeMember(id, .update(roles: ["IAM_OWNER"]), of: .instance, by: owner))
        }
      }
      let loss = [MemberChange.remove, .update(roles: ["IAM_OWNER_VIEWER"])]
      let ends: [Command<ChangeOutcome>] = [
        .changeMember("11", loss[round % 2], of: .instance, by: "11"),
        round % 3 == 0
          ? .change(.lock, Target("100", by: "100", .organization("10")))
          : .changeMember("100", loss[round / 2 % 2], of: .instance, by: "100"),
      ]
      let results = try await together(test, ends.map { $0.withoutOutcome })
      let refusals = results.compactMap { result -> DomainError? in
        if case .failure(let error) = result { error as? DomainError } else { nil }
      }
      #expect(refusals.map(\.id) == ["SIGNET-La5tO"], "round \(round)")
      if try await test.store.user(id: "100")?.state == .locked {
        try await test.store.execute(.change(.unlock, Target("100", by: "", .proof(.v1))))
      }
    }
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test(
    "who has just become more is touched no more, who has just become less touches nobody",
    arguments: StoreKind.allCases)
  func changesOfPower(_ kind: StoreKind) async throws {
    let test = try kind.makeOrdered()
    try await test.setUp()
    try await test.store.execute(try Self.adding("100"))
    try await test.store.execute(try Self.adding("101"))
    try await test.store.execute(Self.giving(["IAM_USER_MANAGER"], to: "101"))
    let rename = { (name: String) in
      Command.changeUserName(of: Target("100", by: "101", .organization("10")), to: name).withoutOutcome
    }
    try await test.store.execute(rename("first"))
    let risen = try await together(
      test, [rename("second"), Self.giving(["IAM_OWNER"], to: "100"), rename("third")])
    #expect(throws: Never.self) { try risen[0].get() }
    #expect(throws: DomainError.permissionMissingOnTarget) { try risen[2].get() }
    // Owners alike, until one of them is gone in the same batch.
    try await test.store.execute(Self.giving(["IAM_OWNER"], to: "101"))
    let gone = try await together(
      test,
      [
        rename("fourth"), Command.removeUser(Target("101", by: "", .proof(.v1))).withoutOutcome, rename("fifth"),
      ])
    #expect(throws: Never.self) { try gone[0].get() }
    #expect(throws: DomainError.permissionMissingOnTarget) { try gone[2].get() }
    #expect(try await test.store.user(id: "100")?.userName == "fourth")
  }
}

extension Command where Outcome == ChangeOutcome {
  /// The same, of which nobody asks what became.
  fileprivate var withoutOutcome: Command<Void> {
    Command<Void>(by: editorID, keys, further: further, last: last) { changes throws(DomainError) in
      _ = try decide(&changes)
    }
  }
}
