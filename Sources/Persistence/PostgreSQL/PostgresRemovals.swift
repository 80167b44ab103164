import Domain
import Synchronization

/// Keeps what this process knows of organizations under removal, and of switches of names, at what all processes have
/// committed: whoever reads asks first, in the same round trip, whether there is anything new.
final class RemovalWatch: Sendable {
  let board = RemovalBoard()
  /// Of the last removal or switch that the board knows of.
  private let known = Mutex(Known())

  private struct Known {
    var version: Int64 = -1
    /// Of the server that told it.
    var timeline = 0
  }

  private static let current = PostgresStatement("SELECT removals FROM power")
  /// As the index of items by their aggregate has it.
  fileprivate static let isMember = "m.kind = \(ItemRecord.Kind.member.rawValue) AND m.aggregate <> m.owner"
  private static let organizations = PostgresStatement(
    """
    SELECT o.id FROM organizations o
    WHERE o.state = 3 AND (EXISTS (SELECT 1 FROM users u WHERE u.organization_id = o.id AND u.state <> 3)
      OR EXISTS (SELECT 1 FROM items m WHERE \(isMember) AND m.aggregate = o.id))
    """)
  private static let note = PostgresStatement("UPDATE power SET removals = removals + 1")

  /// Asks which removal was the last.
  static var request: PostgresRequest { PostgresRequest(current) }
  /// All that are under way.
  static var organizationsRequest: PostgresRequest { PostgresRequest(organizations) }
  /// Tells all that another one has begun, or that names were switched.
  static var noteRequest: PostgresRequest { PostgresRequest(note) }

  /// Follows what `request` has answered.
  /// - Parameters:
  ///   - timeline: of the server that has.
  ///   - read: gives what `organizationsRequest` answers.
  /// - Returns: whether there was something new.
  @discardableResult
  func follow(
    _ answer: PostgresResult, timeline: Int, read: (PostgresRequest) throws -> PostgresResult
  ) rethrows -> Bool {
    guard let last = answer.first({ $0.integer() }) else { return false }
    let isNew = known.withLock { known in
      if known.timeline < timeline {
        // Another server may lack what the former one had acknowledged; its numbers mean something else.
        if known.version >= 0 { board.forget() }
        known = Known(timeline: timeline)
      }
      return known.version < last
    }
    guard isNew else { return false }
    board.begin(Set(try read(Self.organizationsRequest).map { $0.text() }))
    if try read(PostgresRequest(PostgresNames.isAnyRule)).count > 0 { board.noteSwitches() }
    known.withLock { if $0.timeline == timeline { $0.version = max($0.version, last) } }
    return true
  }
}

extension PostgresStore: UnfinishedRemovals {
  package func organizationsUnderRemoval() async throws -> [String] { removals.board.current.organizationIDs.sorted() }

  private static let leftovers = PostgresStatement(
    "SELECT id FROM users WHERE organization_id = $1::text AND state <> 3 LIMIT $2::bigint")
  private static let leftMembers = PostgresStatement(
    "SELECT m.owner FROM items m WHERE \(RemovalWatch.isMember) AND m.aggregate = $1::text LIMIT $2::bigint")

  package func leftovers(of organizationID: String, limit: Int) async throws -> [Leftover] {
    guard removals.board.current.organizationIDs.contains(organizationID) else { return [] }
    let users = PostgresRequest(Self.leftovers, .text(organizationID), .number(limit))
    var found = try await readers.all(users) { Leftover.user($0.text()) }
    if found.count < limit {
      let members = PostgresRequest(Self.leftMembers, .text(organizationID), .number(limit - found.count))
      found += try await readers.all(members) { .member(userID: $0.text(), of: organizationID) }
    }
    if found.isEmpty { removals.board.end(organizationID) }
    return found
  }

  private static let leftoverCount = PostgresStatement(
    "SELECT count(*) FROM users WHERE organization_id = ANY ($1::text[]) AND state <> 3")

  package func leftoverCount() async throws -> Int {
    let ids = removals.board.current.organizationIDs
    guard !ids.isEmpty else { return 0 }
    return try await readers.first(PostgresRequest(Self.leftoverCount, .texts(Array(ids)))) { Int($0.integer()) } ?? 0
  }

  package func removalArrivals() -> AsyncStream<Void> { removals.board.arrivals() }
}
