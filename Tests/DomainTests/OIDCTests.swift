import Testing

@testable import Domain

@Suite("Keys that sign tokens, and how long those count")
struct WebKeyTests {
  private static func key(_ id: String) -> NewWebKey {
    NewWebKey(id: id, algorithm: .rs256, bits: 2048, publicKey: [1], sealedPrivateKey: [2])
  }

  private static func world() throws -> World {
    var world = World.empty
    try world.execute(try SetUpInstanceTests.command())
    try world.execute(.prepareOIDC(projectID: "99", first: key("1"), next: key("2")))
    return world
  }

  private static func events(_ world: inout World, _ command: Command<Instance>, at now: Timestamp = Given.now) throws
    -> [OIDCEvent]
  {
    let before = world.events.count
    try world.execute(command, at: now)
    return world.events[before...].compactMap {
      if case .instance(.oidc(let event)) = $0.payload { event } else { nil }
    }
  }

  private static func state(_ world: World) throws -> OIDCState {
    try #require(world.states[.instance]?.instance?.oidc)
  }

  @Test("the first key signs at once, the second is ready; who comes second finds them")
  func preparation() throws {
    var world = try Self.world()
    let state = try Self.state(world)
    #expect(state.projectID == "99" && state.webKeys.map(\.state) == [.active, .initial])
    #expect(state.signingKey(at: Given.now, after: 300)?.id == "1")
    #expect(
      try Self.events(&world, .prepareOIDC(projectID: "98", first: Self.key("3"), next: Self.key("4"))) == [])
  }

  @Test("an activated key signs once everybody can know it, until then the one before")
  func activation() throws {
    var world = try Self.world()
    try world.execute(.addWebKey(Self.key("3"), by: "e"), at: Given.now.adding(seconds: 1000))
    let activated = try Self.events(
      &world, .activateWebKey("3", by: "e"), at: Given.now.adding(seconds: 1001))
    #expect(activated == [.webKeyDeactivated(id: "1"), .webKeyActivated(id: "3")])
    let state = try Self.state(world)
    #expect(state.webKeys.map(\.state) == [.inactive, .initial, .active])
    #expect(state.signingKey(at: Given.now.adding(seconds: 1299), after: 300)?.id == "1")
    #expect(state.signingKey(at: Given.now.adding(seconds: 1300), after: 300)?.id == "3")
    #expect(try Self.events(&world, .activateWebKey("3", by: "e")) == [], "the active one again is a success")
    #expect(world.refusal(of: .activateWebKey("9", by: "e"))?.id == "COMMAND-teiG3")
  }

  @Test("the active key stays; another goes, and an unknown one is gone already")
  func removal() throws {
    var world = try Self.world()
    #expect(world.refusal(of: .removeWebKey("1", by: "e"))?.id == "COMMAND-Chai1")
    #expect(try Self.events(&world, .removeWebKey("2", by: "e")) == [.webKeyRemoved(id: "2")])
    #expect(try Self.events(&world, .removeWebKey("2", by: "e")) == [])
    for number in 0..<(WebKey.maximumCount - 1) { try world.execute(.addWebKey(Self.key("x\(number)"), by: "e")) }
    #expect(world.refusal(of: .addWebKey(Self.key("y"), by: "e"))?.id == "SIGNET-Wk1mx")
  }

  @Test("by time the next key takes over, another is made ready, and the former goes when nothing of it counts")
  func rotation() throws {
    var world = try Self.world()
    let rotation = KeyRotation(age: 1000, cacheAge: 300)
    func rotate(_ id: String, at seconds: Int64) throws -> [OIDCEvent] {
      try Self.events(
        &world, .rotateWebKeys(new: Self.key(id), rotation), at: Given.now.adding(seconds: seconds))
    }
    #expect(try rotate("3", at: 999) == [])
    #expect(
      try rotate("3", at: 1000) == [
        .webKeyDeactivated(id: "1"), .webKeyActivated(id: "2"), .webKeyAdded(Self.key("3")),
      ])
    #expect(try rotate("4", at: 1001) == [], "of several nodes one is first")
    let life = OIDCSettings().accessTokenLifetime / 1_000_000
    let end = 1000 + life + 600
    #expect(try rotate("4", at: end - 1).contains(.webKeyRemoved(id: "1")) == false)
    #expect(try rotate("5", at: end).first == .webKeyRemoved(id: "1"))
    var still = try Self.world()
    #expect(
      try Self.events(
        &still, .rotateWebKeys(new: Self.key("3"), KeyRotation(age: 0)), at: Given.now.adding(seconds: 1 << 40)) == [],
      "nobody wants it")
  }

  @Test("lifetimes are set once, and changed")
  func settings() throws {
    var world = try Self.world()
    let short = OIDCSettings(accessTokenLifetime: 60_000_000)
    #expect(try Self.events(&world, .addOIDCSettings(short, by: "e")) == [.settingsAdded(short)])
    #expect(world.refusal(of: .addOIDCSettings(OIDCSettings(), by: "e"))?.id == "INST-0aaj1o")
    #expect(world.refusal(of: .updateOIDCSettings(short, by: "e"))?.id == "COMMAND-0pk2nu")
    #expect(try Self.events(&world, .updateOIDCSettings(OIDCSettings(), by: "e")) == [.settingsChanged(OIDCSettings())])
    #expect(try Self.state(world).lifetimes == OIDCSettings())
    for lifetime in [0, -1, 999_999, Int64.max] {
      let wrong = OIDCSettings(idTokenLifetime: lifetime)
      #expect(world.refusal(of: .updateOIDCSettings(wrong, by: "e"))?.id == "INST-10sxks")
    }
  }

  @Test("no private key is told to readers of events, sealed or not")
  func published() {
    let key = NewWebKey(
      id: "7", algorithm: .es256, publicKey: Array("public".utf8), sealedPrivateKey: Array("private".utf8))
    #expect(
      Event.Payload.instance(.oidc(.webKeyAdded(key))).published == ["keyId": .text("7"), "algorithm": .text("ES256")])
  }
}

