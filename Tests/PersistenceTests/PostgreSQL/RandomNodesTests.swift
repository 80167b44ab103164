import Domain
import SeededRandom
import Testing

@testable import Persistence

/// Whatever is commanded through two nodes at once: what is stored is the fold of the events, names are held by one, and what
/// each node keeps in memory lists what one does that reads everything anew.
@Suite("PostgreSQL: random commands through two nodes")
struct RandomNodesTests {
  private static let (callers, steps) = (8, 40)

  @Test(arguments: SplitMix.seeds(1...1))
  func nodesAgree(seed: UInt64) async throws {
    let test = try TestPostgresStore()
    try await test.setUp()
    let other = try test.another()
    let nodes = [test.postgres, other]
    var accepted = 0
    for round in 0..<3 {
      accepted += try await withThrowingTaskGroup(of: Int.self) { group in
        for caller in 0..<Self.callers {
          group.addTask {
            var random = SplitMix(seed: seed &* 1000 &+ UInt64(round * Self.callers + caller))
            var accepted = 0
            for step in 0..<Self.steps {
              test.clock.advance(seconds: Int64.random(in: 0...5, using: &random))
              let number = (round * Self.steps + step) * Self.callers + caller
              do {
                try await RandomCommandTests().step(number, nodes[(caller + step) % 2], &random)
                accepted += 1
              } catch is DomainError {
                // Refused; what was committed with the refusal is looked at below.
              } catch let error as StoreError where error.isTransient {
                // Others came in between, again and again.
              }
              // Lists follow while others write.
              if step % 10 == 9 { _ = try await nodes[step / 10 % 2].users(Self.queries[caller % Self.queries.count]) }
            }
            return accepted
          }
        }
        return try await group.reduce(0, +)
      }
      try await RandomCommandTests().expectSound(test)
      let fresh = try test.another()
      for query in Self.queries {
        let expected = try await fresh.users(query)
        for node in nodes { #expect(try await node.users(query) == expected, "round \(round)") }
      }
      await fresh.close()
    }
    #expect(accepted > 120, "nearly all was refused, which proves little")
    await other.close()
  }

  private static let queries: [UserQuery] = {
    let name = UserQuery.Condition.text(.userName, .init(.contains, ignoresCase: true), "ad")
    let address = UserQuery.Condition.text(.email, .init(.startsWith, ignoresCase: true), "2@")
    let conditions: [UserQuery.Condition] = [.all([]), name, address, .not(name), .state(.active), .state(.locked)]
    return conditions.enumerated().map { index, condition in
      UserQuery(condition, order: [.userName, .creationDate, .email, .state][index % 4], limit: 1000)
    }
  }()
}
