import Domain
import StoreSupport
import Testing
import Texts

@testable import ManagementService

@Suite("What moves in from another server")
struct MovingTests {
  /// Runs an import as an operator does.
  private static func move(_ json: String, _ house: House) async throws -> [MoveNote] {
    var notes: [MoveNote] = []
    try await MoveRun(try MoveDocument(MemorySource(Array(json.utf8))), house.memory.useCases, by: "", in: .english)
      .run { notes.append($0) }
    return notes
  }

  private static func places(_ notes: [MoveNote], where isWanted: (MoveNote.Outcome) -> Bool) -> [String] {
    notes.filter { isWanted($0.outcome) }.map(\.place).sorted()
  }

  private static let user = #"""
    "userName":"ada","profile":{"firstName":"Ada","lastName":"Lovelace","preferredLanguage":"de","gender":"GENDER_FEMALE"},\
    "email":{"email":"ada@example.com","isEmailVerified":true}
    """#.replacing("\\\n", with: "")

  /// Whatever the order in which things stand: members and metadata before their users, users before their organization.
  private static let whole = #"""
    {"orgs":[{
      "userMetadata":[{"id":"200","key":"k","value":"dg=="}],
      "orgMembers":[{"userId":"200","roles":["ORG_OWNER"]},{"userId":"300","roles":["ORG_USER_MANAGER"]}],
      "machineKeys":[{"keyId":"400","userId":"300","type":1,"publicKey":"UFVCTElDIEtFWQ==","expirationDate":"2090-01-01T00:00:00Z"}],
      "initMessages":[{"language":"en","subject":"Welcome {{.FirstName}}"}],
      "machineUsers":[{"userId":"300","user":{"userName":"robot","name":"Robot"},"state":"USER_STATE_INACTIVE"}],
      "human_users":[
        {"userId":"200","user":{<ada>,"phone":{"phone":"+41446681800"},"hashedPassword":{"value":"plain:Secr3t-enough!"},
          "otpCode":"JBSWY3DPEHPK3PXP","idps":[{"configId":"1","externalUserId":"2"}],"recoveryCodes":[{"hash":"x"},{"raw":"Secret-1"}]}},
        {"userId":"201","user":{"userName":"eve","profile":{"firstName":"E","lastName":"V"},"email":{"email":"eve@example.com"}}},
        {"userId":"202","user":{"userName":"joe","profile":{"firstName":"J","lastName":"O"},"email":{"email":"joe@example.com"}},
          "state":"USER_STATE_LOCKED"}],
      "passwordComplexityPolicy":{"minLength":"12"},
      "domains":[{"orgId":"100","domainName":"acme.example","isVerified":true,"isPrimary":true},{"domainName":"asked.example"}],
      "projects":[{"projectId":"1","project":{"name":"P"}},{"projectId":"2","project":{"name":"Q"}}],
      "loginPolicy":{"allowRegister":true,"idps":[{"idpId":"1","ownerType":"IDP_OWNER_TYPE_ORG"}]},
      "lockoutPolicy":{"maxPasswordAttempts":7},
      "privacyPolicy":{"tosLink":"https://example.com/tos"},
      "labelPolicy":{"primaryColor":"#112233"},
      "domainPolicy":{"orgId":"100","validateOrgDomains":true},
      "loginTexts":[{"language":"en","loginText":{"title":"Come in"}}],
      "whatever":[1,2,3],
      "orgState":"ORG_STATE_INACTIVE",
      "org":{"name":"Acme Moved"},
      "orgId":"100"}]}
    """#.replacing("<ada>", with: user)

  @Test("all that there is a place for, and the rest is counted")
  func whole() async throws {
    try await House.run { house in
      let store = house.memory.store
      let notes = try await Self.move(Self.whole, house)
      #expect(Self.places(notes) { if case .refused = $0 { true } else { false } } == [])
      let dropped = notes.compactMap { note in
        if case .dropped(let count) = note.outcome { "\(note.type) \(count)" } else { nil }
      }
      #expect(
        Set(dropped) == [
          "human_user_idp 1", "human_user_recovery_code 1", "project 2", "login_policy_idp 1", "whatever 3",
        ])
      let organization = try #require(try await store.organization(id: "100"))
      #expect(organization.name == "Acme Moved" && organization.state == .inactive)
      #expect(organization.primaryDomain == "acme.example")
      #expect(organization.domains.map(\.name) == ["acme-moved.localhost", "acme.example", "asked.example"])
      #expect(organization.domains.map(\.isVerified) == [true, true, false])
      #expect(organization.policies[PasswordPolicy.self]?.value.minimumLength == 12)
      #expect(organization.policies[LockoutPolicy.self]?.value.maximumPasswordAttempts == 7)
      #expect(organization.policies[LoginPolicy.self]?.value.allowsRegistration == true)
      #expect(organization.policies[PrivacyPolicy.self]?.value.termsLink == "https://example.com/tos")
      #expect(organization.policies[ActiveLabelPolicy.self]?.value.policy.light.primary == "#112233")
      #expect(organization.domainPolicy?.value == DomainPolicy(domainsMustBeProved: true))
      let pages = try await store.messageText(MessageTextKey(.login, in: "en"), of: .organization("100"))
      #expect(pages?.value.isEmpty == false)
      let ada = try #require(try await store.user(id: "200"))
      #expect(ada.state == .active && ada.organizationID == "100" && ada.loginName == "ada")
      #expect(ada.human?.password?.hash == "plain:Secr3t-enough!")
      #expect(ada.human?.phone?.number.text == "+41446681800" && ada.human?.phone?.isVerified == false)
      #expect(ada.human?.totp?.isVerified == true)
      #expect(ada.human?.profile.preferredLanguage == "de" && ada.human?.profile.gender == .female)
      #expect(try await store.user(id: "201")?.state == .initial)
      #expect(try await store.user(id: "201")?.human?.initialization == nil, "no code until one is asked for")
      #expect(try await store.user(id: "202")?.state == .locked)
      #expect(try await store.user(id: "300")?.state == .inactive)
      #expect(try await store.machineKey(id: "400", userID: "300")?.publicKey == Array("PUBLIC KEY".utf8))
      #expect(try await store.metadata(of: "200", key: "k")?.value.value == Array("v".utf8))
      #expect(try await store.memberships(userID: "200").map(\.value.roles) == [["ORG_OWNER"]])
      let text = try await store.messageText(MessageTextKey(.initialization, in: "en"), of: .organization("100"))
      #expect(text?.value[.subject] == "Welcome {{.FirstName}}")
      #expect(store.notifications.isEmpty, "nobody is sent anything")
      #expect(try store.mismatches() == [])
    }
  }

  @Test("a second run changes nothing, and says that all is there")
  func again() async throws {
    try await House.run { house in
      _ = try await Self.move(Self.whole, house)
      let events = house.memory.store.eventCount
      let notes = try await Self.move(Self.whole, house)
      #expect(house.memory.store.eventCount == events)
      let others = Self.places(notes) {
        switch $0 {
        case .exists(true, _), .dropped: false
        case .exists(false, _), .moved, .refused, .left: true
        }
      }
      #expect(others == [])
      // What is another's is told from what is the same.
      let other = Self.whole.replacing("\"Lovelace\"", with: "\"Byron\"").replacing("\"dg==\"", with: "\"dw==\"")
      let different = Self.places(try await Self.move(other, house)) {
        if case .exists(false, _) = $0 { true } else { false }
      }
      #expect(different == ["orgs[0].humanUsers[0]", "orgs[0].userMetadata[0]"])
      #expect(house.memory.store.eventCount == events)
    }
  }

  static let broken: [(json: String, line: Int, reason: String)] = [
    ("", 1, "expected an object"),
    ("{\"orgs\":[{\"orgId\":\"100\"}]}x", 1, "unexpected text"),
    ("{\"orgs\":\n[{\"orgId\":\"100\",\"org\":{\"name\":\"A\"}},\n}", 3, "expected an object"),
    ("{\"orgs\":\n\n[{\"orgId\":\"100\",\"org\":{\"name\":\"A\"},}]}", 3, "expected the name"),
    ("{\"orgs\":[{\"orgId\":\"100\",\"humanUsers\":[{\"a\":01}]}]}", 1, "no number"),
    ("{\"orgs\":[{\"orgId\":\"100\",\"humanUsers\":{}}]}", 1, "expected an array"),
    ("{\"orgs\":[{\"orgId\":\"100\",\"humanUsers\":[\"a\u{1}\"]}]}", 1, "control character"),
    ("{\"orgs\":[{\"orgId\":7}]}", 1, "expected string"),
    ("{\"orgs\":[{\"orgId\":\"100\",\"x\":\"\\q\"}]}", 1, "no such escape"),
    ("{\"orgs\":[{\"orgId\":\"100\",\"x\":" + String(repeating: "[", count: 102) + "]}]}", 1, "nested too deep"),
    ("{\"orgs\":[{\"orgId\":\"100\",\"x\":\"", 1, "without an end"),
    ("{\"dataOrgsLocal\":{\"path\":\"/etc/passwd\"}}", 1, "names a file elsewhere"),
    ("[]", 1, "expected an object"),
  ]

  @Test("what is no JSON changes nothing, and is told by its line", arguments: broken)
  func malformed(_ row: (json: String, line: Int, reason: String)) throws {
    let error = try #require(throws: MoveDocumentError.self) {
      try MoveDocument(MemorySource(Array(row.json.utf8)))
    }
    #expect(error.description.hasPrefix("line \(row.line), byte "), "\(error)")
    #expect(error.description.contains(row.reason), "\(error)")
  }

  @Test("what is wrong with one thing is told with its path, and touches no other")
  func items() async throws {
    try await House.run { house in
      let good = #"{"userId":"202","user":{\#(Self.user)}}"#
      let notes = try await Self.move(
        #"""
        {"data_orgs":{"orgs":[{"orgId":"100","org":{"name":"Acme Moved"},"humanUsers":[
          {"userId":"200","user":{"userName":7}},
          {"userId":"","user":{\#(Self.user)}},
          {"userId":"200","user":{"userName":"x","profile":{"firstName":"A","lastName":"B"},"email":{"email":"a@example.com"},"hashedPassword":{"value":"nonsense"}}},
          {"userId":"201","user":{"userName":"x","profile":{"firstName":"A","lastName":"B"},"email":{"email":"a@example.com"},"otpCode":"!"}},
          null, 7, "x",
          \#(good),
          {"userId":"203","user":{\#(Self.user)}}]},
         {"orgId":"101","org":{"name":"Acme Moved"},"humanUsers":[\#(good)]}]},"timeout":"1m"}
        """#, house)
      let refused = Self.places(notes) { if case .refused = $0 { true } else { false } }
      #expect(
        refused == [
          "orgs[0].humanUsers[0].user.userName", "orgs[0].humanUsers[1]", "orgs[0].humanUsers[2]",
          "orgs[0].humanUsers[3]", "orgs[0].humanUsers[4]", "orgs[0].humanUsers[5]", "orgs[0].humanUsers[6]",
          "orgs[0].humanUsers[8]", "orgs[1].org",
        ])
      #expect(Self.places(notes) { if case .left(1, _) = $0 { true } else { false } } == ["orgs[1].humanUsers"])
      #expect(try await house.memory.store.user(id: "202")?.exists == true)
      for id in ["200", "201", "203"] { #expect(try await house.memory.store.user(id: id) == nil) }
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("what was exported moves in elsewhere as it was")
  func roundTrip() async throws {
    var exported = ""
    var users: [User] = []
    try await House.run { house in
      _ = try await Self.move(Self.whole, house)
      let answer = try await house.get(
        .admin("ExportData"), #"{"orgIds":["100"],"withPasswords":true,"withOtp":true}"#)
      exported = answer.json.encoded
      for id in ["200", "201", "202", "300"] { users.append(try #require(try await house.memory.store.user(id: id))) }
      let without = try await house.get(.admin("ExportData"), #"{"excludedOrgIds":["7"]}"#)
      #expect(without["orgs.0.orgId"] == "100" && without["orgs.1"] == nil)
      #expect(without["orgs.0.humanUsers.0.user.hashedPassword"] == nil)
      #expect(without["orgs.0.humanUsers.0.user.otpCode"] == nil)
    }
    try await House.run { house in
      let answer = try await house.get(.admin("ImportData"), #"{"timeout":"30m","dataOrgs":\#(exported)}"#)
      #expect(answer["errors.0"] == nil, "\(answer)")
      #expect(answer["success.orgs.0.orgId"] == "100")
      for user in users {
        let moved = try #require(try await house.memory.store.user(id: user.id))
        #expect(moved.state == user.state && moved.userName == user.userName)
        #expect(moved.human?.profile == user.human?.profile)
        #expect(moved.human?.email.address == user.human?.email.address)
        #expect(moved.human?.email.isVerified == user.human?.email.isVerified)
        #expect(moved.human?.phone?.number == user.human?.phone?.number)
        #expect(moved.human?.password?.hash == user.human?.password?.hash)
        #expect(moved.human?.totp == user.human?.totp)
        #expect(moved.machine == user.machine)
      }
      let again = try await house.get(.admin("ImportData"), #"{"timeout":"30m","dataOrgs":\#(exported)}"#)
      #expect(again["success.orgs.0"] == nil, "\(again)")
      #expect(again["errors.0.type"] == "org" && again["errors.0.id"] == "100")
      #expect(again["errors.0.message"]?.hasSuffix("(ORG-lapo2n)") == true)
    }
  }

  @Test("nobody gives power that they do not have")
  func power() async throws {
    try await House.run { house in
      // Whoever may write the instance, and nothing else, is no owner of an organization.
      var places = Places(house)
      let person = try await places.filled("<verified>")
      let token = try await house.memory.logIn(person, roles: ["ORG_OWNER"])
      let answer = try await house.call(.admin("ImportData"), #"{"timeout":"1m","dataOrgs":{}}"#, as: token)
      #expect(answer.code == "permission_denied" || answer.code == "not_found", "\(answer)")
    }
  }

  @Test("time that is over ends it, and says how much was not begun")
  func timeout() async throws {
    try await House.run { house in
      let users = (1...3).map { "{\"userId\":\"\($0)\",\"user\":{\(Self.user)}}" }.joined(separator: ",")
      let json = #"{"orgs":[{"orgId":"\#(house.memory.organizationID)","humanUsers":[\#(users)],"projects":[{}]}]}"#
      let document = try MoveDocument(MemorySource(Array(json.utf8)))
      var notes: [MoveNote] = []
      let events = house.memory.store.eventCount
      try await MoveRun(document, house.memory.useCases, by: "", in: .english)
        .run(until: house.memory.clock.now) { notes.append($0) }
      #expect(Self.places(notes) { if case .left(3, _) = $0 { true } else { false } } == ["orgs[0].humanUsers"])
      #expect(house.memory.store.eventCount == events)
    }
  }

  @Test(
    "durations are Go's",
    arguments: [
      ("30m", 1_800_000_000), ("1h2m3.5s", 3_723_500_000), ("100ms", 100_000), ("1.5h", 5_400_000_000), ("0", 0),
      ("-1s", -1_000_000), (".5s", 500_000), ("2us", 2), ("3µs", 3), ("", nil), ("1", nil), ("s", nil), ("1x", nil),
      ("1..5s", nil), (".s", nil), ("99999999999999h", nil), ("1d", nil),
    ] as [(String, Int64?)])
  func durations(_ row: (text: String, microseconds: Int64?)) {
    #expect(GoDuration.microseconds(of: row.text) == row.microseconds)
  }
}