@Suite("Tokens and what they say")
struct AccessTokenTests {
  private static let token = AccessToken(
    id: "V2_362000000000000001-at_362000000000000001", issuer: "https://id.example", userID: "7", clientID: "robot",
    audience: ["99"], scopes: ["openid", "profile"], issued: Timestamp(seconds: 100), expires: Timestamp(seconds: 200),
    methods: ["pwd"])

  @Test("the claims say all of it; those of other tokens make none")
  func claims() {
    #expect(AccessToken(Self.token.claims) == Self.token)
    #expect(Self.token.claims["exp"] == .number(200) && Self.token.claims["scope"] == .text("openid profile"))
    #expect(Self.token.drawn == SequentialIDs.date(of: "362000000000000001"))
    for missing in ["jti", "iss", "sub", "aud", "client_id", "scope", "iat", "exp"] {
      var claims = Self.token.claims
      claims[missing] = nil
      #expect(AccessToken(claims) == nil, "\(missing)")
    }
    for id in ["", "V2_1", "V2_1-at_", "V2_1-at_x", "at_362000000000000001"] {
      var claims = Self.token.claims
      claims["jti"] = .text(id)
      #expect(AccessToken(claims) == nil, "\(id)")
    }
  }

  @Test(
    "known scopes are kept, others dropped",
    arguments: [
      ("openid", ["openid"]), ("  openid   openid profile ", ["openid", "profile"]), ("nonsense", []),
      ("urn:zitadel:iam:org:project:id:zitadel:aud", ["urn:zitadel:iam:org:project:id:zitadel:aud"]),
      ("urn:zitadel:iam:org:project:id::aud urn:zitadel:iam:org:id: urn:zitadel:iam:org:nothing", []),
      (
        "urn:zitadel:iam:user:metadata urn:zitadel:iam:org:roles:id:7 urn:zitadel:iam:org:project:role:a",
        ["urn:zitadel:iam:user:metadata", "urn:zitadel:iam:org:roles:id:7", "urn:zitadel:iam:org:project:role:a"]
      ),
    ])
  func scopes(_ text: String, _ names: [String]) throws {
    #expect(try OAuthScopes(parsing: text).names == names)
  }

  @Test("no scope, too many and too long ones are refused")
  func bounds() {
    for text in ["", "  ", String(repeating: "x ", count: 65), String(repeating: "x", count: 5000)] {
      #expect(throws: OAuthError.self) { try OAuthScopes(parsing: text) }
    }
  }

  @Test("an organization that is not the user's is dropped")
  func foreign() throws {
    var organization = Organization(
      id: "7", name: "Acme", state: .active, primaryDomain: "acme.example", creationDate: Given.now,
      changeDate: Given.now, sequence: 1)
    organization.domains = []
    let scopes = try OAuthScopes(
      parsing: """
        openid urn:zitadel:iam:org:id:7 urn:zitadel:iam:org:id:8 urn:zitadel:iam:org:domain:primary:acme.example \
        urn:zitadel:iam:org:domain:primary:other.example
        """
    ).of(organization)
    #expect(
      scopes.names == ["openid", "urn:zitadel:iam:org:id:7", "urn:zitadel:iam:org:domain:primary:acme.example"])
    #expect(scopes.organizationID == "7" && scopes.organizationDomain == "acme.example")
  }

  @Test("projects are named once, the instance's own by its other name too")
  func projects() throws {
    let scopes = try OAuthScopes(
      parsing: """
        urn:zitadel:iam:org:project:id:zitadel:aud urn:zitadel:iam:org:project:id:99:aud \
        urn:zitadel:iam:org:project:id:5:aud
        """)
    #expect(scopes.projects(own: "99") == ["99", "5"])
  }
}

