import Synchronization
import Threads
@testable import Domain

@testable import Delivery

/// Tells the time that a test sets, and lets worker's pauses end when the test says so.
final class ManualClock: Clock {
  private let state: Mutex<Timestamp>
  /// The pauses that were asked for, in microseconds.
  let pauses = Recorder<Int64>()
  private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

  init(_ now: Timestamp) { self.state = Mutex(now) }

  var now: Timestamp { self.state.withLock { $0 } }
  func advance(seconds: Int64) { self.state.withLock { $0 = $0.adding(seconds: seconds) } }

  /// What the worker is given as its pause.
  func pause(_ microseconds: Int64) async throws {
    await withCheckedContinuation { continuation in
      self.waiting.withLock { $0.append(continuation) }
      self.pauses.append(microseconds)
    }
  }

  /// Ends every pause.
  func endPauses() {
    let continuations = self.waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for continuation in continuations { continuation.resume() }
  }

  deinit { self.endPauses() }
}

/// Collects values and lets a test wait for so many.
final class Recorder<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value] = []
    var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var values: [Value] { self.state.withLock { $0.values } }

  func append(_ value: Value) {
    let ready = self.state.withLock { state in
      state.values.append(value)
      let count = state.values.count
      let ready = state.waiting.filter { $0.count <= count }
      state.waiting.removeAll { $0.count <= count }
      return ready
    }
    for waiter in ready { waiter.continuation.resume() }
  }

  /// Returns once there are so many.
  @discardableResult
  func wait(for count: Int) async -> [Value] {
    await withCheckedContinuation { continuation in
      let isReady = self.state.withLock { state in
        if state.values.count >= count { return true }
        state.waiting.append((count, continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
    return self.values
  }
}

/// An outbox in memory with the rules of the real one.
final class MemoryOutbox: Outbox {
  private struct Row {
    let id: Int64
    var due: Timestamp?
    var isLeased = false
    var attempts = 0
    var reason = ""
    let created: Timestamp
    let notification: Notification

    var leased: LeasedNotification {
      LeasedNotification(id: id, attempts: attempts, created: created, reason: reason, notification: notification)
    }
  }

  private struct State {
    var rows: [Row] = []
    var lastID: Int64 = 0
    var failures: [StoreError] = []

    mutating func settle(_ id: Int64, _ due: Timestamp?, _ reason: String) {
      for index in self.rows.indices where self.rows[index].id == id {
        self.rows[index].due = due
        self.rows[index].isLeased = false
        self.rows[index].reason = reason
      }
    }
  }

  private let state = Mutex(State())
  private let listeners = Mutex<[AsyncStream<Void>.Continuation]>([])
  /// Every settlement in its order.
  let settlements = Recorder<Settlement>()
  /// The errors that settling has ended with.
  let settleFailures = Recorder<StoreError>()

  func arrivals(_ channel: Notification.Channel) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.listeners.withLock { $0.append(continuation) }
    return stream
  }

  @discardableResult
  func add(_ notification: Notification, at date: Timestamp) -> Int64 {
    let id = self.state.withLock { state in
      state.lastID += 1
      state.rows.append(Row(id: state.lastID, due: date, created: date, notification: notification))
      return state.lastID
    }
    for listener in self.listeners.withLock({ $0 }) { listener.yield() }
    return id
  }

  /// The next calls to `settle` fail.
  func failToSettle(_ error: StoreError) { self.state.withLock { $0.failures.append(error) } }

  func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) async throws -> [LeasedNotification] {
    self.state.withLock { state in
      let due = state.rows.indices.compactMap { index -> (due: Timestamp, index: Int)? in
        let row = state.rows[index]
        guard row.notification.kind.channel == channel, let due = row.due, due <= now else { return nil }
        return (due, index)
      }
      return due.sorted { ($0.due, $0.index) < ($1.due, $1.index) }.prefix(limit).map { _, index in
        defer {
          state.rows[index].attempts += 1
          state.rows[index].due = until
          state.rows[index].isLeased = true
        }
        return state.rows[index].leased
      }
    }
  }

  func overdue(_ channel: Notification.Channel, limit: Int, now: Timestamp) async throws -> [LeasedNotification] {
    self.state.withLock { state in
      state.rows.filter {
        $0.due != nil && !$0.isLeased && $0.notification.kind.channel == channel && $0.notification.expires <= now
      }.prefix(limit).map(\.leased)
    }
  }

  func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) async throws {
    self.state.withLock { state in
      for index in state.rows.indices where state.rows[index].due.map({ $0 > latest }) == true {
        state.rows[index].due = state.rows[index].isLeased ? leaseEnd : now
      }
    }
  }

  func settle(_ settlements: [Settlement]) async throws {
    let failure = self.state.withLock { state -> StoreError? in
      if !state.failures.isEmpty { return state.failures.removeFirst() }
      for settlement in settlements {
        switch settlement.result {
        case .done: state.rows.removeAll { $0.id == settlement.id }
        case .retry(let date, let reason): state.settle(settlement.id, date, reason)
        case .failed(let reason), .expired(let reason): state.settle(settlement.id, nil, reason)
        }
      }
      return nil
    }
    if let failure {
      self.settleFailures.append(failure)
      throw failure
    }
    for settlement in settlements { self.settlements.append(settlement) }
  }

  func nextDue(_ channel: Notification.Channel) async throws -> Timestamp? {
    self.state.withLock { state in
      state.rows.filter { $0.notification.kind.channel == channel }.compactMap(\.due).min()
    }
  }
}

