import Testing

@testable import Domain

@Suite struct UpdateHumanTests {
  static let given = Given.verified + [.phoneChanged(PhoneV2Tests.number), .phoneVerified]

  static func update(_ change: HumanChange, permit: Authority = Given.permitted) -> Command<HumanChange.Outcome> {
    .updateHuman(Given.target(Given.user, permit), change, policy: RatePolicy())
  }

  static func email(_ address: EmailAddress, _ delivery: CodeDelivery?) -> HumanChange {
    HumanChange(email: NewContact(address, delivery: delivery, code: Given.code(1)))
  }

  static func phone(_ number: PhoneNumber, _ delivery: CodeDelivery?) -> HumanChange {
    HumanChange(phone: .set(NewContact(number, delivery: delivery, code: Given.code(2))))
  }

  static func password(_ proof: PasswordProof) -> HumanChange {
    HumanChange(userName: "other", password: .init(proof: proof, hash: "new", isChangeRequired: false))
  }

  @Test(arguments: [
    Refusal("nobody has the id", given: [], when: update(HumanChange()), then: HumanChange.unknown),
    Refusal("a program", given: [Given.machine], when: update(HumanChange()), then: HumanChange.unknown),
    Refusal(
      "no permission", given: given, when: update(HumanChange(), permit: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal(
      "no first name", given: given, when: update(HumanChange(profile: .init(firstName: " "))),
      then: DomainError(.invalidArgument, "USER-UCej2", "Errors.User.Profile.FirstNameEmpty")),
    Refusal(
      "no last name", given: given, when: update(HumanChange(profile: .init(lastName: "\t"))),
      then: DomainError(.invalidArgument, "USER-4hB7d", "Errors.User.Profile.LastNameEmpty")),
    Refusal(
      "a password before the initialization", given: Given.initial, when: update(password(.permission)),
      then: DomainError(.preconditionFailed, "COMMAND-M9dse", "Errors.User.NotInitialised")),
    Refusal(
      "no code is pending, so nothing is changed", given: given, when: update(password(.code(digest: [1]))),
      then: DomainError(.preconditionFailed, "COMMAND-2M9fs", "Errors.User.Code.NotFound")),
  ])
  func refused(_ row: Refusal) { row.expect() }

  static let issued = IssuedCode(
    digest: Given.code(1).digest, expires: Given.now.adding(seconds: 3600), isReturned: true)
  static let issuedPhone = IssuedCode(
    digest: Given.code(2).digest, expires: Given.now.adding(seconds: 3600), isReturned: true)
  static let other = PhoneV2Tests.other

  @Test(
    arguments: [
      ("nothing", HumanChange(), []),
      ("the same name", HumanChange(userName: " ada "), []),
      ("another case", HumanChange(userName: "Ada"), [.userNameChanged("Ada")]),
      ("the same profile", HumanChange(profile: .init(firstName: "Ada ", gender: .unspecified)), []),
      (
        "a derived display name stays", HumanChange(profile: .init(firstName: "Grace")),
        [.profileChanged(Profile(firstName: "Grace", lastName: "Lovelace", displayName: "Ada Lovelace"))]
      ),
      (
        "a display name of one's own", HumanChange(profile: .init(displayName: "Countess")),
        [.profileChanged(Profile(firstName: "Ada", lastName: "Lovelace", displayName: "Countess"))]
      ),
      ("the same address", email(Given.address, .returned), []),
      ("the same address, verified already", email(Given.address, nil), []),
      (
        "another address", email(Given.newAddress, .returned),
        [.emailChanged(Given.newAddress), .emailCodeAdded(issued)]
      ),
      ("another address, verified", email(Given.newAddress, nil), [.emailChanged(Given.newAddress), .emailVerified]),
      ("the same number", phone(PhoneV2Tests.number, .returned), []),
      ("another number", phone(other, .returned), [.phoneChanged(other), .phoneCodeAdded(issuedPhone)]),
      ("another number, verified", phone(other, nil), [.phoneChanged(other), .phoneVerified]),
      ("no number", HumanChange(phone: .remove), [.phoneRemoved]),
      (
        "a password", password(.permission),
        [.userNameChanged("other"), .passwordChanged(hash: "new", isChangeRequired: false)]
      ),
    ] as [(String, HumanChange, [UserEvent])])
  func changes(reason: String, change: HumanChange, events: [UserEvent]) throws {
    var world = World(Self.given)
    #expect(try world.userEvents(of: Self.update(change)) == events)
    var again = World(Self.given)
    let outcome = try again.execute(Self.update(change))
    #expect(outcome.change.sequence == again.user?.sequence)
    #expect(outcome.returnsEmailCode == events.contains(.emailCodeAdded(Self.issued)))
    #expect(outcome.returnsPhoneCode == events.contains(.phoneCodeAdded(Self.issuedPhone)))
    let isMoved = change.email.map { $0.place != Given.address } ?? false
    let kinds: [Domain.Notification.Kind?] = [
      isMoved ? .emailChanged : nil, change.password == nil ? nil : .passwordChanged,
    ]
    #expect(world.outbox.map(\.kind) == kinds.compactMap(\.self), "what is returned is not sent")
  }

  @Test func theSameAddressBecomesVerified() throws {
    var world = World(Given.unverified)
    #expect(try world.userEvents(of: Self.update(Self.email(Given.address, nil))) == [.emailVerified])
  }

  @Test func aWrongCodeCountsAndChangesNothingElse() throws {
    var world = World(Self.given + [.passwordCodeAdded(Given.issued())])
    #expect(throws: PasswordTests.wrongCode) { try world.execute(Self.update(Self.password(.code(digest: [0])))) }
    #expect(world.human?.passwordReset?.failedAttempts == 1)
    #expect(world.user?.userName == "ada")
    try world.execute(Self.update(Self.password(.code(digest: Given.code(0).digest))))
    #expect(world.user?.userName == "other")
  }

  @Test func aNameIsTakenAndTheOldOneFree() throws {
    var world = World()
    try world.execute(try AddHumanTests.command(.verified))
    try world.execute(try AddHumanTests.command(.verified, id: "101", userName: "eve"))
    let taken = DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists")
    #expect(world.refusal(of: Self.update(HumanChange(userName: "EVE"))) == taken)
    try world.execute(Self.update(HumanChange(userName: "bob")))
    try world.execute(try AddHumanTests.command(.verified, id: "102", userName: "ADA"))
  }

  @Test func whatIsSentIsCounted() throws {
    var world = World(Self.given)
    for number in 1...4 {
      try world.execute(
        Self.update(Self.email(number.isMultiple(of: 2) ? Given.address : Given.newAddress, .mail())))
    }
    let toAndFro: [Domain.Notification.Kind] = [.emailChanged, .emailVerification, .emailVerification]
    #expect(
      world.outbox.map(\.kind) == toAndFro + toAndFro, "the verified address is told when another takes its place")
    #expect(Set(world.limits.keys.map(\.kind)) == [.changedUser, .changedAddress, .toldUser, .toldAddress])
    try world.execute(Self.update(Self.email(Given.newAddress, .mail())))
    var change = Self.email(Given.address, .mail())
    change.phone = .set(NewContact(Self.other, delivery: .sms, code: Given.code(2)))
    #expect(world.refusal(of: Self.update(change))?.kind == .resourceExhausted)
    // Two messages of one command are two.
    var fresh = World(Self.given)
    change.email?.place = Given.newAddress
    try fresh.execute(Self.update(change))
    #expect(fresh.limits[.init(.changedAddress, Self.other.text)] != nil)
    #expect(fresh.limits[.init(.changedUser, Given.user)]?.sent.count == 2)
  }

  @Test(
    arguments: [
      (nil, "New", nil, [.machineChanged(name: "New", description: "", accessTokenType: .bearer)]),
      (nil, nil, "d", [.machineChanged(name: "Robot", description: "d", accessTokenType: .bearer)]),
      ("r2", nil, nil, [.userNameChanged("r2")]), ("robot", "Robot", "", []), (nil, " ", nil, []),
    ] as [(String?, String?, String?, [UserEvent])])
  func programs(userName: String?, name: String?, description: String?, events: [UserEvent]) throws {
    var world = World([Given.machine])
    let command = Command.updateMachine(
      Given.target(Given.user, Given.permitted), userName: userName, name: name, description: description)
    #expect(try world.userEvents(of: command) == events)
  }

  @Test func aPersonIsNoProgram() {
    let command = Command.updateMachine(
      Given.target(Given.user, Given.permitted), userName: nil, name: "x", description: nil)
    #expect(World(Given.verified).refusal(of: command) == HumanChange.unknown)
  }
}