@Suite("What was used lately")
struct RecentlyUsedTests {
  @Test("as many as the capacity are known, and up to twice as many; who is asked for stays")
  func forgetting() {
    var recent = RecentlyUsed<Int, Int>(capacity: 4)
    recent.keep(10, for: 0)
    for key in 1..<100 {
      recent.keep(key * 10, for: key)
      #expect(recent.count <= 8)
      for known in max(1, key - 3)...key { #expect(recent[known] == known * 10) }
      #expect(recent[0] == 10, "asked for each time")
    }
    #expect(recent[50] == nil)
  }

  @Test("what is kept anew is what is known", arguments: [0, 5])
  func replacing(_ others: Int) {
    var recent = RecentlyUsed<Int, Int>(capacity: 4)
    recent.keep(1, for: 0)
    for key in 0..<others { recent.keep(0, for: key + 1) }
    recent.keep(2, for: 0)
    #expect(recent[0] == 2)
    for key in 0..<3 { recent.keep(0, for: key + 100) }
    #expect(recent[0] == 2)
  }
}

@Suite("Who issues")
struct PublicOriginTests {
  @Test(
    "a setting is the only issuer; without one, the names of this machine are, and no other",
    arguments: [
      ("http://localhost:8080", true), ("http://127.0.0.1:8080", true), ("https://127.0.0.9", true),
      ("http://[::1]:8080", true), ("http://LOCALHOST", true), ("http://localhost.evil.example", false),
      ("http://127.0.0.1.evil.example", false), ("http://127.0.0.1.2", false), ("http://evil.example", false),
      ("http://[::1].evil.example", false), ("http://localhost/x", false), ("http://localhost@evil.example", false),
      ("http://localhost:1@evil.example", false), ("http://localhost:", false), ("http://[::1]", true),
      ("", false),
    ])
  func issuer(_ asked: String, _ isLocal: Bool) {
    let origin = PublicOrigin()
    origin.set("http://own:1")
    #expect(origin.issuer(askedFor: asked) == (isLocal ? asked : "http://own:1"))
    #expect(origin.isIssuer(asked) == isLocal && origin.isIssuer("http://own:1"))
    origin.set("https://id.example", isSetting: true)
    #expect(origin.issuer(askedFor: asked) == "https://id.example" && !origin.isIssuer(asked))
  }
}

@Suite("Who issues under domains that the instance's owners trust")
struct TrustedIssuerTests {
  @Test(
    arguments: [
      ("https://login.example", "https://login.example"), ("http://login.example", "https://login.example"),
      ("https://LOGIN.example:8443", "https://login.example:8443"), ("https://own.example", "https://own.example"),
      ("https://evil.example", "https://own.example"), ("https://login.example.evil.example", "https://own.example"),
      ("https://evil@login.example", "https://own.example"), ("https://login.example/x", "https://own.example"),
      ("https://login.example:1@evil.example", "https://own.example"),
      ("https://login.example:", "https://own.example"),
    ])
  func issuer(asked: String, issuer: String) throws {
    var world = try MessageTextTests.world()
    try world.execute(.addTrustedDomain("Login.example", by: "1"))
    let trusting = try #require(world.instance)
    try world.execute(.removeTrustedDomain("login.example", by: "1"))
    let origin = PublicOrigin()
    origin.set("https://own.example", isSetting: true)
    #expect(origin.issuer(askedFor: asked) == "https://own.example")
    origin.note(trusting)
    #expect(origin.issuer(askedFor: asked) == issuer)
    #expect(origin.isIssuer(asked) == (asked == issuer))
    origin.note(try #require(world.instance))
    #expect(origin.issuer(askedFor: asked) == "https://own.example")
    origin.note(trusting)
    #expect(origin.issuer(askedFor: asked) == "https://own.example", "the newest state wins")
  }
}

@Suite("Forms of text in tokens")
struct TokenTextTests {
  @Test("base64url has one spelling of each text, which reads as it was written")
  func base64() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      let text = Base64URL.encode(bytes)
      #expect(Base64URL.decode(text.utf8) == bytes)
      #expect(Base64URL.decode((text + "=").utf8) == nil)
    }
    for text in ["A", "AB", "AAB", "A+", "A/", "A A", "AAAAA", "\u{e9}AAA"] {
      #expect(Base64URL.decode(text.utf8) == nil, "\(text)")
    }
  }

  @Test(
    "a form's text is decoded",
    arguments: [
      ("a+b", "a b"), ("a%2Bb", "a+b"), ("%", "%"), ("%2", "%2"), ("%zz", "%zz"), ("%C3%BC", "ü"), ("%ff", nil),
      ("", ""),
    ] as [(String, String?)])
  func form(_ text: String, _ decoded: String?) {
    #expect(text.formDecoded == decoded)
  }

  @Test("JSON is written in the order of names")
  func json() {
    let object: JSONObject = ["b": .list([.number(-1), .flag(true), .null]), "a": .object(["x\"": .text("\n")])]
    #expect(String(decoding: object.jsonBytes, as: UTF8.self) == #"{"a":{"x\"":"\n"},"b":[-1,true,null]}"#)
    #expect(JSONObject().jsonBytes == Array("{}".utf8))
    #expect("\"\\/\n\r\t\u{0}\u{1f}ü".jsonText == #""\"\\/\n\r\t\u0000\u001fü""#)
  }
}