/// A store that knows users and the instance, and executes nothing.
final class MemoryStore: Store, MessageTexts, Sessions {
  private let users: Mutex<[String: User]>
  private let waiting = Mutex<[String: Session]>([:])
  private let defaultLanguage: String
  private let brokenUsers: Set<String>
  private let texts: [Membership.Scope: [MessageTextKey: MessageText]]
  /// What of own texts was read.
  let readTexts = Recorder<MessageTextKey>()

  init(
    _ users: [User], defaultLanguage: String = "en", brokenUsers: Set<String> = [],
    texts: [Membership.Scope: [MessageTextKey: MessageText]] = [:]
  ) {
    self.texts = texts
    self.users = Mutex(Dictionary(users.map { ($0.id, $0) }) { $1 })
    self.defaultLanguage = defaultLanguage
    self.brokenUsers = brokenUsers
  }

  func set(_ session: Session) { self.waiting.withLock { $0[session.id] = session } }
  func session(id: String) async throws -> Session? { self.waiting.withLock { $0[id] } }
  func sessions(_ query: SessionQuery) async throws -> ItemPage<SessionEntry> { throw StoreError("looks only") }
  func bearer(sessionTokenDigest: [UInt8]) async throws -> Bearer? { nil }

  func set(_ user: User) { self.users.withLock { $0[user.id] = user } }

  func user(id: String) async throws -> User? {
    if self.brokenUsers.contains(id) { throw StoreError("disk I/O error") }
    return self.users.withLock { $0[id] }
  }

  func instance() async throws -> Instance? {
    var instance = Instance(
      id: "1", defaultOrganizationID: "7", defaultLanguage: self.defaultLanguage,
      creationDate: Timestamp(seconds: 0), changeDate: Timestamp(seconds: 0), sequence: 1)
    instance.hasOwnTexts = texts[.instance] != nil
    return instance
  }

  func organization(id: String) async throws -> Organization? {
    guard texts[.organization(id)] != nil else { return nil }
    return Organization(
      id: id, name: "Acme", state: .active, primaryDomain: "", creationDate: Timestamp(seconds: 0),
      changeDate: Timestamp(seconds: 0), sequence: 1, hasOwnTexts: true)
  }

