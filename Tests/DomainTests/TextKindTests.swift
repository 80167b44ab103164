import Testing

@testable import Domain

/// Which characters texts may have: one table over all kinds, and over all commands that take a text.
@Suite struct TextKindTests {
  static let refusal: DomainError = .init(.invalidArgument, "SIGNET-Tx1ch", "Errors.Text.Characters")
  static let invisible: DomainError = .init(.invalidArgument, "SIGNET-Tx2in", "Errors.Text.Invisible")

  /// What no name has.
  static let hostile: [String] =
    ["Ada\r\n\r\nYour account is suspended", "a\u{2028}b", "a\u{2029}b", "a\u{85}b"]
    + ((0...0x1f).map { $0 } + [0x7f] + (0x80...0x9f) + (0x202a...0x202e) + (0x2066...0x2069)).compactMap {
      Unicode.Scalar($0 as UInt32).map { "a\($0)b" }
    }

  @Test(arguments: [TextKind.name, .key, .id])
  func oneLineHasNoControls(_ kind: TextKind) {
    for text in Self.hostile {
      #expect(throws: Self.refusal, "\(text.debugDescription)") { try kind.checked(text) }
    }
  }

  @Test func aDescriptionHasLines() throws {
    #expect(try TextKind.text.checked("one\r\n\ttwo\n") == "one\r\n\ttwo\n")
    for text in ["\0", "\u{1b}[2J", "\u{b}", "\u{7f}", "\u{9b}2J", "\u{202e}", "\u{2066}"] {
      #expect(throws: Self.refusal) { try TextKind.text.checked(text) }
    }
  }

