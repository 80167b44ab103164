import Domain
import Glibc

extension SQLiteStore: Upkeep {
  /// Whoever serves the store is number 0.
  package var nodeNumber: UInt8 { lock.isBeside ? UInt8(1 + getpid() % 255) : 0 }

  package func highestID() async throws -> UInt64? {
    try readers.read { reader in
      let connection = reader.connection
      var highest: UInt64?
      for table in ["users", "organizations"] {
        // Others may have been given by callers. They are passed by from the highest down.
        let id = try connection.text(
          """
          SELECT id FROM \(table) WHERE id >= '1' AND id < '9' AND length(id) = 18 AND id NOT GLOB '*[^0-9]*'
          ORDER BY id DESC LIMIT 1
          """)
        if let id = id.flatMap(UInt64.init) { highest = max(highest ?? 0, id) }
      }
      // Of what was removed since, tokens for instance, only events tell.
      let date = try connection.prepare(
        "SELECT max(date) FROM (SELECT date FROM events ORDER BY position DESC LIMIT 1000)"
      ).first { row in row.isNull ? nil : row.date() }
      if let date = date ?? nil, let id = SequentialIDs.last(at: date) { highest = max(highest ?? 0, id) }
      return highest
    }
  }

  package func keyCheck() async throws -> [UInt8]? {
    try readers.read { reader in
      try reader.connection.prepare("SELECT key_check FROM store").first { $0.isNull ? nil : $0.blob() } ?? nil
    }
  }

  package func note(keyCheck: [UInt8]) async throws {
    try await writer.write { session in
      try session.connection.prepare("UPDATE store SET key_check = ?").run { $0.blob(keyCheck) }
    }
  }

  package func trouble(tries: Bool) async -> StoreTrouble? {
    // Whether a disk has room again, or a lock is gone, shows when something is written.
    if tries, health.hasFailed {
      try? await writer.write { try $0.connection.execute("UPDATE store SET mark = mark") }
    }
    return health.trouble
  }
}
