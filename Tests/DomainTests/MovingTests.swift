import Testing

@testable import Domain

@Suite("What is moved in from another server")
struct MovingTests {
  private static func person(
    _ state: MovedState, verified: Bool = false, password: String? = nil, id: String = "200",
    in organization: String = "10"
  ) -> MovedPerson {
    var human = NewHuman(
      id, in: organization, userName: "grace", profile: Given.profile, email: Given.newAddress, .code(.mail()),
      code: Given.code(), origin: .new)
    human.isEmailVerified = verified
    human.passwordHash = password
    return MovedPerson(human, state: state)
  }

  @Test(
    "people stand where they stood, and nobody is sent anything",
    arguments: [
      (.unknown, true, "hash", .active), (.unknown, true, nil, .initial), (.unknown, false, "hash", .initial),
      (.active, false, nil, .active), (.active, true, "hash", .active), (.initial, true, "hash", .initial),
      (.inactive, false, nil, .inactive), (.locked, true, nil, .locked),
    ] as [(MovedState, Bool, String?, User.State)])
  func people(state: MovedState, isVerified: Bool, password: String?, expected: User.State) throws {
    var world = World()
    let person = Self.person(state, verified: isVerified, password: password)
    try world.execute(try .moveIn(person, by: "editor"))
    let user = try #require(world.users["200"])
    #expect(user.state == expected)
    #expect(user.human?.email.isVerified == isVerified && user.human?.password?.hash == password)
    #expect(user.human?.initialization == nil && user.human?.email.code == nil)
    #expect(world.outbox.isEmpty && world.limits.isEmpty)
    #expect(user.isSame(as: person))
    let before = world
    #expect(throws: DomainError(.preconditionFailed, "COMMAND-ziuna", "Errors.User.AlreadyExisting")) {
      try world.execute(try .moveIn(person, by: "editor"))
    }
    #expect(world == before)
  }

  @Test("a number that nobody has verified waits without a code", arguments: [false, true])
  func phone(isVerified: Bool) throws {
    var world = World()
    var person = Self.person(.active)
    (person.phone, person.isPhoneVerified) = (try PhoneNumber("+41446681800"), isVerified)
    try world.execute(try .moveIn(person, by: "editor"))
    #expect(world.users["200"]?.human?.phone?.isVerified == isVerified)
    #expect(world.users["200"]?.human?.phone?.code == nil && world.outbox.isEmpty)
  }

  @Test func whoIsAnotherIsNotTheSame() throws {
    var world = World()
    try world.execute(try .moveIn(Self.person(.active), by: "editor"))
    let user = try #require(world.users["200"])
    var other = Self.person(.active)
    other.human.email = Given.address
    #expect(!user.isSame(as: other))
    #expect(!user.isSame(as: Self.person(.active, in: "20")))
    other = Self.person(.locked, verified: true, password: "another")
    #expect(user.isSame(as: other), "what proves who somebody is may have changed since")
  }

  @Test func organizations() throws {
    var world = World()
    let move = {
      try Command.moveIn(organization: "30", name: "Moved", isInactive: true, by: "editor", baseDomain: "localhost")
    }
    try world.execute(try move())
    let organization = try #require(world.organizations["30"])
    #expect(organization.state == .inactive && organization.primaryDomain == "moved.localhost")
    #expect(throws: DomainError(.alreadyExists, "ORG-lapo2n", "Errors.Org.AlreadyExisting")) {
      try world.execute(try move())
    }
    let target = OrganizationTarget("30", by: "editor", .proof(.v1))
    func add(_ domain: String, isVerified: Bool, isPrimary: Bool) throws {
      try world.execute(
        try .moveIn(
          domain: domain, isVerified: isVerified, isPrimary: isPrimary, to: target, baseDomain: "localhost"))
    }
    try add("asked.example", isVerified: false, isPrimary: true)
    #expect(world.organizations["30"]?.primaryDomain == "moved.localhost", "who has proved nothing is not the first")
    try add("moved.example", isVerified: true, isPrimary: true)
    #expect(world.organizations["30"]?.primaryDomain == "moved.example")
    #expect(throws: DomainError.self) { try add("moved.example", isVerified: true, isPrimary: false) }
  }

  @Test func metadataAreNotOverwritten() throws {
    var world = World(Given.verified + [.metadataSet(key: "k", value: [1])])
    #expect(throws: DomainError(.alreadyExists, "SIGNET-Mv2me", "Errors.Already.Exists")) {
      try world.execute(try .moveIn(MetadataEntry(key: "k", value: [2]), of: Given.target()))
    }
    #expect(
      try world.userEvents(of: try .moveIn(MetadataEntry(key: "l", value: [2]), of: Given.target()))
        == [.metadataSet(key: "l", value: [2])])
  }

  @Test("an operator gives roles that nobody has given them")
  func members() throws {
    var world = World(Given.verified)
    let change = MemberChange.add(roles: ["ORG_OWNER"])
    #expect(throws: DomainError.self) {
      try world.execute(.changeMember(Given.user, change, of: .organization("10"), by: ""))
    }
    try world.execute(.changeMember(Given.user, change, of: .organization("10"), by: "", byOperator: true))
    #expect(throws: DomainError.self) {
      try world.execute(.changeMember(Given.user, change, of: .organization("10"), by: "", byOperator: true))
    }
  }
}
