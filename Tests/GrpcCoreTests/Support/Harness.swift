import NIOCore
import NIOEmbedded
import ProtobufCodec

@testable import GrpcCore
@testable import HTTPTransport

/// A server in memory: one event loop that runs when told to, its clock in the test's hands.
final class Harness {
  let loop: EmbeddedEventLoop
  let executor: EventLoopExecutor
  let library = LibraryService()
  let server: RPCServer

  init(
    loop: EmbeddedEventLoop = EmbeddedEventLoop(), interceptors: [any ServerInterceptor] = [],
    observers: [any CallObserver] = [], routes: [HTTPRoute] = [], services: [any ServiceHandler] = [],
    _ configure: (inout RPCConfiguration) -> Void = { _ in }
  ) throws {
    self.loop = loop
    executor = EventLoopExecutor(eventLoop: loop)
    var configuration = RPCConfiguration()
    configure(&configuration)
    server = try RPCServer(
      services: [library] + services, interceptors: interceptors, observers: observers, routes: routes,
      configuration: configuration)
  }

  /// Begins a request whose body is still to come.
  func begin(
    _ method: String, _ path: String, _ fields: HTTPFields = HTTPFields(), version: HTTPVersion = .http2,
    limits: TransportLimits = TransportLimits()
  ) -> TestExchange {
    let connection = TestConnection(limits: limits)
    let exchange = HTTPExchange(
      request: HTTPRequestHead(method: method, path: path, authority: "test", version: version, fields: fields),
      peer: nil, executor: executor, connection: connection, streamID: 1)
    let test = TestExchange(exchange: exchange, connection: connection, harness: self)
    executor.turn { exchange.delegate = server.begin(exchange) }
    return test
  }

  /// Sends a whole request and gives the answer, as far as it has come.
  func request(
    _ method: String, _ path: String, _ fields: HTTPFields = HTTPFields(), version: HTTPVersion = .http2,
    body: [UInt8] = []
  ) -> Answer {
    let test = begin(method, path, fields, version: version)
    if !body.isEmpty { test.send(body) }
    test.end()
    loop.run()
    return test.answer
  }

  /// A unary call in some protocol.
  func call(
    _ form: CallForm, _ method: String, _ message: some Message, _ fields: HTTPFields = HTTPFields()
  ) throws -> Answer {
    request("POST", "/library.v1.Library/\(method)", form.fields(fields), body: try form.body(message))
  }
}

/// One request in the making.
struct TestExchange {
  let exchange: HTTPExchange
  let connection: TestConnection
  let harness: Harness

  var answer: Answer { connection.answer }

  func send(_ bytes: [UInt8]) {
    guard !exchange.hasEnded else { return }
    exchange.unconsumed += bytes.count
    exchange.receivedBytes += bytes.count
    harness.executor.turn { bytes.withUnsafeBytes { exchange.delegate?.received($0, in: exchange) } }
  }

  func end() {
    guard !exchange.hasEnded else { return }
    exchange.isRequestComplete = true
    harness.executor.turn { exchange.delegate?.receivedEnd(trailers: HTTPFields(), in: exchange) }
  }

  func abort() { harness.executor.turn { exchange.end(aborted: true) } }

  /// The peer takes everything that was written.
  func drain() {
    harness.executor.turn {
      connection.take(from: exchange)
      if exchange.wantsWritable {
        exchange.wantsWritable = false
        exchange.delegate?.writable(exchange)
      }
    }
  }
}

/// What was answered.
struct Answer {
  var status: Int?
  var fields = HTTPFields()
  var body: [UInt8] = []
  var trailers: HTTPFields?
  var isComplete = false

  var text: String { String(decoding: body, as: UTF8.self) }
}

/// Records what an exchange writes, as a connection would put it on the wire.
final class TestConnection: ExchangeConnection {
  let limits: TransportLimits
  var answer = Answer()
  var consumed = 0
  var resetCode: HTTPResetCode?
  /// Whether the peer reads: otherwise what is written stays queued until `take`.
  var isReading = true
  /// Whether the client was told to send its body.
  var isBodyTaken = false
  var budgets: LoopBudgets?

  init(limits: TransportLimits) { self.limits = limits }

  func sendHead(status: Int, fields: HTTPFields, endsExchange: Bool, for exchange: HTTPExchange) {
    answer.status = status
    answer.fields = fields
    // As the transport does.
    if !endsExchange, let length = exchange.wholeBody, !fields.contains("content-length") {
      answer.fields.append("content-length", String(length))
    }
    bodyChanged(of: exchange)
  }

  func bodyChanged(of exchange: HTTPExchange) { if isReading { take(from: exchange) } }

  func take(from exchange: HTTPExchange) {
    while let piece = exchange.outbound.popFirst() { answer.body.append(contentsOf: piece) }
    guard exchange.isFinished else { return }
    answer.trailers = exchange.outbound.trailers
    answer.isComplete = true
    exchange.end(aborted: false)
  }

  func consumed(_ count: Int, by exchange: HTTPExchange) {
    exchange.unconsumed -= count
    consumed += count
  }

  func bodyTaken(by exchange: HTTPExchange) { isBodyTaken = true }

  func reset(_ exchange: HTTPExchange, code: HTTPResetCode) {
    resetCode = code
    exchange.end(aborted: false)
  }
}
