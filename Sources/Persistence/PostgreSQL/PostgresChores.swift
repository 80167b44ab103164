import Domain
import Synchronization

extension PostgresStore: Chores {
  private static let take = PostgresStatement(
    """
    INSERT INTO chores AS c (name, session, until)
    VALUES ($1::text, $2::bigint, clock_timestamp() + make_interval(secs => $3::bigint))
    ON CONFLICT (name) DO UPDATE SET session = excluded.session, until = excluded.until
    WHERE c.session = excluded.session OR c.until < clock_timestamp() RETURNING 1
    """)
  private static let giveBack = PostgresStatement("DELETE FROM chores WHERE session = $1::bigint")

  /// The database is asked again once half of the time is over.
  package func take(_ chore: Chore, seconds: Int) async throws -> Bool {
    let now = monotonicMilliseconds()
    if chores.hasRenewed(chore, now) { return true }
    let request = PostgresRequest(
      Self.take, .text(chore.rawValue), .integer(node.session), .number(seconds))
    guard try await writer.write({ try $0.change(request).count == 1 }) else { return false }
    chores.note(chore, renewedUntil: now + Int64(seconds) * 500)
    return true
  }

  /// Lets others do what this process would.
  static func giveBackChores(_ session: PostgresSession) throws {
    _ = try session.change(PostgresRequest(giveBack, .integer(session.node.session)))
  }
}

/// Which chores a process has, and until when it need not ask: by the monotonic clock, in milliseconds.
final class ChoreLeases: Sendable {
  private let renewed = Mutex<[Chore: Int64]>([:])

  func hasRenewed(_ chore: Chore, _ now: Int64) -> Bool { renewed.withLock { now < $0[chore] ?? .min } }
  func note(_ chore: Chore, renewedUntil: Int64) { renewed.withLock { $0[chore] = renewedUntil } }
}
