import Domain
import Threads

/// Connections that read, each with a thread of its own: whatever waits goes out in one pipeline.
final class PostgresReaders: Sendable {
  private let monitor = Monitor(Queue())
  private let server: PostgresServer
  private let health: PostgresHealth

  private struct Queue: Sendable {
    /// Of a `PostgresLookup`, and all others.
    private var lookups: [Read] = []
    private var others: [Read] = []
    /// Threads that have look-ups under way.
    private var lookingUp = 0
    var isClosed = false

    var count: Int { lookups.count + others.count }

    /// - Returns: whether a thread is to take it at once.
    mutating func append(_ read: Read) -> Bool {
      guard read.request.lookup != nil else {
        others.append(read)
        return true
      }
      lookups.append(read)
      return lookingUp == 0 || isFull
    }

    private var isFull: Bool { lookups.count >= PostgresReaders.batch }

    /// The more look-ups are asked for together, the less each costs: while some are under way, those that come gather.
    /// - Parameter isLookingUp: whether whoever takes has had look-ups, and has now.
    /// - Returns: `.some(nil)` when there will be none any more, nil when there is none yet.
    mutating func take(_ isLookingUp: inout Bool) -> [Read]?? {
      if isLookingUp { lookingUp -= 1 }
      isLookingUp = !lookups.isEmpty && (lookingUp == 0 || isFull && others.isEmpty)
      if isLookingUp {
        lookingUp += 1
        return .some(Self.take(&lookups))
      }
      guard !others.isEmpty else { return isClosed ? .some(nil) : nil }
      return .some(Self.take(&others))
    }

    private static func take(_ reads: inout [Read]) -> [Read] {
      let taken = Array(reads.prefix(PostgresReaders.batch))
      reads.removeFirst(taken.count)
      return taken
    }
  }

  /// Something that is asked, and whoever waits for it; answered exactly once.
  private struct Read: Sendable {
    let request: PostgresRequest
    let answer: @Sendable (Result<PostgresResult, PostgresError>) -> Void
    /// Asked for with others, it has failed.
    var isAlone = false
  }

  /// Reads that are asked for by one statement.
  private struct Group {
    private(set) var reads: [Read] = []
    /// What is asked for: once, by however many reads. A program's calls all have the same token.
    private var requests: [PostgresRequest] = []
    /// Which of these each read asks for.
    private var places: [Int] = []
    private var known: [[UInt8]: Int] = [:]

    /// Those that look for the like together, all others alone.
    static func groups(_ reads: [Read]) -> [Group] {
      var groups: [Group] = []
      var places: [ObjectIdentifier: Int] = [:]
      for read in reads {
        var place = groups.count
        if let lookup = read.request.lookup, !read.isAlone {
          place = places[ObjectIdentifier(lookup), default: place]
          places[ObjectIdentifier(lookup)] = place
        }
        if place == groups.count { groups.append(Group()) }
        groups[place].append(read)
      }
      return groups
    }

    private mutating func append(_ read: Read) {
      let place = known[read.request.bytes, default: requests.count]
      if place == requests.count {
        known[read.request.bytes] = place
        requests.append(read.request)
      }
      reads.append(read)
      places.append(place)
    }

    var request: PostgresRequest {
      guard requests.count > 1, let lookup = requests[0].lookup else { return requests[0] }
      return PostgresRequest(lookup, gathering: requests)
    }

    func answer(_ result: PostgresResult) {
      let parts = requests.count > 1 ? result.parts(requests.count) : [result]
      for (read, place) in zip(reads, places) { read.answer(.success(parts[place])) }
    }

    /// - Returns: those that are to be asked for again.
    func fail(_ error: PostgresError, mayTry: Bool) -> [Read] {
      if error.isTransient, mayTry { return reads }
      guard reads.count > 1 else {
        reads[0].answer(.failure(error))
        return []
      }
      return reads.map { read in
        var read = read
        read.isAlone = true
        return read
      }
    }
  }

  /// So many are asked together.
  private static let batch = 64
  private static let waiting = 16_384
  /// So long one waits for a database that is away.
  private static let patience: Int64 = 10_000

