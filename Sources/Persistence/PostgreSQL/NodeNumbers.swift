import Domain

/// The numbers that processes on a database have: leased, so that no two have one at a time, whoever ends without a word.
struct NodeNumbers: Sendable {
  /// Whose they are: unlike every other there was.
  let session: Int64
  /// What all nodes should have alike, as rows have it: so that others can say what differs.
  let settings: [UInt8]

  /// Seconds that a number is leased for.
  static let lease = 30
  /// Others wait so much longer, and whoever has it ends so much earlier.
  static let margin = 10

  /// Of those that are free the lowest, but last of all one whose node was there within the hour, and may come back.
  private static let claim = PostgresStatement(
    """
    UPDATE nodes SET session = $1::bigint, until = clock_timestamp() + make_interval(secs => \(lease)),
      schema = $2::bigint, settings = $3::bytea
    WHERE number = (SELECT number FROM nodes WHERE until < clock_timestamp() - make_interval(secs => \(margin))
      ORDER BY greatest(until, now() - interval '1 hour'), number LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING number
    """)
  private static let renew = PostgresStatement(
    """
    UPDATE nodes SET until = clock_timestamp() + make_interval(secs => \(lease))
    WHERE number = $1::bigint AND session = $2::bigint
      AND (until > clock_timestamp() - make_interval(secs => \(margin)) OR schema >= (SELECT oldest FROM meta FOR SHARE))
    RETURNING 1
    """)
  /// Whoever gives a number back has made no ids since: the next one need not wait.
  private static let giveBack = PostgresStatement(
    "UPDATE nodes SET until = '-infinity' WHERE number = $1::bigint AND session = $2::bigint")
  private static let begin = PostgresStatement("BEGIN")
  private static let commit = PostgresStatement("COMMIT")

  /// Takes one that is free.
  /// - Returns: nil where none is; and the oldest version whose nodes can serve the database.
  /// - Throws: `PostgresError`; `StoreError` where this version cannot.
  func claim(_ connection: PostgresConnection) throws -> (number: Int?, oldest: Int) {
    // In one transaction: nobody who sees no older node writes what this one cannot read.
    let results = try connection.run([
      PostgresRequest(Self.begin), PostgresRequest(PostgresSchema.lockOldest),
      PostgresRequest(Self.claim, .integer(session), .number(PostgresSchema.version), .bytes(settings)),
    ])
    let oldest = try results[1].first(PostgresSchema.oldest) ?? 0
    let number = results[2].first { Int($0.integer()) }
    try connection.run(PostgresRequest(Self.commit))
    return (number, oldest)
  }

  /// - Returns: whether it is still this session's.
  func renew(_ number: Int, _ connection: PostgresConnection, timeout: Int32) throws -> Bool {
    let request = PostgresRequest(Self.renew, .number(number), .integer(session))
    return try connection.run(request, timeout: timeout).count == 1
  }

  func giveBack(_ number: Int, _ connection: PostgresConnection) throws {
    try connection.run(PostgresRequest(Self.giveBack, .number(number), .integer(session)), timeout: 2000)
  }
}
