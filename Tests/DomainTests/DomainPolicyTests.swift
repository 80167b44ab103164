import Testing

@testable import Domain

/// A domain policy, and what users are called by it.
@Suite struct DomainPolicyTests {
  private static let withDomain = DomainPolicy(loginNamesHaveDomain: true)
  private static let organization = OrganizationTarget(Given.organization, by: "e", .proof(.v1))

  /// An instance with two organizations, of which the first has `acme.example` as primary and `b.example` as another domain.
  private static func world() throws -> World {
    var world = World()
    world.addInstance()
    for domain in ["acme.example", "b.example"] {
      try world.execute(.addDomain(domain, to: organization, mustBeProved: false, baseDomain: "localhost"))
    }
    try world.execute(.setPrimaryDomain("acme.example", of: organization))
    try world.execute(
      .addDomain(
        "other.example", to: OrganizationTarget(Given.otherOrganization, by: "e", .proof(.v1)), mustBeProved: false,
        baseDomain: "localhost"))
    try world.execute(
      .setPrimaryDomain("other.example", of: OrganizationTarget(Given.otherOrganization, by: "e", .proof(.v1))))
    return world
  }

  private static func add(
    _ name: String, _ id: String, in organization: String = Given.organization, to world: inout World
  ) throws(DomainError) {
    let new = try NewMachine(id, in: organization, userName: name, machine: Machine(name: "M"))
    try world.execute(.add(new, by: "e", Given.permitted))
  }

  private static func change(_ change: DomainPolicyUpdate) -> Command<ChangeOutcome> {
    .changeDomainPolicy(of: Given.organization, change, by: "e")
  }

  private static func settle(_ world: inout World) throws(DomainError) {
    try world.execute(.settleNames(of: world.users.keys.sorted()))
  }

  @Test("switching takes verified domains off, and puts the primary one behind", arguments: [false, true])
  func switches(isSettling: Bool) throws {
    var world = try Self.world()
    try Self.add("ada", "100", to: &world)
    try Self.add("eve@B.example", "101", to: &world)
    try Self.add("max@elsewhere.example", "102", to: &world)
    try world.execute(Self.change(.add(Self.withDomain)))
    if isSettling { try Self.settle(&world) }
    #expect(world.seen("100")?.loginNames == ["ada@acme.example", "ada@b.example"])
    #expect(world.seen("101")?.userName == "eve")
    #expect(world.seen("102")?.loginName == "max@elsewhere.example@acme.example")
    try world.execute(Self.change(.change(DomainPolicy())))
    if isSettling { try Self.settle(&world) }
    #expect(world.seen("100")?.loginNames == ["ada@acme.example"])
    #expect(world.seen("101")?.userName == "eve@acme.example")
    #expect(world.seen("102")?.userName == "max@elsewhere.example@acme.example")
    try world.execute(Self.change(.change(Self.withDomain)))
    try Self.settle(&world)
    #expect(["100", "101", "102"].map { world.users[$0]?.userName } == ["ada", "eve", "max@elsewhere.example"])
    // The loop has nothing more to do.
    #expect(try world.userEvents(of: .settleNames(of: ["100", "101", "102"])) == [])
  }

  @Test func theInstanceSwitchesWhoeverHasNoPolicy() throws {
    var world = try Self.world()
    try Self.add("ada", "100", to: &world)
    try Self.add("bob", "200", in: Given.otherOrganization, to: &world)
    try world.execute(.changeDomainPolicy(of: Given.otherOrganization, .add(DomainPolicy()), by: "e"))
    try world.execute(.setDomainPolicy(Self.withDomain, by: "e"))
    #expect(world.seen("100")?.loginName == "ada@acme.example")
    #expect(world.seen("200")?.loginName == "bob")
    try world.execute(.changeDomainPolicy(of: Given.otherOrganization, .reset, by: "e"))
    #expect(world.seen("200")?.loginName == "bob@other.example")
    #expect(world.seen("100")?.userName == "ada")
    try world.execute(.setDomainPolicy(DomainPolicy(), by: "e"))
    #expect(["100", "200"].map { world.seen($0)?.userName } == ["ada@acme.example", "bob@other.example"])
    try Self.settle(&world)
    #expect(["100", "200"].map { world.users[$0]?.userName } == ["ada@acme.example", "bob@other.example"])
  }