  /// - Throws: `StoreError` when the system gives no thread.
  init(_ server: PostgresServer, _ health: PostgresHealth, _ removals: RemovalWatch, connections: Int) throws {
    (self.server, self.health) = (server, health)
    for _ in 0..<connections {
      let monitor = self.monitor
      let code = startThread(name: "signet-reader") {
        let thread = ReaderThread(server, health, removals)
        var isLookingUp = false
        while let reads = monitor.wait({ $0.take(&isLookingUp) }) { thread.answer(reads) }
      }
      guard code == 0 else { throw StoreError(threadRefusal(code)) }
    }
  }

  deinit { close() }

  func close() { monitor.withLockBroadcasting { $0.isClosed = true } }

  /// - Returns: what `read` makes of the rows.
  func read<Value: Sendable>(
    _ request: PostgresRequest, _ read: @escaping @Sendable (PostgresResult) throws -> Value
  ) async throws -> Value {
    let result = try await withUnsafeThrowingContinuation {
      (continuation: UnsafeContinuation<PostgresResult, any Error>) in
      let waiting = Read(request: request) { continuation.resume(with: $0.mapError { StoreError($0) }) }
      var refusal: StoreError?
      let isUrgent = monitor.withLock { queue in
        if queue.isClosed {
          refusal = StoreError("the store is closed", isTransient: true)
        } else if queue.count >= Self.waiting {
          refusal = StoreError("too much waits to be read", isTransient: true)
        } else {
          return queue.append(waiting)
        }
        return false
      }
      if isUrgent { monitor.signal() }
      if let refusal { continuation.resume(throwing: refusal) }
    }
    return try read(result)
  }

  /// What `read` makes of the first row; nil where there is none, and where no text in a database can be what is sought.
  func first<Value: Sendable>(
    _ request: PostgresRequest, _ read: @escaping @Sendable (inout PostgresRow) throws -> Value?
  ) async throws -> Value? {
    guard !request.hasZero else { return nil }
    return try await self.read(request) { try $0.first(read) ?? nil }
  }

  /// What `read` makes of each row.
  func all<Value: Sendable>(
    _ request: PostgresRequest, _ read: @escaping @Sendable (inout PostgresRow) throws -> Value
  ) async throws -> [Value] {
    guard !request.hasZero else { return [] }
    return try await self.read(request) { try $0.map(read) }
  }

  // Sendable because it is made on its thread, and never seen by another.
  private final class ReaderThread {
    private let server: PostgresServer
    private let health: PostgresHealth
    private let removals: RemovalWatch
    private var connection: PostgresConnection?

    init(_ server: PostgresServer, _ health: PostgresHealth, _ removals: RemovalWatch) {
      (self.server, self.health, self.removals) = (server, health, removals)
    }

    /// Reading can be done again: what a connection has not answered is asked on another.
    func answer(_ reads: [Read]) {
      let end = monotonicMilliseconds() + PostgresReaders.patience
      var mayTry: Bool { monotonicMilliseconds() < end && !server.deadline.isOver }
      var backoff = Backoff()
      var waiting = reads
      while !waiting.isEmpty {
        do {
          if let old = connection, !server.isCurrent(old) { connection = nil }
          let current = try connection ?? server.connect()
          connection = current
          let groups = Group.groups(waiting)
          let answers = try current.runEach(
            [RemovalWatch.request] + groups.map(\.request), timeout: Int32(PostgresReaders.patience))
          try removals.follow(try answers[0].get(), timeline: current.timeline) { try current.run($0) }
          var rest: [Read] = []
          for (group, answer) in zip(groups, answers.dropFirst()) {
            switch answer {
            case .success(let result): group.answer(result)
            case .failure(let error):
              if error.isTransient { health.note(error) }
              if error.remedy == .reconnect { connection = nil }
              rest += group.fail(error, mayTry: mayTry)
            }
          }
          waiting = rest
          if rest.isEmpty { return }
        } catch {
          connection = nil
          let error = error as? PostgresError ?? PostgresError(state: "08001", message: "\(error)")
          health.note(error)
          guard error.isTransient, mayTry else {
            for read in waiting { read.answer(.failure(error)) }
            return
          }
        }
        backoff.pause()
      }
    }
  }
}
