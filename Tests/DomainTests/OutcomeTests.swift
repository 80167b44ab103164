import Testing

@testable import Domain

/// What becomes of notifications, and of those who are gone.
@Suite struct OutcomeTests {
  /// User 100 with a code in the outbox, under the id 0.
  private static func waiting() throws -> World {
    var world = World(Given.unverified)
    try world.execute(.sendEmailCode(to: Given.target(), code: Given.code(), policy: RatePolicy()))
    return world
  }

  private static func settle(_ result: Settlement.Result, id: Int64 = 0) -> Command<Void> {
    .settle([Settlement(id: id, result: result)])
  }

  @Test func whatWentOutIsInTheHistory() throws {
    var world = try Self.waiting()
    #expect(try world.userEvents(of: Self.settle(.done(delivered: true))) == [.emailCodeSent])
    #expect(world.events.last?.editorID == "", "nobody but the system did it")
    #expect(world.outbox.isEmpty)
    #expect(try world.userEvents(of: Self.settle(.done(delivered: true))).isEmpty, "another worker has settled it")
  }

  @Test(arguments: [
    Settlement.Result.done(delivered: false), .retry(at: Given.now, reason: "later"), .failed(reason: "never"),
  ])
  func whatDidNotGoOutIsNot(result: Settlement.Result) throws {
    var world = try Self.waiting()
    #expect(try world.userEvents(of: Self.settle(result)).isEmpty)
    #expect(world.outbox.isEmpty == (result == .done(delivered: false)))
  }

  @Test func aFailureIsForgottenWithoutAnEvent() throws {
    var world = try Self.waiting()
    #expect(try world.userEvents(of: .forgetFailure(0, by: "1")).isEmpty)
  }

  @Test func severalForOneUserFollowOneAnother() throws {
    var world = try Self.waiting()
    try world.execute(.sendEmailCode(to: Given.target(), code: Given.code(2), policy: RatePolicy()))
    let both = [1, 0].map { Settlement(id: $0, result: .done(delivered: true)) }
    #expect(try world.userEvents(of: .settle(both)) == [.emailCodeSent, .emailCodeSent])
  }

  @Test func whoIsGoneHasNoHistoryToCome() throws {
    var world = try Self.waiting()
    try world.execute(.removeUser(Given.target()))
    #expect(try world.userEvents(of: Self.settle(.done(delivered: true))).isEmpty)
    #expect(world.outbox.isEmpty)
  }

  @Test(arguments: [
    Refusal(
      "nobody has the id", given: [], when: .erasePersonalData(of: Given.user) as Command<Int>,
      then: DomainError(.notFound, "SIGNET-Er1nu", "there is no user 100")),
    Refusal(
      "still there", given: Given.verified, when: .erasePersonalData(of: Given.user) as Command<Int>,
      then: DomainError(
        .preconditionFailed, "SIGNET-Er2nr", "user 100 was not removed: only who is gone can be forgotten")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test func erasureLeavesNobody() throws {
    var world = try Self.waiting()
    try world.execute(.removeUser(Given.target()))
    let before = world.events
    let count = try world.execute(.erasePersonalData(of: Given.user))
    let events = world.events.filter { $0.aggregateID == Given.user }
    #expect(count == events.count - 1)
    #expect(events.last?.payload == .user(.personalDataErased))
    for event in events {
      guard case .user(let happening) = event.payload else { continue }
      #expect(happening == happening.withoutPersonalData)
      #expect(Set(happening.addresses).isSubset(of: [""]))
    }
    #expect(world.events.dropLast().map(\.sequence) == before.map(\.sequence), "what happened stays on record")
    #expect(world.user?.userName == "")
    #expect(world.human?.email.address.text == "")
    #expect(world.outbox.isEmpty)
    #expect(world.limits.isEmpty, "counts are kept by addresses")
  }

  @Test func itemsFollowEvents() {
    var rows = ItemSet()
    func happen(_ happening: UserEvent, _ sequence: UInt64) {
      let event = Event(
        aggregateID: "1", sequence: sequence, resourceOwner: "10", editorID: "",
        date: Timestamp(seconds: Int64(sequence)), payload: .user(happening))
      for change in event.items { rows.apply(change) }
    }
    let key = Item.Key.metadata(ownerID: "1", key: "k")
    happen(.metadataSet(key: "k", value: [1]), 2)
    happen(.metadataSet(key: "k", value: [2]), 3)
    #expect(rows[key] == .metadata(ownerID: "1", key: "k", value: [2]))
    #expect(rows.rows[key]?.creationDate == Timestamp(seconds: 2))
    #expect(rows.rows[key]?.changeDate == Timestamp(seconds: 3))
    #expect(rows.rows[key]?.sequence == 3)
    happen(.metadataRemoved(key: "k"), 4)
    #expect(rows == ItemSet())
    let membership = Membership(scope: .instance, userID: "1", roles: ["IAM_OWNER"])
    rows.apply(.put(.member(membership), date: Given.now, sequence: 1))
    rows.apply(.put(.domain("acme.localhost", organizationID: "10"), date: Given.now, sequence: 1))
    happen(.machineKeyAdded(id: "8", publicKey: [1], expires: Given.now), 5)
    happen(.removed, 6)
    #expect(Set(rows.rows.keys) == [.domain("acme.localhost")], "memberships go with their user")
  }
}