  @Test func domainsAreThoseOfTheTime() throws {
    var world = try Self.world()
    try Self.add("ada@b.example", "100", to: &world)
    try Self.add("eve@new.example", "101", to: &world)
    try world.execute(.setDomainPolicy(Self.withDomain, by: "e"))
    #expect(world.seen("100")?.userName == "ada")
    // Nobody is called otherwise by these, but for what login names end in.
    try world.execute(.removeDomain("b.example", from: Self.organization))
    try world.execute(.addDomain("new.example", to: Self.organization, mustBeProved: false, baseDomain: "localhost"))
    #expect(world.seen("100")?.loginNames == ["ada@acme.example", "ada@new.example"])
    #expect(world.seen("101")?.userName == "eve@new.example")
    try world.execute(.setPrimaryDomain("new.example", of: Self.organization))
    #expect(world.seen("100")?.loginName == "ada@new.example")
    try world.execute(.setDomainPolicy(DomainPolicy(), by: "e"))
    try world.execute(.setPrimaryDomain("acme.example", of: Self.organization))
    #expect(world.seen("100")?.userName == "ada@new.example")
    try Self.settle(&world)
    #expect(["100", "101"].map { world.users[$0]?.userName } == ["ada@new.example", "eve@new.example@new.example"])
  }

  @Test func aClashRefusesTheSwitch() throws {
    var world = try Self.world()
    try Self.add("ada@b.example", "100", to: &world)
    try Self.add("Ada@acme.example", "101", to: &world)
    for command in [Self.change(.add(Self.withDomain)), .setDomainPolicy(Self.withDomain, by: "e")] {
      let refusal = world.refusal(of: command)
      #expect(refusal?.id == "V3-DKcYh" && refusal?.kind == .alreadyExists)
      #expect(refusal?.key == "Errors.Org.DomainPolicy.NamesClash")
      #expect(refusal?.subject?.lowercased() == "ada")
    }
    try world.execute(.changeUserName(of: Given.target("100"), to: "grace@b.example"))
    try world.execute(Self.change(.add(Self.withDomain)))
    #expect(world.seen("100")?.userName == "grace")
  }

