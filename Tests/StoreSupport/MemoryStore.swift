import Domain
import Persistence
import Synchronization

/// A store in memory with the writer, the working set and the rules of the others: for tests of whatever stands above.
package final class MemoryStore: OpenStore {
  private let content: MemoryContent
  package let clock: any Clock
  private let writer: Writer<MemorySession>
  private let bells: [Notification.Channel: Bell]
  let board = RemovalBoard()
  let providerNews = ProviderNews()
  private let domainBell = Bell()

  /// - Parameter outcomes: what the first commits answer; `durable` beyond.
  package convenience init(clock: any Clock, outcomes: [MemoryCommit] = []) throws {
    try self.init(MemoryContent(outcomes), clock: clock)
  }

  private init(_ content: MemoryContent, clock: any Clock) throws {
    self.content = content
    self.clock = clock
    let bells = Dictionary(uniqueKeysWithValues: Notification.Channel.allCases.map { ($0, Bell()) })
    self.bells = bells
    let providerNews = self.providerNews
    content.change { $0.releaseLeases(now: clock.now) }
    let domainBell = self.domainBell
    self.writer = try Writer(queueLimit: 16_384, clock: clock, removals: board) {
      MemorySession(content)
    } onNotifications: {
      bells[$0]?.ring()
    } onProviders: {
      providerNews.note($0)
    } onDomains: {
      domainBell.ring()
    } onEnd: {
      for bell in bells.values { bell.finish() }
      providerNews.finish()
      domainBell.finish()
    }
  }

  /// The store as another process finds it.
  package func reopened() async throws -> MemoryStore {
    await close()
    return try MemoryStore(content, clock: clock)
  }

  package func verifyState() throws -> StateReport { try StateVerification(state).report() }

  /// The names that are held.
  package var names: Set<UniqueName> { Set(state.names.keys) }

  /// What is under a key cannot be read any more by who writes.
  package func damage(_ key: Key) { content.change { $0.damaged.insert(key) } }

  /// What is wrong with the states, the events and the items beside them.
  package func mismatches() throws -> [String] { try verifyState().mismatches }

  /// How many events there are: what a refusal must not change.
  package var eventCount: Int { state.events.values.reduce(0) { $0 + $1.count } }
  /// What waits to be delivered, in the order in which it was queued.
  package var notifications: [Notification] { state.outbox.map(\.notification) }

  var state: MemoryState { content.state }

  @discardableResult
  package func execute<Outcome>(_ command: Command<Outcome>) async throws -> Outcome {
    try await writer.execute(command)
  }
  package func prepareLists() async throws {}
  package func close() async { writer.close() }

  package func user(id: String) async throws -> User? {
    read { state, removals in removals.seen(state.user(id)).map(state.named) }
  }

  package func user(loginName: String) async throws -> User? {
    read { state, removals in
      let users = state.allUsers.filter { $0.exists && !removals.hide($0) }.map(state.named).filter { user in
        user.loginNames.contains { $0.folded == loginName.folded }
      }
      // Whose domain it is comes first.
      return users.first { !$0.loginDomains.isEmpty } ?? users.first
    }
  }

  package func organization(id: String) async throws -> Organization? { state.states[.organization(id)]?.organization }

  package func organization(domain: String) async throws -> Organization? {
    guard case .domain(_, let id) = state.items[.domain(DomainName.key(of: domain))] else { return nil }
    return try await organization(id: id).flatMap { $0.exists ? $0 : nil }
  }

  package func verifiedDomains() -> AsyncStream<Void> { domainBell.rings() }

  package func claimedNames(after: ClaimedName?, limit: Int) async throws -> [ClaimedName] {
    state.claimedNames(after: after, limit: limit)
  }

  package func instance() async throws -> Instance? { state.states[.instance]?.instance }

  package func isUsed(email: EmailAddress) async throws -> Bool {
    read { state, removals in
      state.allUsers.contains {
        $0.exists && !removals.hide($0) && $0.human?.email.address.text.foldingASCII == email.text.foldingASCII
      }
    }
  }

  package func isTaken(_ name: UniqueName) async throws -> Bool { state.names[name] != nil }
  package func bearer(tokenDigest: [UInt8]) async throws -> Bearer? {
    read { $1.seen($0.bearer(tokenDigest)) }
  }

  package func events(aggregateID: String, after: UInt64, limit: Int) async throws -> [Event] {
    Array(state.events(of: aggregateID).lazy.filter { $0.sequence > after }.prefix(limit))
  }

  package func userIDs(after: String, limit: Int) async throws -> [String] {
    Array(state.userIDs.filter { $0 > after }.sorted().prefix(limit))
  }

  package func users(_ query: UserQuery) async throws -> ItemPage<User> { read { $0.users(query.seen(with: $1)) } }

  package func memberships(userID: String) async throws -> [Dated<Membership>] {
    read { $0.isGone(userID, $1) ? [] : $1.seen($0.memberships(of: userID)) }
  }

  package func members(_ query: MemberQuery) async throws -> ItemPage<Member> {
    read { $0.members(query.seen(with: $1)) }
  }

  package func history(aggregateID: String, _ page: HistoryPage) async throws -> [HistoryEntry] {
    state.history(aggregateID, page)
  }

  package func credentials(_ kind: Credential.Kind, _ query: CredentialQuery) async throws -> ItemPage<
    Dated<Credential>
  > {
    read { $0.credentials(kind, query, $1) }
  }

  package func machineKey(id: String, userID: String) async throws -> MachineKey? {
    read { state, removals in
      guard case .machineKey(_, _, let publicKey, let expires) = state.items[.machineKey(userID: userID, id: id)],
        !state.isGone(userID, removals)
      else { return nil }
      return MachineKey(publicKey: publicKey, expires: expires)
    }
  }

  package func metadata(
    of ownerID: String, _ filters: [TextMatch], _ page: PageRequest
  ) async throws -> ItemPage<Dated<MetadataEntry>> {
    read { $0.isGone(ownerID, $1) ? ItemPage(items: [], total: 0) : $0.metadata(ownerID, filters, page) }
  }

  package func metadata(of ownerID: String, key: String) async throws -> Dated<MetadataEntry>? {
    read { state, removals in
      if state.isGone(ownerID, removals) { return nil }
      return state.items.rows[.metadata(ownerID: ownerID, key: key)].flatMap(Dated<MetadataEntry>.init)
    }
  }

  package func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) async throws -> [LeasedNotification] {
    try await writer.write { $0.state.lease(channel, limit: limit, now: now, until: until) }
  }

  package func nextDue(_ channel: Notification.Channel) async throws -> Timestamp? {
    state.outbox.lazy.filter { $0.notification.kind.channel == channel }.compactMap(\.due).min()
  }

  package func overdue(
    _ channel: Notification.Channel, limit: Int, now: Timestamp
  ) async throws -> [LeasedNotification] {
    state.overdue(channel, limit: limit, now: now)
  }

  package func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) async throws {
    try await writer.write { $0.state.bringForward(channel, dueAfter: latest, to: now, leaseEnd: leaseEnd) }
  }

  package func deliveries(_ states: Set<Delivery.State>, limit: Int) async throws -> [Delivery] {
    state.deliveries(states, limit: limit)
  }

  package func backlog() async throws -> [Backlog] { state.backlog() }

  package func arrivals(_ channel: Notification.Channel) -> AsyncStream<Void> {
    bells[channel]?.rings() ?? AsyncStream { $0.finish() }
  }

  package func tidy(failuresBefore: Timestamp, now: Timestamp) async throws -> TidyReport {
    try await writer.write { $0.state.tidy(failuresBefore: failuresBefore, now: now) }
  }
}

