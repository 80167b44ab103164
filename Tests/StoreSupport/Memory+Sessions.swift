import Domain
import Persistence

extension MemoryStore {
  package func session(id: String) async throws -> Session? { state.states[.session(id)]?.session }

  package func bearer(sessionTokenDigest: [UInt8]) async throws -> Bearer? {
    read { $1.seen($0.bearer(sessionTokenDigest: sessionTokenDigest)) }
  }

  package func sessions(_ query: SessionQuery) async throws -> ItemPage<SessionEntry> {
    read { $0.sessions(query, $1) }
  }
}

extension MemoryState {
  private var sessions: [Session] { states.values.compactMap(\.session) }

  func bearer(sessionTokenDigest digest: [UInt8]) -> Bearer? {
    guard !digest.isEmpty, let session = sessions.first(where: { $0.state == .active && $0.tokenDigest == digest }),
      let user = session.user.flatMap({ user($0.id) })
    else { return nil }
    var bearer = Bearer(
      userID: user.id, organizationID: user.organizationID, state: user.state,
      tokenExpires: session.expires ?? Expiration.never, memberships: memberships(of: user.id).map(\.value))
    bearer.session = BearerSession(
      id: session.id, fingerprintID: session.userAgent?.fingerprintID, factors: Set(session.checks.keys),
      passwordDates: (session.passwordDate, user.human?.password?.changeDate))
    return bearer
  }

  func sessions(_ query: SessionQuery, _ removals: Removals) -> ItemPage<SessionEntry> {
    let entries = sessions.compactMap { session -> SessionEntry? in
      let user = session.user.flatMap { removals.seen(self.user($0.id)) }
      guard session.state == .active, session.user == nil || user?.exists == true,
        query.filters.allSatisfy({ $0.matches(session) }), query.visibility.shows(session)
      else { return nil }
      return SessionEntry(session, user.map(named))
    }
    let sorted = entries.sorted { left, right in
      let (one, other) = (left.session, right.session)
      let precedes = one.creationDate == other.creationDate ? one.id < other.id : one.creationDate < other.creationDate
      return precedes == query.page.isAscending
    }
    return ItemPage(items: Array(sorted.dropFirst(query.page.offset).prefix(query.page.limit)), total: entries.count)
  }

  mutating func forgetSessions(at now: Timestamp) -> Int {
    let gone = sessions.filter { session in
      session.isForgotten(at: now, isUserGone: session.user.map { user($0.id)?.exists != true } ?? false)
    }
    for session in gone {
      states[.session(session.id)] = nil
      events[session.id] = nil
    }
    let ids = Set(gone.map(\.id))
    log.removeAll { ids.contains($0.aggregateID) }
    return gone.count
  }
}

extension SessionQuery.Filter {
  fileprivate func matches(_ session: Session) -> Bool {
    switch self {
    case .ids(let ids): ids.contains(session.id)
    case .userID(let id): session.user?.id == id
    case .creatorID(let id): session.creatorID == id
    case .fingerprintID(let id): session.userAgent?.fingerprintID == id
    case .creationDate(let method, let date): method.holds(session.creationDate, date)
    case .expires(let method, let date): method.holds(session.expires ?? Expiration.never, date)
    }
  }
}

extension SessionQuery.Visibility {
  fileprivate func shows(_ session: Session) -> Bool {
    guard case .only(let callerID, let fingerprintID, let organizations) = self else { return true }
    return session.creatorID == callerID || session.user?.id == callerID
      || fingerprintID != nil && session.userAgent?.fingerprintID == fingerprintID
      || session.user.map { organizations.contains($0.organizationID) } ?? false
  }
}
