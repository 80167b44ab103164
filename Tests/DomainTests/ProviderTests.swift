import SeededRandom
import Testing

@testable import Domain

@Suite("Providers")
struct ProviderTests {
  private static let server = SMTPServer(
    senderAddress: "a@example.com", senderName: "Acme", host: "mail.example.com:587", isTLS: true, user: "u")
  private static let smtp = Provider(
    id: "1", channel: .mail, description: "", settings: .smtp(server), sealedSecret: [1])
  private static let hook = Provider(
    id: "2", channel: .mail, description: "", settings: .http(endpoint: "https://example.com/m"), sealedSecret: [2])
  private static let sms = Provider(
    id: "3", channel: .shortMessage, description: "", settings: .twilio(TwilioAccount(sid: "AC1", sender: "Acme")),
    sealedSecret: [3])

  /// An instance with the three.
  private static func world() throws -> World {
    var world = World.empty
    try world.execute(
      try .setUp(
        NewInstance(
          instanceID: "9", organizationID: "10", organizationName: "Acme",
          admin: NewOwner(userID: "11", userName: "admin", tokenID: "12", tokenDigest: [1]), baseDomain: "localhost")))
    for provider in [smtp, hook, sms] { try world.execute(.addProvider(provider, by: "e")) }
    return world
  }

  private static func target(_ provider: Provider, _ kind: Provider.Kind? = nil) -> ProviderTarget {
    ProviderTarget(provider.id, provider.channel, kind, by: "e")
  }

  /// What a command does to the instance.
  private static func events(
    _ world: inout World, _ command: Command<ChangeOutcome>
  ) throws -> [InstanceEvent] {
    let before = world.events.count
    try world.execute(command)
    return world.events[before...].compactMap { if case .instance(let event) = $0.payload { event } else { nil } }
  }

