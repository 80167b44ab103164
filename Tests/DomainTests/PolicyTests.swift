import Testing

@testable import Domain

@Suite struct PolicyTests {
  static let policy = PasswordPolicy(minimumLength: 12, needsSymbol: false)

  static func password(_ change: PolicyChange<PasswordPolicy>, in organization: String = Given.organization)
    -> Command<ChangeOutcome>
  {
    .changePasswordPolicy(of: organization, change, by: "editor")
  }

  static func notification(_ change: PolicyChange<NotificationPolicy>) -> Command<ChangeOutcome> {
    .changeNotificationPolicy(of: Given.organization, change, by: "editor")
  }

  @Test(arguments: [0, 73])
  func lengthsThatNoPasswordCanHave(length: Int) {
    for change in [PolicyChange.add(PasswordPolicy(minimumLength: length)), .change(.init(minimumLength: length))] {
      #expect(World().refusal(of: Self.password(change))?.id == "MODEL-Lsp0e")
    }
  }

  @Test func aPasswordPolicyComesAndGoes() throws {
    var world = World()
    #expect(world.refusal(of: Self.password(.add(Self.policy), in: "nowhere"))?.id == "COMMAND-QXPGs")
    #expect(world.refusal(of: Self.password(.change(Self.policy)))?.id == "ORG-Dgs3g")
    #expect(world.refusal(of: Self.password(.reset))?.id == "ORG-ADgs2")
    try world.execute(Self.password(.add(Self.policy)))
    #expect(
      world.organizations[Given.organization]?.passwordPolicy
        == PolicySetting(policy: Self.policy, creationDate: Given.now, changeDate: Given.now, sequence: 2))
    #expect(world.refusal(of: Self.password(.add(Self.policy)))?.id == "Org-LdhbS")
    #expect(world.refusal(of: Self.password(.change(Self.policy)))?.id == "Org-DAs21")
    let later = Given.now.adding(seconds: 9)
    try world.execute(Self.password(.change(PasswordPolicy())), at: later)
    #expect(
      world.organizations[Given.organization]?.passwordPolicy
        == PolicySetting(policy: PasswordPolicy(), creationDate: Given.now, changeDate: later, sequence: 3))
    try world.execute(Self.password(.reset))
    #expect(world.organizations[Given.organization]?.passwordPolicy == nil)
  }

  @Test func aNotificationPolicyComesAndGoes() throws {
    var world = World()
    let silent = NotificationPolicy(tellsOfPasswordChange: false)
    #expect(world.refusal(of: Self.notification(.change(silent)))?.id == "ORG-x029n3")
    #expect(world.refusal(of: Self.notification(.reset))?.id == "ORG-x029n1s")
    try world.execute(Self.notification(.add(silent)))
    #expect(world.refusal(of: Self.notification(.add(silent)))?.id == "Org-xa08n2")
    #expect(world.refusal(of: Self.notification(.change(silent)))?.id == "Org-ioqnxz")
    try world.execute(Self.notification(.change(NotificationPolicy())))
    #expect(
      world.organizations[Given.organization]?.notificationPolicy?.policy == NotificationPolicy())
    try world.execute(Self.notification(.reset))
    #expect(world.organizations[Given.organization]?.notificationPolicy == nil)
  }
}
