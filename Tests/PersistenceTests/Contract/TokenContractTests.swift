@testable import Domain
import StoreSupport
import Testing

@testable import Persistence

@Suite("Contract: what issuing tokens needs of a store")
struct TokenContractTests {
  private static func useCases(on test: any TestedStore) -> UseCases {
    UseCases(
      store: test.store, directory: test.store, items: test.store, vault: TestVault(), passwords: TestHasher(),
      secrets: TestHasher(), keys: TestKeyMaker(), signer: TestSigner(), clock: test.clock,
      ids: SequentialIDs(clock: test.clock))
  }

  private static func token(_ id: String = "V2_1-at_1", at now: Timestamp) -> AccessToken {
    AccessToken(
      id: id, issuer: "i", userID: "11", clientID: "c", audience: [], scopes: [], issued: now,
      expires: now.adding(seconds: 3600), methods: [])
  }

  @Test(
    "where a token stands: its user, whether it was taken back, and up to when all ended", arguments: StoreKind.allCases
  )
  func standing(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let store = test.store
    let token = Self.token(at: test.clock.now)
    #expect(try await store.standing(userID: "unknown", tokenID: token.id) == nil)
    let first = try #require(try await store.standing(userID: "11", tokenID: token.id))
    #expect(first.bearer.userID == "11" && first.bearer.organizationID == "10" && first.bearer.state == .active)
    #expect(first.bearer.memberships.map(\.scope) == [.instance])
    #expect(!first.isRevoked && first.ended == nil)
    #expect(first.instanceSequence == (try await store.instance())?.sequence)
    try await store.execute(.revokeToken(token, by: "11"))
    for _ in 0..<2 {
      let revoked = try #require(try await test.store.standing(userID: "11", tokenID: token.id))
      #expect(revoked.isRevoked && revoked.bearer.memberships.count == 1)
      #expect(try await test.store.standing(userID: "11", tokenID: "V2_2-at_2")?.isRevoked == false)
      try await test.reopen()
    }
    _ = try await test.store.execute(Given.adding("1000", "robot"))
    try await test.store.execute(.change(.deactivate, Target("1000", by: "11", .proof(.v2))))
    let ended = try #require(try await test.store.standing(userID: "1000", tokenID: token.id))
    #expect(ended.ended == test.clock.now && ended.bearer.state == .inactive)
    #expect(try await test.store.standing(userID: "11", tokenID: token.id)?.ended == nil)
  }

  @Test("an assertion counts once, whoever comes at once, and is forgotten with its end", arguments: StoreKind.allCases)
  func assertions(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let (store, end) = (test.store, test.clock.now.adding(seconds: 7200))
    let taken = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask { (try? await store.execute(.useAssertion("digest", until: end))) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
    try await store.execute(.useAssertion("other", until: end))
    _ = try await store.tidy(failuresBefore: test.clock.now, now: test.clock.now)
    await #expect(throws: DomainError.self) { try await store.execute(.useAssertion("digest", until: end)) }
    test.clock.advance(seconds: 7200)
    #expect(try await store.tidy(failuresBefore: test.clock.now, now: test.clock.now).limits == 2)
    try await store.execute(.useAssertion("digest", until: test.clock.now.adding(seconds: 1)))
  }

  @Test("keys and lifetimes are read as they were left, and another node sees them", arguments: StoreKind.allCases)
  func keys(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let useCases = Self.useCases(on: test)
    async let one = useCases.preparedOIDC()
    async let two = useCases.preparedOIDC()
    #expect(try await one == two)
    // Another process that begins at once.
    #expect(try await Self.useCases(on: test).preparedOIDC() == one)
    let key = try await useCases.createWebKey(.es512, by: "11")
    try await useCases.changeOIDC(.activateWebKey(key.id, by: "11"))
    _ = try await useCases.changeInstance(.addOIDCSettings(OIDCSettings(accessTokenLifetime: 5_000_000), by: "11"))
    let state = useCases.oidc.state
    #expect(state.webKeys.map(\.state) == [.inactive, .initial, .active] && !state.projectID.isEmpty)
    try await test.reopen()
    #expect(try await test.store.instance()?.oidc == state)
    #expect(try test.verifyState().mismatches == [])
  }
}
