import Testing

@testable import Domain

@Suite struct AddHumanTests {
  static func command(
    _ verification: NewHuman.Verification = .initialization, id: String = Given.user,
    in organization: String = Given.organization, permit: Authority = Given.permitted, userName: String = "ada",
    profile: Profile = Given.profile, verified: Bool = false, phone: NewContact<PhoneNumber>? = nil,
    password: String? = nil, totp: [UInt8]? = nil, metadata: [MetadataEntry] = [], origin: NewHuman.Origin = .new
  ) throws(DomainError) -> Command<ChangeOutcome> {
    var new = NewHuman(
      id, in: organization, userName: userName, profile: profile, email: Given.address, verification,
      code: Given.code(), origin: origin)
    new.isEmailVerified = verified
    new.phone = phone
    new.passwordHash = password
    new.isPasswordChangeRequired = true
    new.sealedTOTPSecret = totp
    new.metadata = metadata
    return try .add(new, by: "editor", permit)
  }

  @Test(
    arguments: [
      ("v1: neither verified nor a password", NewHuman.Verification.initialization, false, nil, User.State.initial),
      ("v1: verified, but no password", .initialization, true, nil, .initial),
      ("v1: a password, but not verified", .initialization, false, "hash", .initial),
      ("v1: verified and a password", .initialization, true, "hash", .active),
      ("v2: active from the start", .code(.mail()), false, nil, .active),
      ("v2: active from the start", .code(.returned), false, "hash", .active),
      ("v2: the caller's word", .verified, false, nil, .active),
      ("v2: the caller's word that it is not", .unverified, false, nil, .active),
      ("v2: the same, with a password", .unverified, false, "hash", .active),
    ] as [(String, NewHuman.Verification, Bool, String?, User.State)])
  func state(
    reason: String, verification: NewHuman.Verification, verified: Bool, password: String?, state: User.State
  ) throws {
    var world = World()
    let outcome = try world.execute(try Self.command(verification, verified: verified, password: password))
    let user = try #require(world.user)
    #expect(outcome == ChangeOutcome(user))
    #expect(user.state == state)
    #expect(user.creationDate == Given.now)
    #expect(user.organizationID == Given.organization)
    #expect(user.human?.email.isVerified == (verified || verification == .verified))
    #expect(user.human?.password?.hash == password)
    #expect((user.human?.initialization != nil) == (state == .initial))
    #expect(user.human?.password.map(\.isChangeRequired) == password.map { _ in true })
    let kinds: [Notification.Kind] =
      switch verification {
      case .initialization: state == .initial ? [.initialization] : []
      case .code(.mail), .code(.sms), .code(.again): [.emailVerification]
      case .code(.returned), .verified, .unverified, .uninitialized: []
      }
    #expect(world.outbox.map(\.kind) == kinds)
    if case .code = verification {} else { #expect(user.human?.email.code == nil) }
    #expect(world.limits.keys.map(\.kind) == kinds.map { _ in .changedAddress }, "what is sent counts for the address")
    #expect(world.names.contains(UniqueName(.userName, "ADA")))
  }

  @Test("an authenticator app counts from the start, until its owner is gone")
  func authenticator() throws {
    var world = World()
    let events = try world.userEvents(of: try Self.command(.verified, totp: [1, 2], origin: .userV2))
    #expect(events.suffix(2) == [.totpAdded(sealedSecret: [1, 2]), .totpVerified])
    #expect(world.user?.human?.totp == TOTP(sealedSecret: [1, 2], isVerified: true))
    try world.execute(.removeUser(Given.target()))
    #expect(world.user?.human?.totp == nil)
  }

  @Test func eventsOfV1() throws {
    var world = World()
    let issued = IssuedCode(
      digest: Given.code().digest, expires: Given.now.adding(seconds: 72 * 3600), isReturned: false)
    #expect(
      try world.userEvents(of: try Self.command(verified: true)) == [
        Given.human(initial: true), .emailVerified, .initializationCodeAdded(issued),
      ])
  }

