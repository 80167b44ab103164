import Domain
import Testing

@testable import Persistence

/// Who waits for the like is answered by one statement: each with what is theirs.
@Suite("PostgreSQL: reads that wait together")
struct GatheredReadsTests {
  @Test("of many who ask at once each is told what one alone is told", arguments: [1, 2])
  func together(connections: Int) async throws {
    let test = try TestPostgresStore(readers: connections)
    try await test.setUp()
    for number in 0..<30 {
      let id = "\(100 + number)"
      let machine = try NewMachine(id, in: "10", userName: "m\(id)", machine: Machine(name: "M"))
      try await test.store.execute(.add(machine, by: "11", .organization("10")))
      try await test.store.execute(
        .addPersonalAccessToken(to: Given.target(id), id: "t\(id)", digest: [9, UInt8(number)], expires: nil))
      // None, one or two memberships: so many rows.
      for scope in [Membership.Scope.instance, .organization("10")].prefix(number % 3) {
        let roles = Array(scope.roles.sorted().prefix(1))
        try await test.store.execute(.changeMember(id, .add(roles: roles), of: scope, by: "11"))
      }
    }
    // Some of them are not there.
    let numbers = (0..<400).map { $0 * 7 % 45 }
    var alone: [Int: (user: User?, bearer: Bearer?)] = [:]
    for number in Set(numbers) {
      alone[number] = (
        try await test.store.user(id: "\(100 + number)"),
        try await test.store.bearer(tokenDigest: [9, UInt8(number)])
      )
    }
    #expect(alone.values.count { $0.user != nil } == 30)
    #expect(Set(alone.values.compactMap { $0.bearer?.memberships.count }) == [0, 1, 2])
    let expected = alone
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in numbers {
        group.addTask { try await test.store.user(id: "\(100 + number)") == expected[number]?.user }
        group.addTask {
          let bearer = try await test.store.bearer(tokenDigest: [9, UInt8(number)])
          let known = expected[number]?.bearer
          return bearer?.userID == known?.userID && bearer?.memberships == known?.memberships
        }
        // What is no look-up comes in between.
        group.addTask { try await test.store.user(loginName: "m\(100 + number)") == expected[number]?.user }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(right == 3 * numbers.count)
    // And who is not there for nobody.
    let missing = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 { group.addTask { try await test.store.user(id: "\(number)") == nil } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    // 11 and 100 to 129.
    #expect(missing == 200 - 31)
  }
}
