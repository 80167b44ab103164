import SeededRandom
import Testing
import Domain
import StoreSupport

@testable import Persistence

/// Short histories of names of all scripts, each on a store of its own: names clash all the time.
@Suite("Contract: random names")
struct RandomNameTests {
  @Test(
    "no two users share a name, every claim has its owner, and verification agrees", arguments: SplitMix.seeds(1...4))
  func histories(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    var (accepted, refused) = (0, 0)
    for history in 0..<250 {
      let store = try MemoryStore(clock: TestClock())
      let names = (0..<2).map { _ in String.randomName(&random) }
      var ids: [String] = []
      for step in 0..<Int.random(in: 6...14, using: &random) {
        do {
          try await self.step(step, names, &ids, store, &random)
          accepted += 1
        } catch let error as DomainError {
          refused += error.id == "V3-DKcYh" ? 1 : 0
        }
      }
      try await self.expectSound(store, history)
      await store.close()
    }
    #expect(accepted > 500 && refused > 100, "hardly anything clashed, which proves little: \(accepted), \(refused)")
  }

  private func step(
    _ step: Int, _ names: [String], _ ids: inout [String], _ store: MemoryStore, _ random: inout SplitMix
  ) async throws {
    if step == 0 {
      try await store.execute(try .addOrganization("10", name: "Acme", by: "11", baseDomain: "localhost"))
      return
    }
    let name = (names.randomElement(using: &random) ?? "").respelt(&random)
    let target = Given.target(ids.randomElement(using: &random) ?? "100")
    switch Int.random(in: 0..<8, using: &random) {
    case 0...2:
      try await store.execute(try Given.adding("\(100 + step)", name))
      ids.append("\(100 + step)")
    case 3:
      let new = try NewMachine("\(100 + step)", in: "10", userName: name, machine: Machine(name: "R"))
      try await store.execute(.add(new, by: "11", target.authority))
      ids.append("\(100 + step)")
    case 4, 5: try await store.execute(.changeUserName(of: target, to: name))
    case 6: try await store.execute(.removeUser(target))
    default:
      try await store.execute(try .addOrganization("\(20 + step)", name: name, by: "11", baseDomain: "localhost"))
    }
  }

  private func expectSound(_ store: MemoryStore, _ history: Int) async throws {
    #expect(try store.verifyState().mismatches == [], "history \(history)")
    let users = try await store.users(UserQuery(.all([]), limit: 100)).items
    let folded = Set(users.map { Array($0.userName.folded.utf8) })
    #expect(folded.count == users.count, "history \(history): two users share a name")
    for user in users {
      #expect(try await store.user(loginName: user.userName)?.id == user.id, "history \(history)")
      #expect(try await store.isTaken(UniqueName(.userName, user.userName)), "history \(history)")
    }
    #expect(store.names.count { $0.kind == .userName } == users.count, "history \(history): a name is held by nobody")
  }
}