  @Test func whatIsLookedForHasAllButZero() throws {
    for text in Self.hostile where !text.unicodeScalars.contains("\0") {
      #expect(try TextKind.searched.checked(text) == text)
    }
    for text in ["\0", "nul\0a", "ü\0"] { #expect(throws: Self.refusal) { try TextKind.searched.checked(text) } }
  }

  @Test(
    "names of people are taken as they are",
    arguments: [
      "", "Ada", "O'Neil", "Ünïcödé", "李小龍", "Ahmad‌reza\u{200c}", "👩‍👩‍👧", "❤️", "שָׁלוֹם", "م\u{200f}", "a b", "Dr. A, B (C)",
      "<b>", "http://a.example", "%s", "Ⅷ", "\u{1f1e9}\u{1f1ea}", "u\u{308}",
    ])
  func areTaken(_ name: String) throws { #expect(try TextKind.name.checked(name).utf8.elementsEqual(name.utf8)) }

  @Test(
    "names that nobody can see",
    arguments: [
      "\u{200b}", "\u{200b}\u{200d}", "\u{feff}", "\u{ad}", "\u{3164}", "\u{2800}", "\u{2800} \u{2800}",
      "\u{115f}\u{1160}",
      "\u{200e}", "\u{e0020}", "\u{180e}", "\u{fe0f}", "\u{2060}",
    ])
  func areRefused(_ name: String) { #expect(throws: Self.invisible) { try TextKind.name.checked(name) } }

  @Test func keysAndIDsAreComposed() throws {
    #expect(try TextKind.key.checked("e\u{301}").utf8.elementsEqual("é".utf8))
    #expect(try TextKind.id.checked("é").utf8.elementsEqual("é".utf8))
    #expect(throws: Self.refusal) { try TextKind.id.checked("e\u{301}") }
  }

  /// Every command that takes a text, with a text in each place.
  private static func commands(_ text: String, in place: String) throws {
    func at(_ name: String, _ usual: String) -> String { name == place ? text : usual }
    var world = World()
    let profile = Profile(
      firstName: at("first name", "Ada"), lastName: at("last name", "Lovelace"), nickName: at("nick name", ""),
      displayName: at("display name", ""))
    switch place {
    case "id", "user name", "first name", "last name", "nick name", "display name", "new key":
      var new = NewHuman(
        at("id", "100"), in: Given.organization, userName: at("user name", "ada"), profile: profile,
        email: Given.address, .verified, code: Given.code(), origin: .userV2)
      new.metadata = [MetadataEntry(key: at("new key", "k"), value: [0])]
      try world.execute(try .add(new, by: "e", Given.permitted))
    case "machine's id", "machine's user name", "machine's name", "description":
      let machine = Machine(name: at("machine's name", "R"), description: at("description", ""))
      let new = try NewMachine(
        at("machine's id", "100"), in: Given.organization, userName: at("machine's user name", "r"), machine: machine)
      try world.execute(.add(new, by: "e", Given.permitted))
    case "organization": try world.execute(try .addOrganization("30", name: text, by: "e", baseDomain: "localhost"))
    case "changed names":
      world = World(Given.verified)
      try world.execute(
        try .changeProfile(of: Given.target(), to: Profile(firstName: text, lastName: "L", displayName: "D")))
    case "other user name":
      world = World(Given.verified)
      try world.execute(.changeUserName(of: Given.target(), to: text))
    case "updated user name":
      world = World(Given.verified)
      try world.execute(.updateHuman(Given.target(), HumanChange(userName: text), policy: RatePolicy()))
    case "updated nick name":
      world = World(Given.verified)
      try world.execute(
        .updateHuman(Given.target(), HumanChange(profile: .init(nickName: text)), policy: RatePolicy()))
    case "machine's other name":
      world = World([Given.machine])
      try world.execute(.updateMachine(Given.target(), userName: nil, name: text, description: nil))
    case "machine's other user name":
      world = World([Given.machine])
      try world.execute(.updateMachine(Given.target(), userName: text, name: nil, description: nil))
    case "other description":
      world = World([Given.machine])
      try world.execute(.updateMachine(Given.target(), name: "R", description: text, accessTokenType: .jwt))
    case "key":
      world = World(Given.verified)
      try world.execute(.setMetadata(of: Given.target(), [MetadataEntry(key: text, value: [0])]))
    case "removed key":
      world = World(Given.verified)
      try world.execute(.removeMetadata(of: Given.target(), keys: [text], isBulk: false))
    case "target": try world.execute(.removeUser(Given.target(text)))
    default: Issue.record("no command for \(place)")
    }
  }

  static let namePlaces: [String] = [
    "user name", "first name", "last name", "nick name", "display name", "machine's user name", "machine's name",
    "organization", "changed names", "other user name", "updated user name", "updated nick name",
    "machine's other name", "machine's other user name",
  ]
  static let otherPlaces: [String] = [
    "id", "new key", "machine's id", "description", "other description", "key", "removed key", "target",
  ]

  @Test("every command asks", arguments: Self.namePlaces + Self.otherPlaces)
  func zero(_ place: String) throws {
    for text in ["nul\0a", "\0", "é\0"] {
      let error = #expect(throws: DomainError.self) { try Self.commands(text, in: place) }
      #expect(error == Self.refusal, "\(text.debugDescription)")
    }
  }

  @Test(arguments: Self.namePlaces)
  func controlsAndWhatNobodySees(_ place: String) throws {
    for text in ["Ada\r\n\r\nYour account", "a\u{1b}b", "a\u{b}b", "a\u{202e}b", "a\u{85}b"] {
      #expect(throws: Self.refusal, "\(text.debugDescription)") { try Self.commands(text, in: place) }
    }
    #expect(throws: Self.invisible) { try Self.commands("\u{200b}", in: place) }
    // And what people are called is taken.
    try Self.commands("Jürgen 李", in: place)
  }

  @Test("who has a former name that is refused today can change the others")
  func formerNames() throws {
    let hostile = Profile(firstName: "Ada", lastName: "Lovelace", nickName: "\u{202e}x", displayName: "A\r\nB")
    var world = World(Given.verified + [.profileChanged(hostile)])
    try world.execute(
      .updateHuman(Given.target(), HumanChange(profile: .init(firstName: "Augusta")), policy: RatePolicy()))
    #expect(world.human?.profile.firstName == "Augusta")
    #expect(world.human?.profile.nickName == "\u{202e}x")
    let again = Command.updateHuman(
      Given.target(), HumanChange(profile: .init(nickName: "\u{202e}y")), policy: RatePolicy())
    #expect(world.refusal(of: again) == Self.refusal)
  }

  @Test func conditionsAsk() throws {
    typealias Condition = UserQuery.Condition
    let comparison = UserQuery.Comparison(.contains, ignoresCase: true)
    let hostile: [Condition] =
      UserQuery.Text.allCases.map { .text($0, comparison, "\0") }
      + [.metadataKey(comparison, "a\0"), .ids(["1", "\0"]), .emails(["\0@a"]), .organizations(["\0"])]
    for condition in hostile {
      for nested: Condition in [condition, .all([condition]), .any([.all([]), condition]), .not(condition)] {
        #expect(throws: Self.refusal) { try nested.checked() }
      }
    }
    let sound = Condition.all([.any([.text(.email, comparison, "a")]), .metadataValue([0], isEqual: true), .ids(["1"])])
    #expect(try sound.checked() == sound)
    #expect(throws: Self.refusal) { try TextMatch(.contains, "\0").checked() }
    // Every text has what nobody can see, once it is folded.
    #expect(throws: Self.invisible) { try Condition.text(.userName, comparison, "\u{200b}").checked() }
    #expect(throws: Self.invisible) { try TextMatch(.containsIgnoringCase, "\u{200b}").checked() }
    #expect(try TextMatch(.contains, "\u{200b}").checked().text == "\u{200b}")
    #expect(throws: Self.refusal) { try CredentialQuery.Filter.id("\0").checked() }
  }
}