  @Test("activating one is one event, after which it is the only active one of its channel")
  func activation() throws {
    var world = try Self.world()
    #expect(try Self.events(&world, .activateProvider(Self.target(Self.smtp))) == [.providerSet(Self.smtp, .activated)])
    try world.execute(.activateProvider(Self.target(Self.sms)))
    try world.execute(.activateProvider(Self.target(Self.hook)))
    #expect(world.active(.mail) == "2" && world.active(.shortMessage) == "3")
    #expect(world.refusal(of: .deactivateProvider(Self.target(Self.smtp)))?.id == "COMMAND-km8g3")
    #expect(
      try Self.events(&world, .deactivateProvider(Self.target(Self.hook))) == [.providerSet(Self.hook, .deactivated)])
    #expect(world.active(.mail) == nil && world.active(.shortMessage) == "3")
  }

  @Test("whoever is removed sends no more, and is not there any more", arguments: [true, false])
  func removal(isActive: Bool) throws {
    var world = try Self.world()
    try world.execute(.activateProvider(Self.target(isActive ? Self.smtp : Self.hook)))
    #expect(
      try Self.events(&world, .removeProvider(Self.target(Self.smtp)))
        == [.providerRemoved(id: "1", .mail, wasActive: isActive)])
    #expect(world.active(.mail) == (isActive ? nil : "2"))
    #expect(world.refusal(of: .activateProvider(Self.target(Self.smtp)))?.id == "COMMAND-E9K20hxOS9")
  }

  @Test("an update keeps the secret where it brings none, and is no event where nothing changes")
  func updates() throws {
    var world = try Self.world()
    let same = ProviderUpdate(description: "", settings: Self.smtp.settings)
    #expect(try Self.events(&world, .updateProvider(Self.target(Self.smtp), to: same)) == [])
    var changed = Self.smtp
    changed.description = "new"
    let update = ProviderUpdate(description: "new", settings: Self.smtp.settings)
    #expect(
      try Self.events(&world, .updateProvider(Self.target(Self.smtp), to: update)) == [.providerSet(changed, .changed)])
    changed.sealedSecret = [9]
    let secret = ProviderUpdate(description: "new", settings: Self.smtp.settings, sealedSecret: [9])
    #expect(
      try Self.events(&world, .updateProvider(Self.target(Self.smtp), to: secret)) == [.providerSet(changed, .changed)])
  }

  @Test("the password alone is changed of the active server, the token of any account")
  func secrets() throws {
    var world = try Self.world()
    #expect(world.refusal(of: .setProviderSecret(Self.target(Self.smtp), to: [9]))?.id == "COMMAND-rDHzqjGuKQ")
    try world.execute(.activateProvider(Self.target(Self.smtp)))
    for provider in [Self.smtp, Self.sms] {
      var changed = provider
      changed.sealedSecret = [9]
      #expect(
        try Self.events(&world, .setProviderSecret(Self.target(provider), to: [9]))
          == [.providerSet(changed, .secretChanged)])
    }
  }

  @Test("providers of another channel or kind are not found")
  func strangers() throws {
    let world = try Self.world()
    let elsewhere = ProviderTarget(Self.sms.id, .mail, by: "e")
    #expect(world.refusal(of: .activateProvider(elsewhere))?.kind == .notFound)
    #expect(world.refusal(of: .activateProvider(Self.target(Self.hook, .smtp)))?.kind == .notFound)
  }

  @Test(
    "whatever happens in whatever order, one sends at most, and only one that is there",
    arguments: SplitMix.seeds(1...8))
  func random(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var world = try Self.world()
    for number in 0..<400 {
      let provider = Provider(
        id: "\(Int.random(in: 1...6, using: &random))", channel: Bool.random(using: &random) ? .mail : .shortMessage,
        description: "\(number)", settings: .http(endpoint: "https://example.com"), sealedSecret: [])
      let target = Self.target(provider)
      let command: Command<ChangeOutcome> =
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where world.provider(provider.id) == nil: .addProvider(provider, by: "e")
        case 0, 1: .activateProvider(target)
        case 2: .deactivateProvider(target)
        case 3: .updateProvider(target, to: ProviderUpdate(description: "\(number)", settings: provider.settings))
        default: .removeProvider(target)
        }
      _ = try? world.execute(command)
      for channel in Notification.Channel.allCases {
        guard let active = world.active(channel) else { continue }
        #expect(world.provider(active)?.channel == channel)
      }
    }
    #expect(world.events.count > 60)
  }

  @Test(
    "a host has a port, and nothing that leads elsewhere",
    arguments: [
      ("mail.example.com:587", "mail.example.com", 587), ("[::1]:25", "[::1]", 25), ("127.0.0.1:1", "127.0.0.1", 1),
      ("a_b-c:65535", "a_b-c", 65535), ("mail.example.com", nil, 0), ("mail.example.com:", nil, 0), (":25", nil, 0),
      ("mail.example.com:0", nil, 0), ("h:65536", nil, 0), ("h:99999999999999999999", nil, 0), ("h:+5", nil, 0),
      ("u@h:25", nil, 0), ("h/x:25", nil, 0), ("h\r\n:25", nil, 0), ("::1:25", nil, 0), ("[::1]", nil, 0),
      ("[]:25", nil, 0), ("höst:25", nil, 0), ("h:٢٥", nil, 0), ("a..b:25", nil, 0), ("[1.2]:25", nil, 0),
      ("999.1.1.1:25", nil, 0),
    ])
  func hosts(_ text: String, host: String?, port: Int) {
    let address = try? HostPort(text[...])
    #expect(address?.host == host)
    #expect(address?.port ?? 0 == port)
  }

  @Test(
    "a sender of text messages is a number, a name, a short code or a service",
    arguments: [
      ("+41 44 668 18 00", "+41446681800"), ("0041446681800", "+41446681800"), ("Acme", "Acme"), (" 12345 ", "12345"),
      ("MG0123456789abcdef0123456789abcdef", "MG0123456789abcdef0123456789abcdef"), ("+99", nil), ("", nil),
      ("1", nil), ("A\nB", nil), ("Zoë", nil),
    ])
  func senders(_ text: String, sender: String?) {
    #expect((try? TwilioAccount(sid: "AC1", sender: text).checked())?.sender == sender)
  }
}

extension World {
  fileprivate func active(_ channel: Domain.Notification.Channel) -> String? {
    if case .activeProvider(_, let id)? = rows[.activeProvider(channel)] { id } else { nil }
  }

  fileprivate func provider(_ id: String) -> Provider? {
    if case .provider(let provider)? = rows[.provider(id)] { provider } else { nil }
  }
}
