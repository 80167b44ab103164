/// Answers what there is of sessions. Like other reads, they see every write that was acknowledged before.
package protocol Sessions: Sendable {
  /// A session, also one that was terminated or has expired.
  func session(id: String) async throws -> Session?
  /// The sessions that match, and how many there are on all pages.
  func sessions(_ query: SessionQuery) async throws -> ItemPage<SessionEntry>
  /// As `Store.bearer`, of a session's token: in one look-up. Nil too where the session was terminated, or nobody has been
  /// named in it yet.
  func bearer(sessionTokenDigest: [UInt8]) async throws -> Bearer?
}