extension MemoryStore: Upkeep {
  package func highestID() async throws -> UInt64? {
    let ids = state.userIDs + state.states.values.compactMap(\.organization?.id)
    let known = ids.filter { $0.count == 18 && $0 < "9" }.compactMap(UInt64.init)
    let dates = state.events.values.joined().map(\.date)
    return (known + dates.compactMap { SequentialIDs.last(at: $0) }).max()
  }

  package func keyCheck() async throws -> [UInt8]? { state.keyCheck }
  package func note(keyCheck: [UInt8]) async throws { try await writer.write { $0.state.keyCheck = keyCheck } }

  package func trouble(tries: Bool) async -> StoreTrouble? { nil }
}

/// What a commit answers, and whether it was kept.
package enum MemoryCommit: Sendable {
  case durable
  /// The answer was lost after the commit.
  case unknownKept
  /// The answer was lost, and the commit too.
  case unknownLost
  /// The store cannot be reached to find out.
  case unreachable
}

/// What is committed.
final class MemoryContent: Sendable {
  private let content: Mutex<(state: MemoryState, outcomes: [MemoryCommit])>

  init(_ outcomes: [MemoryCommit]) { content = Mutex((MemoryState(), outcomes)) }

  var state: MemoryState { content.withLock { $0.state } }
  func change(_ body: (inout MemoryState) -> Void) { content.withLock { body(&$0.state) } }
  func nextOutcome() -> MemoryCommit { content.withLock { $0.outcomes.isEmpty ? .durable : $0.outcomes.removeFirst() } }
}

final class MemorySession: StoreSession {
  private let content: MemoryContent
  /// As the running transaction sees it.
  var state = MemoryState()
  private var last = MemoryCommit.durable

  init(_ content: MemoryContent) { self.content = content }

  func begin(_ jobs: Int) { state = content.state }
  func rollback() {}
  func close() {}
  func hasNameRules() -> Bool {
    content.state.items.rows.keys.contains { if case .nameRule = $0 { true } else { false } }
  }
  func organizationsUnderRemoval() -> Set<String> { content.state.organizationsUnderRemoval }

  func load(_ keys: [Key], into set: inout WorkingSet) {
    for (index, key) in keys.enumerated() {
      if state.damaged.contains(key) {
        set.note(index, damaged: StoreError("\(key) is damaged"))
      } else {
        set.note(index, state.find(key))
      }
    }
  }

  func take(_ names: [HeldName]) -> Set<UniqueName> {
    var held: Set<UniqueName> = []
    for wanted in names {
      if state.names[wanted.name] == nil { state.names[wanted.name] = wanted.ownerID } else { held.insert(wanted.name) }
    }
    return held
  }

  func write(_ changes: StoredChanges) throws { try state.apply(changes) }

  func commit() -> CommitOutcome {
    last = content.nextOutcome()
    if last != .unknownLost { content.change { $0 = state } }
    return last == .durable ? .durable : .unknown
  }

  func wasCommitted() throws -> Bool {
    if last == .unreachable { throw StoreError("the store cannot be reached", isTransient: true) }
    return last != .unknownLost
  }

  static func failure(of error: any Error) -> BatchFailure {
    if let error = error as? StoreError, error.isTransient { return .store(error) }
    return .job(error)
  }
}
