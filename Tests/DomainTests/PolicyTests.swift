import Testing

@testable import Domain

@Suite struct PolicyTests {
  private static let home = Membership.Scope.organization(Given.organization)

  /// A row of the published table: two different values of a policy, and what its changes are refused with.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let ids: [String]
    let run: @Sendable (_ ids: [String]) throws -> Void

    init<P: Policy>(_ one: P, _ other: P, _ ids: String) {
      testDescription = P.kind.rawValue
      self.ids = ids.split(separator: " ").map(String.init)
      run = { ids in try PolicyTests.comesAndGoes(one, other, ids) }
    }
  }

  static let rows = [
    Row(
      login { $0.forcesMFA = true }, login { $0.allowsPassword = false },
      "Org-Dgfb2 Org-M0sif Org-5M9vdd Org-GHB37 INSTANCE-5M9vdd"),
    Row(
      PasswordPolicy(minimumLength: 12), PasswordPolicy(needsSymbol: false),
      "Org-LdhbS ORG-Dgs3g Org-DAs21 ORG-ADgs2 INSTANCE-9jlsf"),
    Row(
      PasswordAgePolicy(maximumDays: 9), PasswordAgePolicy(warningDays: 9),
      "ORG-Lk0dS ORG-0oPew Org-dsgjR ORG-Dgs1g INSTANCE-180sf"),
    Row(
      LockoutPolicy(maximumPasswordAttempts: 3), LockoutPolicy(maximumOTPAttempts: 3),
      "ORG-0olDf ORG-ADfs1 ORG-0JFSr ORG-D4zuz INSTANCE-0psjF"),
    Row(
      privacy { $0.helpLink = "https://a.example" }, privacy { $0.supportEmail = "a@b.example" },
      "Org-0oLpd ORG-Ng8sf Org-4N9fs ORG-Ze9gs INSTANCE-9jJfs"),
    Row(
      NotificationPolicy(tellsOfPasswordChange: false), NotificationPolicy(),
      "Org-xa08n2 ORG-x029n3 Org-ioqnxz ORG-x029n1s INSTANCE-29x02n"),
  ]

  static func login(_ change: (inout LoginPolicy) -> Void) -> LoginPolicy {
    var policy = LoginPolicy()
    change(&policy)
    return policy
  }

  static func privacy(_ change: (inout PrivacyPolicy) -> Void) -> PrivacyPolicy {
    var policy = PrivacyPolicy()
    change(&policy)
    return policy
  }

  @Test(arguments: rows)
  func comesAndGoes(row: Row) throws { try row.run(row.ids) }

  private static func comesAndGoes<P: Policy>(_ one: P, _ other: P, _ ids: [String]) throws {
    var world = World()
    func change(_ update: PolicyUpdate<P>, _ scope: Membership.Scope = home) -> Command<PolicyOutcome> {
      .changePolicy(update, of: scope, by: "editor")
    }
    func refused(_ update: PolicyUpdate<P>, _ scope: Membership.Scope = home) -> [String] {
      world.refusal(of: change(update, scope)).map { ["\($0.kind)", $0.id] } ?? []
    }
    #expect(refused(.add(one), .organization("nowhere")) == ["preconditionFailed", "COMMAND-QXPGs"])
    #expect(refused(.change(one)) == ["notFound", ids[1]])
    #expect(refused(.reset) == ["notFound", ids[3]])
    let outcome = try world.execute(change(.add(one)))
    #expect(outcome.change.resourceOwner == Given.organization && outcome.instance == nil)
    #expect(
      world.organizations[Given.organization]?.policies[P.self]
        == Dated(one, creationDate: Given.now, changeDate: Given.now, sequence: 2))
    #expect(refused(.add(other)) == ["alreadyExists", ids[0]])
    #expect(refused(.change(one)) == ["preconditionFailed", ids[2]])
    let later = Given.now.adding(seconds: 9)
    try world.execute(change(.change(other)), at: later)
    #expect(
      world.organizations[Given.organization]?.policies[P.self]
        == Dated(other.updating(one), creationDate: Given.now, changeDate: later, sequence: 3))
    try world.execute(change(.reset))
    #expect(world.organizations[Given.organization]?.policies == Policies())
    #expect(P.errors.notChanged(in: .instance).id == ids[4])
    #expect(
      world.events.suffix(3).map(\.payload) == [
        .organization(.policy(.added(one.value))), .organization(.policy(.changed(other.updating(one).value))),
        .organization(.policy(.removed(P.kind))),
      ])
  }

  @Test func theInstancesHoldsWhereThereIsNoneOfItsOwn() throws {
    var world = World.empty
    try world.execute(try SetUpInstanceTests.command(organization: "Default"))
    let (strict, lax) = (PasswordPolicy(minimumLength: 20), PasswordPolicy(minimumLength: 1))
    func update<P: Policy>(_ policy: P, _ scope: Membership.Scope = .instance) -> Command<PolicyOutcome> {
      .changePolicy(.change(policy), of: scope, by: "3")
    }
    for error in [
      world.refusal(of: update(PasswordPolicy())), world.refusal(of: update(LoginPolicy())),
      world.refusal(of: update(LockoutPolicy())), world.refusal(of: update(NotificationPolicy())),
      world.refusal(of: update(PasswordAgePolicy())), world.refusal(of: update(PrivacyPolicy())),
    ] {
      #expect(error?.kind == .preconditionFailed && error?.id.hasPrefix("INSTANCE-") == true, "as built in")
    }
    let instance = try #require(try world.execute(update(strict)).instance)
    let organization = try #require(world.organizations["2"])
    #expect(organization.policy(else: instance.policies) == strict)
    try world.execute(.changePolicy(.add(lax), of: .organization("2"), by: "3"))
    #expect(world.organizations["2"]?.policy(else: instance.policies) == lax)
    let added = Command.changePolicy(.add(NotificationPolicy()), of: .instance, by: "3")
    try world.execute(added)
    #expect(world.refusal(of: added)?.id == "INSTANCE-xpo1bj")
    let events = world.events.count
    try world.execute(.changePolicy(.set(SecurityPolicy()), of: .instance, by: "3"))
    #expect(world.events.count == events, "nothing new is a success without an event")
    try world.execute(.changePolicy(.set(SecurityPolicy(allowsImpersonation: true)), of: .instance, by: "3"))
    #expect(world.events.count == events + 1)
  }

  @Test("whoever learns of it last does not undo what is newer")
  func theNewestIsKept() throws {
    let policies = CurrentPolicies()
    var instance = Instance(
      id: "1", defaultOrganizationID: "2", defaultLanguage: "en", creationDate: Given.past, changeDate: Given.past,
      sequence: 7)
    #expect(policies[LockoutPolicy.self] == LockoutPolicy())
    instance.policies = Policies(LockoutPolicy(maximumPasswordAttempts: 3))
    policies.note(instance)
    (instance.sequence, instance.policies) = (6, Policies(LockoutPolicy(maximumPasswordAttempts: 9)))
    policies.note(instance)
    #expect(policies[LockoutPolicy.self].maximumPasswordAttempts == 3)
  }

  @Test func factorsComeAndGo() throws {
    var world = World()
    func change(_ factor: LoginFactor, _ isAdded: Bool) -> Command<PolicyOutcome> {
      .changeFactor(factor, isAdded: isAdded, of: Self.home, by: "editor")
    }
    #expect(world.refusal(of: change(.second(.recoveryCodes), true))?.id == "Org-M0sif", "none of its own")
    try world.execute(.changePolicy(.add(LoginPolicy()), of: Self.home, by: "editor"))
    #expect(world.refusal(of: change(.second(.totp), true))?.id == "Org-2B0ps")
    #expect(world.refusal(of: change(.multi(.verifiedU2F), true))?.id == "Org-3M9od")
    #expect(world.refusal(of: change(.second(.recoveryCodes), false))?.id == "Org-3M9od")
    try world.execute(change(.second(.recoveryCodes), true))
    try world.execute(change(.second(.smsOTP), false))
    try world.execute(change(.multi(.verifiedU2F), false))
    #expect(world.refusal(of: change(.multi(.verifiedU2F), false))?.id == "Org-3M9df")
    try world.execute(.changePolicy(.change(Self.login { $0.forcesMFA = true }), of: Self.home, by: "editor"))
    let policy = world.organizations[Given.organization]?.policies[LoginPolicy.self]?.value
    #expect(policy?.forcesMFA == true)
    #expect(policy?.secondFactors == [.totp, .u2f, .emailOTP, .recoveryCodes], "an update leaves them")
    #expect(policy?.multiFactors == [])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isRefused: @Sendable (World) -> Bool

    init<P: Policy>(_ reason: String, _ policy: P, _ id: String, isNew: Bool = true, _ scope: Membership.Scope = home) {
      testDescription = "\(reason): \(id)"
      isRefused = { world in
        world.refusal(of: .changePolicy(isNew ? .add(policy) : .change(policy), of: scope, by: "e"))?.id == id
      }
    }
  }

  @Test(arguments: [
    Bad("no password is so short", PasswordPolicy(minimumLength: 0), "MODEL-Lsp0e"),
    Bad("or so long", PasswordPolicy(minimumLength: 73), "MODEL-Lsp0e", isNew: false),
    Bad("no URI", login { $0.defaultRedirectURI = "nowhere" }, "Org-WSfdq"),
    Bad("what a browser would run", login { $0.defaultRedirectURI = "javascript://%0aalert(1)" }, "Org-WSfdq"),
    Bad("white space within", login { $0.defaultRedirectURI = "app://a b" }, "Org-Sfd21", isNew: false),
    Bad("no scheme", login { $0.defaultRedirectURI = "://acme" }, "IAM-SFdqd", isNew: false, .instance),
    Bad(
      "too long", login { $0.defaultRedirectURI = "https://a.example/" + String(repeating: "a", count: 2048) },
      "Org-WSfdq"),
    Bad("before it begins", login { $0.lifetimes.passwordCheck = -1 }, "SIGNET-Lp1lt"),
    Bad("no counter is so long", login { $0.lifetimes.mfaInitSkip = .max }, "SIGNET-Lp1lt"),
    Bad("no link", privacy { $0.termsLink = "terms" }, "SIGNET-Pp1ur"),
    Bad("a script", privacy { $0.privacyLink = "javascript:alert(1)" }, "SIGNET-Pp1ur"),
    Bad("a variable that there is not", privacy { $0.helpLink = "https://a.example/{{.Code}}" }, "SIGNET-Pp1ur"),
    Bad("two hosts", privacy { $0.docsLink = "https://a.example@b.example" }, "SIGNET-Pp1ur"),
    Bad(
      "too long", privacy { $0.customLink = "https://a.example/" + String(repeating: "a", count: 2048) }, "SIGNET-Pp1ur"
    ),
    Bad("two lines", privacy { $0.customLinkText = "a\nb" }, "SIGNET-Tx1ch"),
    Bad("too much to read", privacy { $0.customLinkText = String(repeating: "a", count: 501) }, "SIGNET-Pp2tx"),
    Bad("no address", privacy { $0.supportEmail = "a@" }, "EMAIL-599BI"),
    Bad("a path", SecurityPolicy(origins: ["https://a.example/"]), "SIGNET-Sp1or", isNew: false, .instance),
    Bad("more than one", SecurityPolicy(origins: ["https://a.example; script-src *"]), "SIGNET-Sp1or", .instance),
    Bad("everybody", SecurityPolicy(origins: ["https://*"]), "SIGNET-Sp1or", .instance),
    Bad(
      "too many", SecurityPolicy(origins: (0...64).map { "https://\($0).example" }), "SIGNET-Sp1or", .instance),
  ])
  func noPolicyIsNonsense(row: Bad) { #expect(row.isRefused(World())) }

  @Test(
    "where a login leads without an application",
    arguments: [
      "", "https://acme.example/{id}?a=b", "http://localhost:8080", "com.acme.app://home", " https://a.example ",
    ])
  func redirects(uri: String) throws {
    var world = World()
    try world.execute(.changePolicy(.add(Self.login { $0.defaultRedirectURI = uri }), of: Self.home, by: "e"))
    #expect(
      world.organizations[Given.organization]?.policies[LoginPolicy.self]?.value.defaultRedirectURI == uri.trimmed)
  }

  @Test(arguments: [
    (PasswordAgePolicy(), Int64(1000), false), (.init(maximumDays: 90), 89, false), (.init(maximumDays: 90), 90, true),
    (.init(maximumDays: .max), 100_000, false),
  ])
  func passwordsGrowOld(policy: PasswordAgePolicy, days: Int64, hasExpired: Bool) {
    let password = Password(hash: "h", isChangeRequired: false, changeDate: Given.past)
    #expect(policy.hasExpired(password, at: Given.past.adding(seconds: days * 86_400)) == hasExpired)
  }
}
