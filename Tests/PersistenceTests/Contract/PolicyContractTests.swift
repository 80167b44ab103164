import Testing
import Domain

@testable import Persistence

@Suite("Contract: policies")
struct PolicyContractTests {
  private static func add<P: Policy>(_ policy: P, _ scope: Membership.Scope, to store: any Store) async throws {
    try await store.execute(.changePolicy(scope == .instance ? .set(policy) : .add(policy), of: scope, by: "11"))
  }

  @Test("each outlives a restart, of an organization and of the instance", arguments: StoreKind.allCases)
  func reads(kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    for scope in [Membership.Scope.organization("10"), .instance] {
      for value in RecordTests.policies where value.kind != .security || scope == .instance {
        test.clock.advance(seconds: 1)
        try await Self.add(value.policy, scope, to: test.store)
      }
      // An update of the instance's leaves the factors that are built in.
      try await test.store.execute(.changeFactor(.second(.u2f), isAdded: scope != .instance, of: scope, by: "11"))
    }
    let organization = try #require(try await test.store.organization(id: "10"))
    let instance = try #require(try await test.store.instance())
    #expect(organization.policies[LockoutPolicy.self]?.value.maximumPasswordAttempts == 5)
    #expect(organization.policies[LoginPolicy.self]?.value.secondFactors == [.u2f, .smsOTP, .recoveryCodes])
    #expect(instance.policies[LoginPolicy.self]?.value.secondFactors == [.totp, .smsOTP, .emailOTP])
    #expect(instance.policies.settings.count == PolicyKind.allCases.count)
    try await test.reopen()
    #expect(try await test.store.organization(id: "10") == organization)
    #expect(try await test.store.instance() == instance)
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("of wrong passwords that come at once just as many are counted as lock", arguments: StoreKind.allCases)
  func lockout(kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(
      .happening(to: "100", [Given.human("ada"), .passwordChanged(hash: "h", isChangeRequired: false)]))
    try await Self.add(LockoutPolicy(maximumPasswordAttempts: 7), .organization("10"), to: test.store)
    let password = try #require(try await test.store.user(id: "100")?.human?.password)
    let refusals = await withTaskGroup(of: DomainError?.self, returning: [DomainError].self) { group in
      for _ in 0..<100 {
        group.addTask {
          do {
            try await test.store.execute(.failPassword(of: "100", compared: password, by: "11", Policies()))
            return nil
          } catch { return error as? DomainError }
        }
      }
      return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
    }
    #expect(refusals.compactMap(\.failedAttempts).sorted() == Array(1...7))
    #expect(refusals.count { $0.id == "COMMAND-SFA3t" } == 93)
    let user = try #require(try await test.store.user(id: "100"))
    #expect(user.state == .locked && user.human?.failedChecks == [.password: 7])
    #expect(try await test.store.events(aggregateID: "100", after: 2, limit: 200).count == 8)
    try await test.reopen()
    #expect(try await test.store.user(id: "100") == user)
    #expect(try test.verifyState().mismatches == [])
  }
}
