import Glibc

/// Clients on one thread that each do a scenario again and again.
final class Load {
  private final class Client {
    let connection: HTTPClient
    var known = Scenario.Known()
    var step = 0
    var began: UInt64 = 0

    init(_ connection: HTTPClient) { self.connection = connection }
  }

  /// How long a client waits that was told that the server is busy.
  private static let pause: UInt64 = 100_000_000

  private let scenario: Scenario
  private let clients: [Client]
  private var nextIteration = 0
  private var paused: [(until: UInt64, client: Int)] = []
  private var running: Int

  /// Iterations that were done.
  private(set) var iterations = 0
  /// Calls that the server was too busy for (429), and that were made again.
  private(set) var refusals = 0
  /// Nanoseconds of each answered call, by step.
  private(set) var latencies: [[UInt64]]

  init(_ scenario: Scenario, clients count: Int, port: UInt16) throws(Failure) {
    self.scenario = scenario
    self.latencies = scenario.steps.map { _ in [] }
    self.running = count
    var clients: [Client] = []
    for number in 0..<count {
      let client = Client(try HTTPClient(port: port))
      if !scenario.inputs.lines.isEmpty {
        client.known.input = scenario.inputs.lines[number % scenario.inputs.lines.count]
      }
      clients.append(client)
    }
    self.clients = clients
  }

  /// Nanoseconds of a clock that only moves forward.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Begins iterations for so long, and ends those that were begun.
  /// - Returns: nanoseconds until the last one ended.
  /// - Throws: `Failure` of the first call that is not answered as it must be.
  func run(seconds: Int) throws(Failure) -> UInt64 {
    let began = Self.now
    let end = began + UInt64(seconds) * 1_000_000_000
    for client in self.clients { try self.begin(client) }
    var sockets = self.clients.map { pollfd(fd: $0.connection.socket, events: Int16(POLLIN), revents: 0) }
    while self.running > 0 {
      let count = poll(&sockets, nfds_t(sockets.count), self.paused.isEmpty ? -1 : 10)
      guard count >= 0 || errno == EINTR else { throw .system("poll") }
      for index in sockets.indices where sockets[index].revents != 0 {
        sockets[index].revents = 0
        if let answer = try self.clients[index].connection.receive() { try self.take(answer, of: index, until: end) }
      }
      let now = Self.now
      while let first = self.paused.first, first.until <= now {
        self.paused.removeFirst()
        try self.send(self.clients[first.client])
      }
    }
    return Self.now - began
  }

  /// Begins an iteration, unless what it takes is used up.
  private func begin(_ client: Client) throws(Failure) {
    let inputs = self.scenario.inputs
    if inputs.areUsedOnce {
      guard self.nextIteration < inputs.lines.count else {
        self.running -= 1
        return
      }
      client.known.input = inputs.lines[self.nextIteration]
    }
    client.known.iteration = self.nextIteration
    client.known.taken.removeAll(keepingCapacity: true)
    self.nextIteration += 1
    client.step = 0
    try self.send(client)
  }

  private func send(_ client: Client) throws(Failure) {
    let request = self.scenario.steps[client.step].request(client.known)
    client.began = Self.now
    try client.connection.send(request)
  }

  private func take(_ answer: HTTPClient.Answer, of index: Int, until end: UInt64) throws(Failure) {
    let client = self.clients[index]
    let step = self.scenario.steps[client.step]
    if answer.status == 429 {
      self.refusals += 1
      return self.paused.append((Self.now + Self.pause, index))
    }
    guard (200...201).contains(answer.status), answer.body.index(after: step.proof) != nil else {
      throw .wrongAnswer(
        "\(step.name) was answered with \(answer.status): \(String(decoding: answer.body, as: UTF8.self))")
    }
    let now = Self.now
    self.latencies[client.step].append(now - client.began)
    for mark in step.takes {
      guard let found = answer.body.index(after: mark) else { throw .wrongAnswer("\(step.name) was not told \(mark)") }
      client.known.taken.append(
        String(decoding: answer.body[found...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
    client.step += 1
    if client.step < self.scenario.steps.count { return try self.send(client) }
    self.iterations += 1
    if now < end { try self.begin(client) } else { self.running -= 1 }
  }
}
