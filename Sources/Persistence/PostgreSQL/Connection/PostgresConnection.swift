import CPostgres
import Domain
import Glibc

/// A connection, used by one thread at a time: whatever is asked together is one pipeline, and so one round trip.
///
/// All that is known of libpq's calls is in this file.
final class PostgresConnection {
  private let handle: OpaquePointer
  private var prepared: Set<String> = []
  private let warnings = Warnings()
  private let deadline: PostgresDeadline
  private(set) var isLost = false
  /// Of the server: grows with each failover. 0: of a standby.
  var timeline = 0

  /// SQLSTATEs of what the server has said beside its answers.
  private final class Warnings {
    var states: Set<String> = []
  }

  /// - Parameters:
  ///   - parameters: libpq's keywords; `dbname` may be a URL, whose parameters replace those before it.
  ///   - deadline: when answers are waited for no longer.
  /// - Throws: `PostgresError`.
  init(
    _ parameters: [(keyword: String, value: String)], deadline: PostgresDeadline = PostgresDeadline()
  ) throws(PostgresError) {
    self.deadline = deadline
    let words = parameters.map { strdup($0.keyword) } + [nil]
    let values = parameters.map { strdup($0.value) } + [nil]
    defer { for word in words + values { free(word) } }
    let connected = words.map { UnsafePointer($0) }.withUnsafeBufferPointer { words in
      values.map { UnsafePointer($0) }.withUnsafeBufferPointer { values in
        PQconnectdbParams(words.baseAddress, values.baseAddress, 1)
      }
    }
    guard let connected else { throw .lost("out of memory") }
    guard PQstatus(connected) == CONNECTION_OK else {
      defer { PQfinish(connected) }
      throw Self.refusal(String(cString: PQerrorMessage(connected)))
    }
    handle = connected
    PQsetNoticeReceiver(
      connected,
      { context, result in
        guard let context, let result, let state = PQresultErrorField(result, SIGNET_PG_DIAG_SQLSTATE) else { return }
        Unmanaged<Warnings>.fromOpaque(context).takeUnretainedValue().states.insert(String(cString: state))
      }, Unmanaged.passUnretained(warnings).toOpaque())
    guard PQenterPipelineMode(connected) == 1, PQsetnonblocking(connected, 1) == 0 else {
      throw .lost(String(cString: PQerrorMessage(connected)))
    }
  }

  deinit { PQfinish(handle) }

  /// libpq tells no SQLSTATE of a connection that was refused.
  private static func refusal(_ message: String) -> PostgresError {
    if message.contains("session is read-only") { return PostgresError(state: "25006", message: message) }
    // Of what the client itself misses, a file for instance, no server has said anything.
    guard message.contains("FATAL:") || message.contains("ERROR:") else { return .lost(message) }
    let states = [
      ("password authentication failed", "28P01"), ("no pg_hba.conf entry", "28000"), ("too many clients", "53300"),
      ("too many connections", "53300"), ("remaining connection slots", "53300"),
      ("no more connections allowed", "53300"), ("does not exist", "3D000"), ("starting up", "57P03"),
      ("shutting down", "57P01"),
    ]
    for (words, state) in states where message.contains(words) { return PostgresError(state: state, message: message) }
    return .lost(message)
  }

  /// What a URL or words say, by libpq's keywords.
  /// - Throws: `PostgresError` where libpq does not understand it; its words may have parts of it in them.
  static func options(_ location: String) throws(PostgresError) -> [String: String] {
    var words: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(location, &words) else {
      defer { PQfreemem(words) }
      throw PostgresError(state: "08001", message: words.map { String(cString: $0) } ?? "out of memory")
    }
    return take(options)
  }

  /// The same, with what the environment, or the file of services, says of the rest. libpq tells that of a connection alone:
  /// one is begun.
  static func allOptions(_ location: String) -> [String: String] {
    "dbname".withCString { keyword in
      location.withCString { value in
        let connection = PQconnectStartParams([keyword, nil], [value, nil], 1)
        defer { PQfinish(connection) }
        return PQconninfo(connection).map(take) ?? [:]
      }
    }
  }

