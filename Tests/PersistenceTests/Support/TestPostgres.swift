import Foundation
import Synchronization
import Domain

@testable import Persistence

/// A PostgreSQL of the tests' own, in a temporary folder: started when the first test needs it, gone with the process.
final class TestPostgres: Sendable {
  static let shared = Result { try TestPostgres() }

  /// A database with the tables of this version, and nothing in them: copied sooner than made.
  static let tables = "tables"

  let directory: String
  let port: Int
  private let count = Atomic(0)

  /// - Parameter settings: beyond those that all have.
  init(settings: [String: String] = [:]) throws {
    let root = URL(fileURLWithPath: "/usr/lib/postgresql")
    let versions = try FileManager.default.contentsOfDirectory(atPath: root.path).compactMap(Int.init)
    guard let version = versions.max() else { throw StoreError("no PostgreSQL is installed") }
    let programs = "\(root.path)/\(version)/bin"
    port = try Self.freePort()
    directory = "\(Self.folder)/signet-postgres-\(getpid())-\(port)"
    let options = settings.merging([
      "port": "\(port)", "listen_addresses": "127.0.0.1", "unix_socket_directories": directory,
      "max_connections": "1000", "shared_buffers": "64MB", "max_wal_size": "256MB",
      "logging_collector": "off",
    ]) { own, _ in own }.map { "-c \($0.key)='\($0.value)'" }.joined(separator: " ")
    // Root may not run it. It goes when this process does, however that ends.
    let script = """
      as=; if [ $(id -u) = 0 ]; then as='setpriv --reuid=postgres --regid=postgres --init-groups'; fi
      mkdir -m 700 \(directory) && { [ -z "$as" ] || chown postgres \(directory); } || exit 1
      cd \(directory)
      $as \(programs)/initdb -D \(directory)/data -U signet -A trust -E UTF8 --locale=C --no-sync >\(directory).log 2>&1 || exit 1
      $as \(programs)/postgres -D \(directory)/data \(options) >>\(directory).log 2>&1 &
      server=$!
      while kill -0 \(getpid()) 2>/dev/null && kill -0 $server 2>/dev/null; do sleep 0.5; done
      kill -QUIT $server 2>/dev/null; wait $server; rm -rf \(directory) \(directory).log
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    // Whoever reads what the tests say waits until nobody has it open any more.
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let end = Date(timeIntervalSinceNow: 120)
    while true {
      do {
        _ = try PostgresConnection([("dbname", location("postgres"))])
        break
      } catch {
        guard Date() < end, process.isRunning else {
          throw StoreError("\(error); \((try? String(contentsOfFile: directory + ".log", encoding: .utf8)) ?? "")")
        }
        usleep(50_000)
      }
    }
    try run("CREATE DATABASE \(Self.tables)")
    try PostgresSchema.migrate(PostgresConnection([("dbname", location(Self.tables))]))
  }

  /// In memory where there is room: each test makes a database of hundreds of files, which goes with it.
  private static var folder: String {
    let memory = "/dev/shm"
    let free = try? FileManager.default.attributesOfFileSystem(forPath: memory)[.systemFreeSize] as? Int
    return free ?? 0 > 2 << 30 ? memory : "/tmp"
  }

  /// Below those that the system gives to whoever asks for any: one of these may be another's before the server has it.
  private static func freePort() throws -> Int {
    for _ in 0..<1000 {
      let port = Int.random(in: 16_384..<32_768)
      if isFree(port) { return port }
    }
    throw StoreError("no port is free")
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// The URL of a database, over TCP.
  func location(_ database: String) -> String { "postgresql://signet@127.0.0.1:\(port)/\(database)" }

  /// Makes a database: empty, or as another is.
  func makeDatabase(like template: String = "template1") throws -> String {
    let name = "test\(count.add(1, ordering: .relaxed).newValue)"
    try run("CREATE DATABASE \(name) TEMPLATE \(template)")
    return name
  }

  func drop(_ database: String) { try? run("DROP DATABASE IF EXISTS \(database) WITH (FORCE)") }

  func run(_ sql: String, in database: String = "postgres") throws {
    try PostgresConnection([("dbname", location(database))]).run(PostgresRequest(PostgresStatement(once: sql)))
  }
}

/// A store in a database of its own, which goes with it.
final class TestPostgresStore: TestedStore {
  let clock = TestClock()
  let server: TestPostgres
  let database: String
  private let opened: Mutex<PostgresStore>
  private let options: PostgresStore.Options

  var location: String { server.location(database) }
  var postgres: PostgresStore { opened.withLock { $0 } }
  var store: any OpenStore { postgres }

  /// - Parameter writers: with one, commands are decided in the order in which they come.
  init(writers: Int = 2, readers: Int = 1, _ server: TestPostgres? = nil) throws {
    let server = try server ?? TestPostgres.shared.get()
    self.server = server
    database = try server.makeDatabase(like: TestPostgres.tables)
    var options = PostgresStore.Options()
    options.writers = writers
    options.readers = readers
    self.options = options
    opened = Mutex(try PostgresStore(server.location(database), clock: clock, options: options))
  }

  deinit { server.drop(database) }

  /// Another node on the same database.
  func another() throws -> PostgresStore { try PostgresStore(location, clock: clock, options: options) }

  /// Another node, whose lists have no memory.
  func forgetful() throws -> PostgresStore {
    var options = options
    options.listMemory = 0
    return try PostgresStore(location, clock: clock, options: options)
  }

  func reopen() async throws {
    await postgres.close()
    let store = try another()
    opened.withLock { $0 = store }
  }

  func verifyState() throws -> StateReport { try PostgresStore.verifyState(location) }

  func userNameCount() throws -> Int {
    try PostgresConnection([("dbname", location)])
      .run(PostgresRequest(PostgresStatement(once: "SELECT count(*) FROM unique_names WHERE kind = 1")))
      .first { Int($0.integer()) } ?? 0
  }

  /// Runs SQL behind the store's back.
  func tamper(_ sql: String) throws { try server.run(sql, in: database) }

  func damage(userID: String) throws { try tamper("UPDATE users SET payload = '\\xff' WHERE id = '\(userID)'") }

  /// Cuts all connections of stores.
  func disconnect() throws {
    try tamper(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
  }
}
