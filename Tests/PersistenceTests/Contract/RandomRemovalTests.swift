import Domain
import SeededRandom
import StoreSupport
import Testing

@testable import Persistence

/// Organizations are removed in the middle of whatever else happens: what is found is what a model says that is there, and
/// what is stored is the fold of the events.
@Suite("Contract: random removals of organizations")
struct RandomRemovalTests {
  private struct Person {
    var organizationID: String
    var name: String
    /// Of which organizations it was made a member.
    var memberships: Set<String> = []
  }

  private struct Model {
    /// By their ids: who is there.
    var people: [String: Person] = [:]
    var organizations: Set<String> = []
    /// Names of those who are gone with their organization, and are not removed.
    var leftovers: [String: String] = [:]
  }

  @Test(arguments: StoreKind.allCases, SplitMix.seeds(1...1))
  func whatIsFoundIsWhatIsThere(_ kind: StoreKind, seed: UInt64) async throws {
    let test = try kind.make()
    try await test.setUp()
    var random = SplitMix(seed: seed)
    var model = Model()
    var removals = 0
    for step in 0..<700 {
      test.clock.advance(seconds: 1)
      let before = model.organizations.count
      try await self.step(step, test, &model, &random)
      if model.organizations.count < before { removals += 1 }
      if step % 50 == 49 { try await self.expect(model, test) }
      if step % 175 == 174 {
        // Once wrong, a state stays so: it need not be looked for each time.
        #expect(try test.verifyState().mismatches == [])
        try await test.reopen()
      }
    }
    try await self.expect(model, test)
    #expect(removals > 5, "hardly an organization was removed, which proves little")
    for id in try await test.store.organizationsUnderRemoval() {
      while case let rest = try await test.store.leftovers(of: id, limit: 7), !rest.isEmpty {
        _ = try await test.store.execute(.removeLeftovers(rest))
      }
    }
    model.leftovers = [:]
    try await self.expect(model, test)
    #expect(try test.verifyState().mismatches == [])
  }

  private func step(
    _ step: Int, _ test: any TestedStore, _ model: inout Model, _ random: inout SplitMix
  ) async throws {
    let store = test.store
    let id = "\(10_000 + step)"
    let anyone = "\(10_000 + Int.random(in: max(0, step - 60)...step, using: &random))"
    let target = Target(anyone, by: "11", .proof(.v2))
    let isThere = model.people[anyone] != nil
    switch Int.random(in: 0..<21, using: &random) {
    case 0:
      _ = try await store.execute(.addOrganization(id, name: "O\(step)", by: "11", baseDomain: "localhost"))
      model.organizations.insert(id)
    case 1:
      guard let gone = model.organizations.sorted().randomElement(using: &random) else { return }
      _ = try await store.execute(.removeOrganization(OrganizationTarget(gone, by: "11", .proof(.v1))))
      model.organizations.remove(gone)
      for (id, person) in model.people where person.organizationID == gone {
        model.people[id] = nil
        model.leftovers[id] = person.name
      }
    case 2, 3, 4:
      let limit = Int.random(in: 1...4, using: &random)
      guard let gone = try await store.organizationsUnderRemoval().randomElement(using: &random) else { return }
      let some = try await store.leftovers(of: gone, limit: limit)
      // With one who is there, and one who was removed.
      #expect(try await store.execute(.removeLeftovers(some + [.user(anyone), .user("11")])) >= some.count)
      for case .user(let id) in some { model.leftovers[id] = nil }
      model.leftovers[anyone] = nil
    case 5, 6:
      if await succeeds(store, .removeUser(target), isThere) { model.people[anyone] = nil }
    case 7: _ = await succeeds(store, .change(.lock, target), nil)
    case 8: _ = await succeeds(store, .change(.unlock, target), nil)
    case 9: _ = await succeeds(store, Given.resending(anyone), nil)
    case 10:
      // Members are of any organization.
      guard let joined = model.organizations.sorted().randomElement(using: &random), isThere else { return }
      try await store.execute(
        Command<Void>(by: "", [.organization(joined), .user(anyone)]) { changes in
          guard var organization = changes.organization(joined), changes.user(anyone)?.exists == true else { return }
          changes.append(.memberAdded(userID: anyone, roles: ["ORG_OWNER"]), to: &organization)
        })
      model.people[anyone]?.memberships.insert(joined)
    default:
      let organization = (model.organizations.sorted() + ["10", "\(9_000 + step)"]).randomElement(using: &random) ?? ""
      let name = "\(["ada", "Ada", "eve"].randomElement(using: &random) ?? "")\(step % 30)"
      let new = NewHuman(
        id, in: organization, userName: name, profile: Given.profile, email: Given.address, .verified,
        code: DrawnCode(digest: [7], sealed: [8]), origin: .userV2)
      let isHeld = (model.people.values.map(\.name) + model.leftovers.values).contains { $0.folded == name.folded }
      let exists = organization == "10" || model.organizations.contains(organization)
      if await succeeds(store, try .add(new, by: "11", .proof(.v2)), !isHeld && exists) {
        model.people[id] = Person(organizationID: organization, name: name)
      }
    }
  }

  /// - Parameter isExpected: whether it should; nil: that depends on what the model leaves out.
  private func succeeds(_ store: any Store, _ command: Command<ChangeOutcome>, _ isExpected: Bool?) async -> Bool {
    let succeeds = (try? await store.execute(command)) != nil
    if let isExpected { #expect(succeeds == isExpected) }
    return succeeds
  }

  private func expect(_ model: Model, _ test: any TestedStore) async throws {
    let found = try await test.store.users(UserQuery(.kind(.human), limit: 10_000))
    #expect(Set(found.items.map(\.id)) == Set(model.people.keys))
    #expect(found.total == model.people.count)
    for (id, person) in model.people {
      let found = try await test.store.memberships(userID: id).map(\.value.scope)
      let expected = person.memberships.intersection(model.organizations)
      #expect(found.count == expected.count && Set(found) == Set(expected.map { .organization($0) }))
    }
    for id in model.leftovers.keys { #expect(try await test.store.user(id: id)?.exists == false) }
    #expect(try await test.store.leftoverCount() == model.leftovers.count)
    #expect(try test.userNameCount() == model.people.count + model.leftovers.count + 1, "and of the program 11")
  }
}