  private static func take(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    defer { PQconninfoFree(options) }
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return values
  }

  var descriptor: Int32 { PQsocket(handle) }

  /// Takes note of what happens next.
  func forgetWarnings() { warnings.states.removeAll() }
  func hasWarned(_ state: String) -> Bool { warnings.states.contains(state) }

  /// Runs all in their order, none where one before has failed.
  /// - Parameter timeout: milliseconds without an answer until the connection is given up; where much is sent, more.
  /// - Throws: the first error.
  @discardableResult
  func run(_ requests: [PostgresRequest], timeout: Int32 = 30_000) throws(PostgresError) -> [PostgresResult] {
    var results: [PostgresResult] = []
    results.reserveCapacity(requests.count)
    try run(requests, timeout: timeout) { results.append($0) }
    return results
  }

  /// As above, giving each result as it comes: while `body` has one, the server works on those behind it.
  func run(
    _ requests: [PostgresRequest], timeout: Int32 = 30_000, _ body: (PostgresResult) -> Void
  ) throws(PostgresError) {
    guard !requests.isEmpty else { return }
    var failure: PostgresError?
    try exchange(requests, timeout: timeout, isOne: true) { outcome in
      switch outcome {
      case .success(let result): body(result)
      case .failure(let error): failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  @discardableResult
  func run(_ request: PostgresRequest, timeout: Int32 = 30_000) throws(PostgresError) -> PostgresResult {
    let results = try run([request], timeout: timeout)
    guard let result = results.first else { throw .lost("no answer") }
    return result
  }

  /// Runs each as a transaction of its own, whatever becomes of the others; the first together with the second, as each
  /// transaction costs more than what it reads.
  /// - Throws: that the connection is lost.
  func runEach(
    _ requests: [PostgresRequest], timeout: Int32 = 30_000
  ) throws(PostgresError) -> [Result<PostgresResult, PostgresError>] {
    var answers: [Result<PostgresResult, PostgresError>] = []
    answers.reserveCapacity(requests.count)
    try exchange(requests, timeout: timeout, isOne: false) { answers.append($0) }
    return answers
  }

  private enum Awaited {
    case preparation(of: String)
    case answer
    case sync
  }

  /// - Parameter note: is given what comes of each request, in their order.
  private func exchange(
    _ requests: [PostgresRequest], timeout: Int32, isOne: Bool, _ note: (Result<PostgresResult, PostgresError>) -> Void
  ) throws(PostgresError) {
    guard !isLost else { throw .lost("the connection is lost") }
    let awaited = try send(requests, isOne: isOne)
    // A switch of names has a million of them.
    let timeout = timeout + Int32(clamping: requests.reduce(0) { $0 + $1.bytes.count } / 500)
    // What fails all up to the next sync.
    var failure: PostgresError?
    for step in awaited {
      let result = try next(timeout)
      switch PQresultStatus(result) {
      case PGRES_PIPELINE_SYNC:
        PQclear(result)
        guard case .sync = step else { throw lose("an answer is missing") }
        failure = nil
        continue
      case PGRES_FATAL_ERROR:
        let error = PostgresError(result)
        PQclear(result)
        if PQstatus(handle) != CONNECTION_OK || error.state.isEmpty { throw lose(error.message, state: error.state) }
        if failure == nil { failure = error }
      case PGRES_PIPELINE_ABORTED:
        PQclear(result)
      default:
        if case .preparation(let name) = step {
          if !name.isEmpty { prepared.insert(name) }
          PQclear(result)
        } else {
          note(.success(PostgresResult(result)))
        }
        continue
      }
      if case .answer = step { note(.failure(failure ?? .lost("the pipeline was aborted"))) }
    }
  }

  /// - Returns: what is to be answered, in its order.
  private func send(_ requests: [PostgresRequest], isOne: Bool) throws(PostgresError) -> [Awaited] {
    var awaited: [Awaited] = []
    awaited.reserveCapacity(requests.count * 2 + 1)
    var preparing: Set<String> = []
    for (index, request) in requests.enumerated() {
      let statement = request.statement
      if statement.name.isEmpty || !prepared.contains(statement.name) && preparing.insert(statement.name).inserted {
        try require(PQsendPrepare(handle, statement.name, statement.sql, 0, nil) == 1)
        awaited.append(.preparation(of: statement.name))
      }
      try require(send(request))
      awaited.append(.answer)
      if !isOne, index > 0 || requests.count == 1 {
        try require(PQpipelineSync(handle) == 1)
        awaited.append(.sync)
      }
    }
    if isOne {
      try require(PQpipelineSync(handle) == 1)
      awaited.append(.sync)
    }
    return awaited
  }

  private func send(_ request: PostgresRequest) -> Bool {
    let lengths = request.ranges.map { Int32(clamping: $0.count) }
    let formats = Array(repeating: 1 as Int32, count: request.ranges.count)
    return request.bytes.withUnsafeBytes { bytes in
      // Nothing has no address, and a null pointer would mean NULL.
      withUnsafeBytes(of: 0 as UInt8) { nothing in
        let values = request.ranges.map { range in
          let place = range.isEmpty ? nothing.baseAddress : bytes.baseAddress.map { $0 + range.lowerBound }
          return place?.assumingMemoryBound(to: CChar.self)
        }
        return PQsendQueryPrepared(
          handle, request.statement.name, Int32(values.count), values, lengths, formats, 1) == 1
      }
    }
  }

  private func require(_ isSent: Bool) throws(PostgresError) {
    if !isSent { throw lose(String(cString: PQerrorMessage(handle))) }
  }

  /// The next result; those that only say that a statement has no more are passed over.
  private func next(_ timeout: Int32) throws(PostgresError) -> OpaquePointer {
    for _ in 0..<4 {
      while PQisBusy(handle) == 1 { try wait(timeout) }
      if let result = PQgetResult(handle) { return result }
      if PQstatus(handle) != CONNECTION_OK { break }
    }
    throw lose(String(cString: PQerrorMessage(handle)))
  }

  /// So long nobody looks whether the process is to end, in milliseconds.
  private static let slice: Int32 = 200

  /// Sends what is left to be sent, and receives what comes.
  private func wait(_ timeout: Int32) throws(PostgresError) {
    let flushed = PQflush(handle)
    guard flushed >= 0 else { throw lose(String(cString: PQerrorMessage(handle))) }
    let events = Int16(POLLIN) | (flushed == 1 ? Int16(POLLOUT) : 0)
    var waited = pollfd(fd: PQsocket(handle), events: events, revents: 0)
    var (ready, rest) = (0 as Int32, timeout)
    while ready == 0, rest > 0 {
      ready = poll(&waited, 1, min(rest, Self.slice))
      rest -= Self.slice
      if ready == 0, deadline.isOver { throw lose("no answer before the server's end") }
    }
    if ready < 0, errno == EINTR { return }
    guard ready > 0 else { throw lose("no answer within \(timeout / 1000) s") }
    guard waited.revents & ~Int16(POLLOUT) == 0 || PQconsumeInput(handle) == 1 else {
      throw lose(String(cString: PQerrorMessage(handle)))
    }
  }

  private func lose(_ message: String, state: String = "") -> PostgresError {
    isLost = true
    // A server that shuts down says so, and closes: what it had been sent is as unknown as with a cable that was cut.
    return .lost(state.isEmpty ? message : "\(message), \(state)")
  }

  /// What others have notified of; what this connection has itself is left out.
  func notifications() throws(PostgresError) -> [String] {
    guard !isLost else { throw .lost("the connection is lost") }
    guard PQconsumeInput(handle) == 1 else { throw lose(String(cString: PQerrorMessage(handle))) }
    var payloads: [String] = []
    while let notification = PQnotifies(handle) {
      if notification.pointee.be_pid != PQbackendPID(handle) {
        payloads.append(String(cString: notification.pointee.extra))
      }
      PQfreemem(notification)
    }
    return payloads
  }
}