  @Test func namesAreUniqueInTheOrganizationAlone() throws {
    var world = try Self.world()
    try world.execute(.setDomainPolicy(Self.withDomain, by: "e"))
    try Self.add("ada", "100", to: &world)
    try Self.add("ada", "200", in: Given.otherOrganization, to: &world)
    #expect(world.seen("200")?.loginNames == ["ada@other.example"])
    #expect(throws: DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists")) {
      try Self.add("ADA", "101", to: &world)
    }
    // A name that ends in another's domain takes nobody in: one of ours is behind it.
    try Self.add("eve@other.example", "102", to: &world)
    #expect(world.seen("102")?.loginName == "eve@other.example@acme.example")
    try world.execute(.changeUserName(of: Given.target("100"), to: "grace"))
    try Self.add("ada", "103", to: &world)
    try world.execute(.removeUser(Given.target("103")))
    try Self.add("ada", "104", to: &world)
  }

  @Test func whoHasNotFollowedIsRenamedAndRemovedByTheNameInForce() throws {
    var world = try Self.world()
    for (name, id) in [("ada@b.example", "100"), ("bob", "101"), ("eve", "102")] { try Self.add(name, id, to: &world) }
    try world.execute(Self.change(.add(Self.withDomain)))
    let rename = Command.changeUserName(of: Given.target("100"), to: "ada")
    #expect(world.refusal(of: rename)?.id == "COMMAND-6m9gs", "that is the name already")
    #expect(throws: DomainError.self) { try world.execute(.changeUserName(of: Given.target("100"), to: "bob")) }
    try world.execute(.changeUserName(of: Given.target("100"), to: "grace"))
    #expect(world.users["100"]?.userName == "grace" && world.seen("100")?.loginName == "grace@acme.example")
    try world.execute(.removeUser(Given.target("101")))
    try Self.add("bob", "103", to: &world)
    try Self.add("ada", "104", to: &world)
    #expect(world.names.filter { $0.kind == .userName }.isEmpty)
    #expect(world.names.count { $0.kind == .organizationUserName } == 4)
  }

  @Test func unknownAndUnchanged() throws {
    let world = try Self.world()
    #expect(world.refusal(of: Self.change(.change(Self.withDomain)))?.id == "ORG-2N9sd")
    #expect(world.refusal(of: Self.change(.reset))?.id == "ORG-Dvsh3")
    #expect(world.refusal(of: .setDomainPolicy(DomainPolicy(), by: "e"))?.id == "INSTANCE-pl9fN")
    var own = world
    try own.execute(Self.change(.add(DomainPolicy())))
    #expect(own.refusal(of: Self.change(.add(DomainPolicy())))?.id == "ORG-1M8ds")
    #expect(own.refusal(of: Self.change(.change(DomainPolicy())))?.id == "ORG-3M9ds")
    for (change, id) in [
      (DomainPolicyUpdate.add(DomainPolicy()), "Org-4Jfsf"), (.change(DomainPolicy()), "Org-5H8fs"),
      (.reset, "Org-3H8fs"),
    ] {
      #expect(world.refusal(of: .changeDomainPolicy(of: "", change, by: "e"))?.id == id)
    }
  }

  @Test(
    "whoever throws a switch forth and back leaves few to follow, however often", arguments: [false, true],
    [false, true])
  func switchesThatAreTakenBack(isOfInstance: Bool, hasDomains: Bool) throws {
    var world = World()
    world.addInstance()
    if hasDomains { world = try Self.world() }
    for (id, name) in [("100", "ada"), ("101", "eve@b.example"), ("102", "x@y@acme.example")] {
      try Self.add(name, id, to: &world)
    }
    // What the names are one switch at a time, with nothing left to compute.
    var plain = world
    for number in 0..<100 {
      let policy = DomainPolicy(loginNamesHaveDomain: number % 2 == 0)
      let flip: Command<ChangeOutcome> =
        isOfInstance
        ? .setDomainPolicy(policy, by: "e") : Self.change(number == 0 ? .add(policy) : .change(policy))
      try world.execute(flip)
      try plain.execute(flip)
      try Self.settle(&plain)
      for id in ["100", "101", "102"] { #expect(world.seen(id)?.loginNames == plain.seen(id)?.loginNames) }
      // Who is new in between keeps what they need.
      guard number % 30 == 7 else { continue }
      try Self.add("new\(number)", "9\(number)", to: &world)
      try Self.add("new\(number)", "9\(number)", to: &plain)
    }
    let history = isOfInstance ? world.instance?.names : world.organizations[Given.organization]?.names
    #expect(history.map { $0.switches.count <= 12 } == true)
    #expect(world.users.keys.allSatisfy { world.seen($0)?.loginNames == plain.seen($0)?.loginNames })
    try Self.settle(&world)
    #expect(world.users.mapValues(\.userName) == plain.users.mapValues(\.userName))
  }

  @Test("so many switches may wait for states to follow, and no more") func switchesAreFew() throws {
    var world = try Self.world()
    try Self.add("ada", "100", to: &world)
    try world.execute(Self.change(.add(Self.withDomain)))
    for number in 1..<NameHistory.maximumSwitches {
      try Self.add("new\(number)", "5\(number)", to: &world)
      try world.execute(Self.change(.change(DomainPolicy(loginNamesHaveDomain: number % 2 == 0))))
    }
    try Self.add("last", "599", to: &world)
    let next = Self.change(.change(Self.withDomain))
    #expect(world.refusal(of: next)?.kind == .unavailable)
    #expect(world.seen("100")?.userName == "ada@acme.example")
    try Self.settle(&world)
    try world.execute(next)
    #expect(world.organizations[Given.organization]?.names.switches.count == 1)
  }

  @Test func aPolicyAsksForProofs() throws {
    var world = try Self.world()
    try world.execute(.setDomainPolicy(DomainPolicy(domainsMustBeProved: true), by: "e"))
    try world.execute(.addDomain("c.example", to: Self.organization, mustBeProved: false, baseDomain: "localhost"))
    #expect(world.organizations[Given.organization]?.domain("c.example")?.isVerified == false)
    try world.execute(Self.change(.add(DomainPolicy())))
    try world.execute(.addDomain("d.example", to: Self.organization, mustBeProved: true, baseDomain: "localhost"))
    #expect(world.organizations[Given.organization]?.domain("d.example")?.isVerified == true)
  }

  @Test func aPolicyBindsSenders() throws {
    var world = try Self.world()
    func provider(_ address: String) -> Command<ChangeOutcome> {
      let server = SMTPServer(senderAddress: address, senderName: "", host: "h:25", isTLS: false)
      return .addProvider(
        Provider(id: "9", channel: .mail, description: "", settings: .smtp(server), sealedSecret: []), by: "e",
        domains: ["instance.example"])
    }
    #expect(world.refusal(of: provider("a@elsewhere.example")) == nil)
    try world.execute(.setDomainPolicy(DomainPolicy(senderHasInstanceDomain: true), by: "e"))
    #expect(world.refusal(of: provider("a@elsewhere.example"))?.id == "INST-xtWIiR2ZbR")
    #expect(world.refusal(of: provider("a@sub.instance.example"))?.id == "INST-xtWIiR2ZbR")
    #expect(world.refusal(of: provider("a@Instance.example")) == nil)
  }
}
