import Logging
import Testing
@testable import Domain
import Texts

@testable import Delivery

@Suite("Outbox worker")
struct OutboxWorkerTests {
  static let start = Timestamp(seconds: 1_700_000_000)

  private let clock = ManualClock(Self.start)
  private let outbox = MemoryOutbox()
  private let statistics = DeliveryStatistics()

  private static func person(
    _ id: String, language: String = "", code: UInt64? = 2, isVerified: Bool = false, state: User.State = .active,
    initialization: UInt64? = nil
  ) -> User {
    let pending = { (event: UInt64) in
      PendingCode(digest: [], expires: Self.start.adding(seconds: 3600), issuedBy: event)
    }
    return User(
      id: id, organizationID: "7", state: state, userName: "reader\(id)",
      kind: .human(
        Human(
          profile: Profile(firstName: "Zoë", lastName: "O'Neill", preferredLanguage: language),
          email: Email(
            address: EmailAddress(stored: "reader\(id)@example.com"), isVerified: isVerified, code: code.map(pending)),
          initialization: initialization.map(pending))),
      creationDate: Self.start, changeDate: Self.start, sequence: 9)
  }

  private static func notification(
    _ userID: String, kind: Notification.Kind = .emailVerification, generation: Generation = .v2,
    codeIssuedBy: UInt64 = 2, expires: Int64 = 3600, urlTemplate: String? = nil
  ) -> Notification {
    Notification(
      kind: kind, generation: generation, userID: userID, codeIssuedBy: codeIssuedBy,
      sealedCode: PlainVault().seal(code: "A1B2C3", userID: userID), expires: Self.start.adding(seconds: expires),
      urlTemplate: urlTemplate)
  }

  private func composer(_ store: MemoryStore) throws -> NotificationComposer {
    NotificationComposer(
      store: store, vault: PlainVault(),
      sender: Mailbox(name: "Signet", address: try MailAddress("signet@example.org")),
      catalog: try MailCatalog.whole.get(),
      origin: "https://id.example.org", serviceName: "Acme", supportContact: "help@acme.example")
  }

  private func worker(
    _ transport: ScriptedTransport<OutgoingMail>, _ store: MemoryStore
  ) throws -> OutboxWorker<OutgoingMail> {
    try OutboxWorker(
      mailsOf: self.outbox, composer: try self.composer(store), transport: transport, clock: self.clock,
      statistics: self.statistics, logger: Self.logger, pause: self.clock.pause)
  }

  private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Runs a worker while `body` watches, then cancels it and waits for its end.
  private func running(_ worker: OutboxWorker<some Sendable>, _ body: () async throws -> Void) async throws {
    let task = Task { await worker.run() }
    do { try await body() } catch {
      task.cancel()
      self.clock.endPauses()
      throw error
    }
    task.cancel()
    self.clock.endPauses()
    await task.value
  }