  func messageText(_ key: MessageTextKey, of scope: Membership.Scope) async throws -> Dated<MessageText>? {
    readTexts.append(key)
    return texts[scope]?[key].map {
      Dated($0, creationDate: Timestamp(seconds: 0), changeDate: Timestamp(seconds: 0), sequence: 1)
    }
  }

  func execute<Outcome>(_ command: Command<Outcome>) async throws -> Outcome { throw StoreError("reads only") }
  func user(loginName: String) async throws -> User? { nil }
  func organization(domain: String) async throws -> Organization? { nil }
  func isUsed(email: EmailAddress) async throws -> Bool { false }
  func isTaken(_ name: UniqueName) async throws -> Bool { false }
  func bearer(tokenDigest: [UInt8]) async throws -> Bearer? { nil }
  func events(aggregateID: String, after: UInt64, limit: Int) async throws -> [Event] { [] }
  func userIDs(after: String, limit: Int) async throws -> [String] { [] }
}

/// Seals by writing the user's id before the code.
struct PlainVault: CodeVault {
  func draw(_ generator: SecretGenerator) -> String { "A1B2C3" }
  func digest(code: String, userID: String) -> [UInt8] { Array("\(userID) \(code)".utf8) }
  func seal(code: String, userID: String) -> [UInt8] { Array("\(userID) \(code)".utf8) }
  func open(sealed: [UInt8], userID: String) -> String? {
    let text = String(decoding: sealed, as: UTF8.self)
    return text.hasPrefix("\(userID) ") ? String(text.dropFirst(userID.count + 1)) : nil
  }
  func seal(_ secret: TOTPSecret, userID: String) -> [UInt8] { Array("\(userID) \(secret.text)".utf8) }
  func openTOTPSecret(sealed: [UInt8], userID: String) -> TOTPSecret? {
    self.open(sealed: sealed, userID: userID).flatMap { try? TOTPSecret($0) }
  }
  func drawTOTPSecret() -> TOTPSecret { TOTPSecret(bytes: [1, 2, 3, 4, 5]) }
  func step(of code: String, with secret: TOTPSecret, at now: Timestamp) -> Int64? { nil }
  func drawToken() -> String { "token" }
  func drawSessionToken() -> String { "\(SessionToken.prefix)token" }
  func digest(token: String) -> [UInt8] { Array(token.utf8) }
  func seal(providerSecret: String, providerID: String) -> [UInt8] {
    self.seal(code: providerSecret, userID: providerID)
  }
  func openProviderSecret(sealed: [UInt8], providerID: String) -> String? {
    self.open(sealed: sealed, userID: providerID)
  }
}

/// Holds threads until it is opened.
final class Gate: Sendable {
  private let isOpen = Monitor(false)
  func pass() { self.isOpen.wait { $0 ? () : nil } }
  func open() { self.isOpen.withLockBroadcasting { $0 = true } }
}

/// Takes messages as a test decides.
struct ScriptedTransport<Message: Sendable>: MessageTransport {
  var sessions = 1
  var batchSize = 8
  /// Every message that was begun.
  let begun = Recorder<Message>()
  /// Decides on a message, on the thread that sends it.
  var decide: @Sendable (Message) -> SendOutcome = { _ in .sent }

  func makeSession() -> any MessageSession<Message> { ScriptedSession(transport: self) }

  /// Sends everything, but for the first so many.
  static func failing(_ count: Int, with outcome: SendOutcome) -> ScriptedTransport {
    let attempts = Recorder<Void>()
    return ScriptedTransport(decide: { _ in
      attempts.append(())
      return attempts.values.count <= count ? outcome : .sent
    })
  }
}

private final class ScriptedSession<Message: Sendable>: MessageSession {
  let transport: ScriptedTransport<Message>
  init(transport: ScriptedTransport<Message>) { self.transport = transport }

  func send(_ messages: [Message], while mayBegin: () -> Bool) -> [SendOutcome] {
    messages.map { message in
      guard mayBegin() else { return .notTried }
      self.transport.begun.append(message)
      return self.transport.decide(message)
    }
  }
}