  @Test func eventsOfV2() throws {
    var world = World()
    let issued = IssuedCode(digest: Given.code().digest, expires: Given.now.adding(seconds: 3600), isReturned: true)
    #expect(
      try world.userEvents(of: try Self.command(.code(.returned))) == [Given.human(), .emailCodeAdded(issued)])
    #expect(world.human?.email.code?.issuedBy == 2)
  }

  @Test(arguments: [true, false])
  func phones(isVerified: Bool) throws {
    var world = World()
    let number = try PhoneNumber("+41 44 668 18 00")
    let phone = NewContact(number, delivery: isVerified ? nil : .sms, code: Given.code())
    try world.execute(try Self.command(.verified, phone: phone))
    #expect(world.human?.phone?.number == number)
    #expect(world.human?.phone?.isVerified == isVerified)
    #expect((world.human?.phone?.code != nil) == !isVerified)
    #expect(world.outbox.map(\.kind) == (isVerified ? [] : [.phoneVerification]))
  }

  @Test(arguments: [
    (MetadataEntry(key: "", value: [1]), "USER-Drght"), (MetadataEntry(key: " \t\u{3000}", value: [1]), "USER-Drght"),
    (MetadataEntry(key: "k", value: []), "USER-Dbgth"),
  ])
  func metadataThatSayNothing(entry: MetadataEntry, id: String) {
    let error = #expect(throws: DomainError.self) { try Self.command(.verified, metadata: [entry]) }
    #expect(error?.id == id)
  }

  @Test func metadataComeWithThePerson() throws {
    var world = World()
    let entry = MetadataEntry(key: "k", value: [1])
    let events = try world.userEvents(of: try Self.command(.verified, metadata: [entry], origin: .userV2))
    #expect(events == [Given.human(), .emailVerified, .metadataSet(key: "k", value: [1])])
  }

  @Test func aPhoneThatIsNotThereIsNotVerified() throws {
    var world = World()
    try world.execute(try Self.command(.verified))
    #expect(world.human?.phone == nil)
    #expect(world.user?.sequence == 2)
  }

  @Test func namesAreTrimmed() throws {
    var world = World()
    let profile = Profile(
      firstName: " Ada ", lastName: "Lovelace\n", nickName: " \t", displayName: "  ", preferredLanguage: "de",
      gender: .female)
    try world.execute(try Self.command(userName: "  ada ", profile: profile))
    #expect(world.user?.userName == "ada")
    #expect(
      world.human?.profile
        == Profile(
          firstName: "Ada", lastName: "Lovelace", displayName: "Ada Lovelace", preferredLanguage: "de", gender: .female)
    )
  }

  @Test(
    arguments: [
      ("new: no user name, seen first", NewHuman.Origin.new, " ", "", "", "V2-zzad3", "Errors.Invalid.Argument"),
      ("new: no first name", .new, "ada", " ", "", "USER-UCej2", "Errors.User.Profile.FirstNameEmpty"),
      ("new: no last name", .new, "ada", "Ada", "\u{3000}", "USER-4hB7d", "Errors.User.Profile.LastNameEmpty"),
      ("imported: no user name", .imported, "", "Ada", "L", "COMMAND-00p2b", "Errors.User.Username.Empty"),
      ("imported: no first name", .imported, "ada", "", "L", "PROFILE-RF5z2", "Errors.User.Profile.FirstNameEmpty"),
      ("imported: no last name", .imported, "ada", "Ada", "", "PROFILE-DSUkN", "Errors.User.Profile.LastNameEmpty"),
    ] as [(String, NewHuman.Origin, String, String, String, String, String)])
  func names(
    reason: String, origin: NewHuman.Origin, userName: String, first: String, last: String, id: String, key: String
  ) {
    #expect(throws: DomainError(.invalidArgument, id, key)) {
      try Self.command(userName: userName, profile: Profile(firstName: first, lastName: last), origin: origin)
    }
  }

  @Test(arguments: [
    ("new", NewHuman.Origin.new, "COMMAND-k2unb"), ("imported", .imported, "COMMAND-ziuna"),
    ("v2", .userV2, "COMMAND-7yiox1isql"),
  ])
  func anIDIsUsedOnce(reason: String, origin: NewHuman.Origin, id: String) throws {
    let error = DomainError(.preconditionFailed, id, "Errors.User.AlreadyExisting")
    let world = World(Given.unverified)
    #expect(world.refusal(of: try Self.command(userName: "eve", origin: origin)) == error)
    #expect(
      world.refusal(of: try Self.command(id: Given.otherOrganization, userName: "eve", origin: origin)) == error,
      "events are kept by id alone, so that no user can have an organization's")
    var set = World.empty
    try set.execute(try SetUpInstanceTests.command())
    #expect(
      set.refusal(of: try Self.command(id: "1", in: "2", userName: "eve", origin: origin)) == error,
      "nor the instance's")
  }

  @Test func refusals() throws {
    let world = World()
    #expect(
      world.refusal(of: try Self.command(in: "nowhere", permit: Given.denied))
        == DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound"))
    #expect(
      world.refusal(of: try Self.command(in: Given.otherOrganization, permit: Given.denied))
        == DomainError.permissionMissingOnTarget)
  }

  @Test("there are no providers to link with: seen after everything else")
  func links() throws {
    var new = NewHuman(
      Given.user, in: Given.organization, userName: "ada", profile: Given.profile, email: Given.address, .verified,
      code: Given.code(), origin: .userV2)
    new.linksProviders = true
    let refused = DomainError(.preconditionFailed, "COMMAND-39nf2", "Errors.IDPConfig.NotExisting")
    #expect(World().refusal(of: try .add(new, by: "editor", Given.permitted)) == refused)
    #expect(
      World().refusal(of: try .add(new, by: "editor", Given.denied)) == DomainError.permissionMissingOnTarget)
    new.userName = " "
    #expect(throws: DomainError(.invalidArgument, "V2-zzad3", "Errors.Invalid.Argument")) {
      try Command.add(new, by: "editor", Given.permitted)
    }
  }

  @Test func aUserNameIsHeldOnce() throws {
    var world = World()
    try world.execute(try Self.command(userName: "Ada"))
    #expect(
      world.refusal(of: try Self.command(id: "101", in: Given.otherOrganization, userName: "aDA"))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"))
  }
}