  @Test("What is queued is composed, sent and settled")
  func delivery() async throws {
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, MemoryStore([Self.person("42"), Self.person("43", language: "de-AT")]))
    let first = self.outbox.add(Self.notification("42"), at: Self.start)
    let second = self.outbox.add(Self.notification("43", generation: .v1), at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 2)
      #expect(
        settlements == [
          Settlement(id: first, result: .done(delivered: true)), Settlement(id: second, result: .done(delivered: true)),
        ])
    }
    let mails = transport.begun.values
    try #require(mails.count == 2)
    #expect(mails[0].recipient.address.description == "reader42@example.com")
    #expect(mails[0].recipient.name == "Zoë O'Neill")
    #expect(mails[0].date == 1_700_000_000)
    #expect(mails[0].language == "en")
    #expect(
      mails[0].text.contains("\nhttps://id.example.org/ui/v2/login/verify?code=A1B2C3&userId=42&organization=7\n"))
    #expect(mails[1].language == "de", "and so is its page")
    #expect(
      mails[1].text.contains(
        "\nhttps://id.example.org/ui/login/mail/verification?userID=43&code=A1B2C3&orgID=7&lang=de\n"))
    #expect(mails[0].messageID != mails[1].messageID)
  }

  @Test("Text messages go their own way, to the number and in the reader's language")
  func shortMessages() async throws {
    var person = Self.person("42", language: "fr")
    let code = PendingCode(digest: [], expires: Self.start.adding(seconds: 3600), issuedBy: 4)
    person.human?.phone = Phone(number: PhoneNumber(stored: "+41791234567"), code: code)
    person.human?.passwordReset = code
    var without = Self.person("43")
    without.human?.passwordReset = code
    let transport = ScriptedTransport<OutgoingShortMessage>()
    let worker = try OutboxWorker(
      shortMessagesOf: self.outbox, composer: try self.composer(MemoryStore([person, without])), transport: transport,
      clock: self.clock, statistics: self.statistics, logger: Self.logger, pause: self.clock.pause)
    self.outbox.add(Self.notification("42"), at: Self.start)
    for kind in [Notification.Kind.phoneVerification, .passwordResetSMS] {
      self.outbox.add(Self.notification("42", kind: kind, codeIssuedBy: 4), at: Self.start)
    }
    self.outbox.add(Self.notification("42", kind: .phoneVerification, codeIssuedBy: 3), at: Self.start)
    self.outbox.add(Self.notification("43", kind: .passwordResetSMS, codeIssuedBy: 4), at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 4)
      #expect(Set(settlements.filter { $0.result == .done(delivered: true) }.map(\.id)) == [2, 3])
      #expect(Set(settlements.filter { $0.result == .done(delivered: false) }.map(\.id)) == [4, 5])
    }
    let sent = transport.begun.values
    #expect(sent.map(\.recipient) == ["+41791234567", "+41791234567"])
    #expect(sent.first?.text.hasPrefix("Acme : A1B2C3 est votre code de vérification") == true)
    #expect(sent.last?.text.hasPrefix("Acme : A1B2C3 est votre code pour réinitialiser") == true)
    let waiting = try await self.outbox.lease(.mail, limit: 9, now: self.clock.now, until: self.clock.now)
    #expect(waiting.map(\.id) == [1], "mail waits for its own worker")
  }

  @Test("Mails of every kind are composed: who is invited reads to what, and news go to the address that was verified")
  func kinds() async throws {
    var person = Self.person("42")
    let code = PendingCode(digest: [], expires: Self.start.adding(seconds: 3600), issuedBy: 4)
    person.human?.passwordReset = code
    person.human?.invitation = Invitation(code: code)
    person.human?.email.verifiedAddress = EmailAddress(stored: "verified@example.com")
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, MemoryStore([person, Self.person("43")]))
    self.outbox.add(Self.notification("42", kind: .passwordReset, codeIssuedBy: 4), at: Self.start)
    var invitation = Self.notification("42", kind: .invite, codeIssuedBy: 4)
    invitation.applicationName = "Orchard & Sons"
    self.outbox.add(invitation, at: Self.start)
    for user in ["42", "43"] {
      var news = Self.notification(user, kind: .passwordChanged, codeIssuedBy: 9)
      news.sealedCode = []
      self.outbox.add(news, at: Self.start)
    }
    var former = Self.notification("42", kind: .emailChanged, codeIssuedBy: 9)
    (former.sealedCode, former.recipient) = ([], EmailAddress(stored: "former@example.com"))
    self.outbox.add(former, at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 5)
      #expect(settlements.contains(Settlement(id: 4, result: .done(delivered: false))), "nobody to tell")
    }
    let mails = transport.begun.values
    #expect(
      mails.map(\.subject) == [
        "Password reset for Acme", "Your invitation to join Orchard & Sons", "Your password was changed",
        "Your email address was changed",
      ])
    #expect(
      mails.map(\.recipient.address.description) == [
        "verified@example.com", "reader42@example.com", "verified@example.com", "former@example.com",
      ])
    #expect(mails[0].text.contains("/ui/v2/login/password/set?code=A1B2C3&userId=42&organization=7\n"))
    #expect(mails[1].text.contains("/ui/v2/login/verify?code=A1B2C3&userId=42&organization=7&invite=true\n"))
    for news in mails.dropFirst(2) { #expect(!news.text.contains("://")) }
    // When, by the mail's own date, and whom to turn to; how long each code works, by its own life.
    #expect(mails[2].text.contains("Time: 2023-11-14 22:13 UTC"))
    #expect(mails.allSatisfy { $0.text.contains("Contact: help@acme.example") })
    #expect(mails[0].text.contains("The code works for 1 hour"))
  }

  @Test("What arrives later wakes the worker")
  func arrival() async throws {
    let worker = try self.worker(ScriptedTransport(), MemoryStore([Self.person("42")]))
    try await self.running(worker) {
      self.outbox.add(Self.notification("42"), at: Self.start)
      await self.outbox.settlements.wait(for: 1)
      self.outbox.add(Self.notification("42"), at: Self.start)
      await self.outbox.settlements.wait(for: 2)
    }
    #expect(self.clock.pauses.values.isEmpty, "an empty outbox is not polled")
  }

  @Test(
    "What nobody should get any more is forgotten",
    arguments: [
      ("the code was replaced", Self.person("42", code: 5), Self.notification("42")),
      ("the address was verified", Self.person("42", code: nil, isVerified: true), Self.notification("42")),
      ("the user was deleted", Self.person("42", state: .deleted), Self.notification("42")),
      ("there is no such user", Self.person("43"), Self.notification("42")),
      ("the account was initialized", Self.person("42"), Self.notification("42", kind: .initialization)),
      (
        "the initialization was sent again", Self.person("42", initialization: 5),
        Self.notification("42", kind: .initialization)
      ),
    ])
  func unwanted(reason: String, user: User, notification: Notification) async throws {
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, MemoryStore([user]))
    let id = self.outbox.add(notification, at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 1)
      #expect(settlements == [Settlement(id: id, result: .done(delivered: false))], "\(reason)")
    }
    #expect(transport.begun.values.isEmpty)
  }

  @Test("What can never be composed is given up, and holds up no other")
  func impossible() async throws {
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, MemoryStore([Self.person("42")]))
    var foreign = Self.notification("42")
    foreign.sealedCode = PlainVault().seal(code: "A1B2C3", userID: "another")
    self.outbox.add(foreign, at: Self.start)
    self.outbox.add(Self.notification("42", urlTemplate: "https://example.com/{{.Nothing}}"), at: Self.start)
    let good = self.outbox.add(
      Self.notification("42", urlTemplate: "https://example.com/{{.OrgID}}?{{.UserID}}&{{.Code}}"), at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 3)
      #expect(settlements.filter { if case .failed = $0.result { true } else { false } }.map(\.id) == [1, 2])
      #expect(settlements.last == Settlement(id: good, result: .done(delivered: true)))
    }
    #expect(transport.begun.values.map { $0.text.contains("\nhttps://example.com/7?42&A1B2C3\n") } == [true])
  }

  @Test(
    "The reader's language, else the instance's, else English",
    arguments: [
      ("de", "en", "de"), ("de-CH", "en", "de"), ("", "de", "de"), ("xx", "de", "de"), ("xx", "yy", "en"),
      ("", "", "en"),
      ("en", "de", "en"),
    ])
  func language(preferred: String, ofInstance: String, expected: String) async throws {
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(
      transport, MemoryStore([Self.person("42", language: preferred)], defaultLanguage: ofInstance))
    self.outbox.add(Self.notification("42"), at: Self.start)
    try await self.running(worker) { await self.outbox.settlements.wait(for: 1) }
    #expect(transport.begun.values.map(\.language) == [expected])
  }

  @Test("The organization's texts go over the instance's, and those over what is built in, in the reader's language")
  func ownTexts() async throws {
    let (german, english) = (MessageTextKey(.verifyEmail, in: "de"), MessageTextKey(.verifyEmail, in: "en"))
    let store = MemoryStore(
      [Self.person("42", language: "de-AT"), Self.person("43"), Self.person("44", language: "fr")],
      texts: [
        .organization("7"): [german: OwnTextTests.text([.subject: "Own", .text: "{{.UserID}} {{.CreationDate}}"])],
        .instance: [
          german: OwnTextTests.text([.subject: "General", .title: "General"]),
          english: OwnTextTests.text([.subject: "General {{.Code}}"]),
        ],
      ])
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, store)
    for id in ["42", "43", "44"] { self.outbox.add(Self.notification(id), at: Self.start) }
    try await self.running(worker) { await self.outbox.settlements.wait(for: 3) }
    let mails = Dictionary(transport.begun.values.map { ($0.recipient.address.description, $0) }) { $1 }
    let own = try #require(mails["reader42@example.com"])
    #expect(own.subject == "Own" && own.text.hasPrefix("General\n") && own.text.contains("42 2023-11-14 22:13 UTC"))
    #expect(own.text.contains("Guten Tag"), "what nobody has set is built in")
    let general = try #require(mails["reader43@example.com"])
    #expect(general.subject == "General A1B2C3" && general.text.hasPrefix("Confirm your email address\n"))
    #expect(mails["reader44@example.com"]?.subject == "Confirmez votre adresse e-mail")
  }

  @Test("Where nobody has set a text, nothing is read for it")
  func noOwnTexts() async throws {
    let store = MemoryStore([Self.person("42")])
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, store)
    self.outbox.add(Self.notification("42"), at: Self.start)
    try await self.running(worker) { await self.outbox.settlements.wait(for: 1) }
    #expect(transport.begun.values.count == 1 && store.readTexts.values.isEmpty)
  }

  @Test("What is deferred is tried again when it is due, as the same mail")
  func retry() async throws {
    let transport = ScriptedTransport<OutgoingMail>.failing(1, with: .deferred(reason: "451 busy"))
    let worker = try self.worker(transport, MemoryStore([Self.person("42")]))
    let id = self.outbox.add(Self.notification("42"), at: Self.start)
    try await self.running(worker) {
      let first = try #require(await self.outbox.settlements.wait(for: 1).first)
      guard case .retry(let date, "451 busy") = first.result else {
        Issue.record("not tried again: \(first)")
        return
      }
      #expect((Self.start.adding(seconds: 4)...Self.start.adding(seconds: 6)).contains(date))
      // The worker waits exactly until then.
      #expect(await self.clock.pauses.wait(for: 1).last == date.microseconds - Self.start.microseconds)
      self.clock.advance(seconds: 7)
      self.clock.endPauses()
      #expect(await self.outbox.settlements.wait(for: 2).last == Settlement(id: id, result: .done(delivered: true)))
    }
    #expect(transport.begun.values.count == 2)
    #expect(Set(transport.begun.values.map { $0.encoded() }).count == 1)
  }

  @Test(
    "Waits double up to ten minutes",
    arguments: [(-1, 5), (0, 5), (1, 10), (2, 20), (6, 320), (7, 600), (30, 600), (Int.max, 600)] as [(Int, Int64)])
  func backoff(attempts: Int, seconds: Int64) {
    for _ in 0..<100 {
      let wait = Backoff().next(after: attempts, now: Self.start).microseconds - Self.start.microseconds
      #expect((seconds * 800_000...seconds * 1_200_000).contains(wait))
    }
    #expect(Backoff(first: .max, longest: 10).next(after: 30, now: Self.start) < Self.start.adding(seconds: 13))
  }

  @Test("What would be tried again only after its code has ended is tried a last time just before")
  func lastAttempt() async throws {
    let worker = try self.worker(
      ScriptedTransport(decide: { _ in .deferred(reason: "451 busy") }), MemoryStore([Self.person("42")]))
    let lead = OutboxWorker<OutgoingMail>.lastAttemptSeconds
    let id = self.outbox.add(Self.notification("42", expires: lead + 3), at: Self.start)
    try await self.running(worker) {
      let last = Self.start.adding(seconds: 3)
      let first = await self.outbox.settlements.wait(for: 1)
      #expect(first == [Settlement(id: id, result: .retry(at: last, reason: "451 busy"))])
      await self.clock.pauses.wait(for: 1)
      self.clock.advance(seconds: 3)
      self.clock.endPauses()
      let both = await self.outbox.settlements.wait(for: 2)
      #expect(both.last == Settlement(id: id, result: .expired(reason: "451 busy")))
    }
    #expect(self.statistics.count(of: .emailVerification, .deferred) == 1)
    #expect(self.statistics.count(of: .emailVerification, .expired) == 1)
    #expect(self.statistics.count(of: .emailVerification, .givenUp) == 0)
  }

  @Test("What waits when its code ends is kept as expired")
  func expired() async throws {
    let transport = ScriptedTransport<OutgoingMail>()
    let worker = try self.worker(transport, MemoryStore([Self.person("42")]))
    let id = self.outbox.add(Self.notification("42", expires: 0), at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 1)
      let reason = "its code ended before it was tried"
      #expect(settlements == [Settlement(id: id, result: .expired(reason: reason))])
    }
    #expect(transport.begun.values.isEmpty)
    #expect(self.statistics.count(of: .emailVerification, .expired) == 1)
  }

  @Test("A provider that is gone is tried by one message at a time; the first that gets through makes all due")
  func outage() async throws {
    var transport = ScriptedTransport<OutgoingMail>.failing(2, with: .unavailable(reason: "nobody listens"))
    transport.batchSize = 1
    let worker = try self.worker(transport, MemoryStore((1...5).map { Self.person("\($0)") }))
    for number in 1...5 { self.outbox.add(Self.notification("\(number)"), at: Self.start) }
    try await self.running(worker) {
      for (attempt, wait) in [(1, 4_000_000...6_000_000), (2, 8_000_000...12_000_000)] as [(Int, ClosedRange<Int64>)] {
        #expect(wait.contains(await self.clock.pauses.wait(for: attempt)[attempt - 1]))
        #expect(transport.begun.values.count == attempt)
        self.clock.advance(seconds: 13)
        self.clock.endPauses()
      }
      let settlements = await self.outbox.settlements.wait(for: 7)
      #expect(Set(settlements.filter { $0.result == .done(delivered: true) }.map(\.id)) == [1, 2, 3, 4, 5])
    }
    #expect(self.clock.pauses.values.count == 2, "nothing waited once it was back")
    #expect(self.statistics.count(of: .emailVerification, .sent) == 5)
  }

  @Test("While nothing can be sent, what waits is told of as its code ends")
  func outageBeyondTheEnd() async throws {
    let transport = ScriptedTransport<OutgoingMail>(batchSize: 1) { _ in .unavailable(reason: "nobody listens") }
    let worker = try self.worker(transport, MemoryStore((1...4).map { Self.person("\($0)") }))
    for number in 1...4 { self.outbox.add(Self.notification("\(number)", expires: 30), at: Self.start) }
    try await self.running(worker) {
      await self.clock.pauses.wait(for: 1)
      self.clock.advance(seconds: 30)
      self.clock.endPauses()
      let settlements = await self.outbox.settlements.wait(for: 5).dropFirst()
      #expect(Set(settlements.map(\.id)) == [1, 2, 3, 4])
      let areExpired = settlements.allSatisfy { if case .expired = $0.result { true } else { false } }
      #expect(areExpired)
    }
    #expect(transport.begun.values.count == 1)
    #expect(self.statistics.count(of: .emailVerification, .expired) == 4)
  }

  @Test("A clock that is set back keeps nothing waiting")
  func clockSetBack() async throws {
    let transport = ScriptedTransport<OutgoingMail>.failing(1, with: .deferred(reason: "451 busy"))
    let worker = try self.worker(transport, MemoryStore([Self.person("42")]))
    let id = self.outbox.add(Self.notification("42"), at: Self.start)
    try await self.running(worker) {
      await self.clock.pauses.wait(for: 1)
      self.clock.advance(seconds: -86_400)
      self.clock.endPauses()
      #expect(await self.clock.pauses.wait(for: 2).last == 0, "due at once")
      self.clock.endPauses()
      #expect(await self.outbox.settlements.wait(for: 2).last == Settlement(id: id, result: .done(delivered: true)))
    }
  }

  @Test("Whatever waits is due when a worker starts: what kept it waiting may have been mended")
  func starting() async throws {
    let worker = try self.worker(ScriptedTransport(), MemoryStore([Self.person("42")]))
    let id = self.outbox.add(Self.notification("42"), at: Self.start.adding(seconds: 600))
    try await self.running(worker) {
      #expect(await self.outbox.settlements.wait(for: 1) == [Settlement(id: id, result: .done(delivered: true))])
    }
  }

  @Test("A refusal is final, and the others of the batch are sent")
  func refusal() async throws {
    let worker = try self.worker(
      ScriptedTransport(decide: {
        $0.recipient.address.description == "reader2@example.com" ? .refused(reason: "550 unknown") : .sent
      }), MemoryStore((1...3).map { Self.person("\($0)") }))
    for number in 1...3 { self.outbox.add(Self.notification("\(number)"), at: Self.start) }
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 3)
      #expect(
        settlements == [
          Settlement(id: 1, result: .done(delivered: true)), Settlement(id: 2, result: .failed(reason: "550 unknown")),
          Settlement(id: 3, result: .done(delivered: true)),
        ])
    }
  }

  @Test("A user that cannot be loaded is tried again, and holds up no other")
  func brokenStore() async throws {
    let worker = try self.worker(
      ScriptedTransport(), MemoryStore([Self.person("42"), Self.person("43")], brokenUsers: ["42"]))
    self.outbox.add(Self.notification("42"), at: Self.start)
    self.outbox.add(Self.notification("43"), at: Self.start)
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 2)
      let isRetried = settlements.contains { if $0.id == 1, case .retry = $0.result { true } else { false } }
      #expect(isRetried)
      #expect(settlements.contains(Settlement(id: 2, result: .done(delivered: true))))
    }
  }

  @Test("A server that hangs holds up no other session")
  func hanging() async throws {
    let gate = Gate()
    let worker = try self.worker(
      ScriptedTransport(
        sessions: 2, batchSize: 1,
        decide: {
          if $0.recipient.address.description == "reader1@example.com" { gate.pass() }
          return .sent
        }), MemoryStore((1...4).map { Self.person("\($0)") }))
    for number in 1...4 { self.outbox.add(Self.notification("\(number)"), at: Self.start) }
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 3)
      #expect(settlements.map(\.id) == [2, 3, 4])
      gate.open()
      #expect(await self.outbox.settlements.wait(for: 4).last?.id == 1)
    }
  }

  @Test("When the lease runs out, no further mail is begun")
  func deadline() async throws {
    let clock = self.clock
    let transport = ScriptedTransport<OutgoingMail>(decide: { _ in
      clock.advance(seconds: OutboxWorker<OutgoingMail>.beginSeconds)
      return .sent
    })
    let worker = try self.worker(transport, MemoryStore([Self.person("1"), Self.person("2")]))
    for number in 1...2 { self.outbox.add(Self.notification("\(number)"), at: Self.start) }
    try await self.running(worker) {
      let settlements = await self.outbox.settlements.wait(for: 3)
      #expect(settlements[0] == Settlement(id: 1, result: .done(delivered: true)))
      guard
        case .retry(at: Self.start.adding(seconds: OutboxWorker<OutgoingMail>.beginSeconds), _) = settlements[1].result
      else {
        Issue.record("not tried again at once: \(settlements[1])")
        return
      }
      #expect(settlements[2] == Settlement(id: 2, result: .done(delivered: true)))
    }
    #expect(transport.begun.values.count == 2)
  }

  @Test("Told to stop, the worker ends the mail under way and settles all that it has leased")
  func stopping() async throws {
    let gate = Gate()
    let transport = ScriptedTransport<OutgoingMail>(decide: { _ in
      gate.pass()
      return .sent
    })
    let worker = try self.worker(transport, MemoryStore([Self.person("1"), Self.person("2")]))
    for number in 1...2 { self.outbox.add(Self.notification("\(number)"), at: Self.start) }
    let task = Task { await worker.run() }
    await transport.begun.wait(for: 1)
    task.cancel()
    gate.open()
    await task.value
    self.outbox.add(Self.notification("1"), at: Self.start)
    let settlements = self.outbox.settlements.values
    try #require(settlements.count == 2)
    #expect(settlements[0] == Settlement(id: 1, result: .done(delivered: true)))
    #expect(settlements[1] == Settlement(id: 2, result: .retry(at: Self.start, reason: "there was no time for it")))
    #expect(transport.begun.values.count == 1)
  }

  @Test("Dead between sending and settling: the mail goes out again under the same Message-ID once the lease is over")
  func crash() async throws {
    let transport = ScriptedTransport<OutgoingMail>()
    let store = MemoryStore([Self.person("42")])
    self.outbox.add(Self.notification("42"), at: Self.start)
    self.outbox.failToSettle(StoreError("killed"))
    try await self.running(try self.worker(transport, store)) { await self.outbox.settleFailures.wait(for: 1) }
    #expect(self.outbox.settlements.values.isEmpty)

    self.clock.advance(seconds: OutboxWorker<OutgoingMail>.leaseSeconds - 1)
    let early = try await self.outbox.lease(.mail, limit: 1, now: self.clock.now, until: self.clock.now)
    #expect(early.isEmpty, "nobody else gets it while the lease lasts")

    self.clock.advance(seconds: 1)
    try await self.running(try self.worker(transport, store)) { await self.outbox.settlements.wait(for: 1) }
    #expect(transport.begun.values.count == 2)
    #expect(Set(transport.begun.values.map(\.messageID)).count == 1)
  }
}
