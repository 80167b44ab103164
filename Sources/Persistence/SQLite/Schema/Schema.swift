import Domain

/// The migrations that lead from an empty file to today's tables, forward only.
enum Schema {
  /// `PRAGMA application_id` of our files: "SGNT".
  static let applicationID: Int64 = 0x5347_4e54

  /// The SQL of each step; the file's `user_version` counts those that it has seen. Append, never change one.
  static let migrations: [String] = [
    schema1, schema2, schema3, schema4, schema5, schema6, schema7, schema8, schema9, schema10,
    schema11, schema12, schema13, schema14, schema15, schema16, schema17, schema18, schema19, schema20,
    schema21, schema22,
  ]

  /// The version of the tables that this program works with.
  static var version: Int { Self.migrations.count }

  /// Brings a file to today's schema, in one transaction.
  /// - Throws: `StoreError` when the file is another program's or a newer version's.
  static func migrate(_ connection: Connection, migrations: [String] = Self.migrations) throws {
    if try self.check(connection, version: migrations.count) == migrations.count { return }
    try connection.addFold()
    try connection.execute("BEGIN EXCLUSIVE")
    do {
      // Read again, now that no other process can be about to migrate.
      for version in try self.check(connection, version: migrations.count)..<migrations.count {
        try connection.execute(migrations[version])
        try connection.execute("PRAGMA user_version = \(version + 1)")
      }
      try connection.execute("PRAGMA application_id = \(Self.applicationID)")
      try connection.execute("COMMIT")
    } catch {
      if connection.isInTransaction { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  /// For who reads a file without migrating it.
  /// - Throws: as `check`; `StoreError` when the file was last served by an older version.
  static func require(_ connection: Connection) throws {
    let version = try self.check(connection)
    guard version == Self.version else {
      throw StoreError(
        version == 0
          ? "\(connection.file): the database is empty: nothing was ever kept in it"
          : "\(connection.file): its schema is \(version), this version works with \(Self.version); serve it once to migrate it"
      )
    }
  }

  /// The version that a file has; 0 for an empty one.
  /// - Throws: `StoreError` when the file is another program's or a newer version's.
  @discardableResult
  static func check(_ connection: Connection, version known: Int = Self.version) throws -> Int {
    let version = Int(try connection.integer("PRAGMA user_version") ?? 0)
    let application = try connection.integer("PRAGMA application_id") ?? 0
    if application != Self.applicationID {
      let tables = try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
      guard application == 0, version == 0, tables == 0 else {
        throw StoreError(
          """
          \(connection.file): the database belongs to another program (application_id \(application)); check that the \
          settings name the right file
          """)
      }
    }
    guard (0...known).contains(version) else {
      throw StoreError(
        """
        \(connection.file): the database was written by a newer version (its schema is \(version), this version knows \
        \(known)); run that version, or restore a backup from before the upgrade (signet admin restore FILE)
        """)
    }
    return version
  }
}
