import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import HTTPTransport

/// A service whose path says what it does with a request.
///
/// - `/echo` sends the body back as it comes, and the request's trailers as `x-trailers`.
/// - `/whole` answers with the whole body, and trailers, in one call.
/// - `/big/N` answers with N bytes, as fast as the peer takes them.
/// - `/flood/N` answers with N bytes, whether the peer takes them or not.
/// - `/hold` answers when `TestService.release` is called; `/hold/known` is called by somebody whom the service knows.
/// - `/swallow` never consumes its body, and answers with how much came before `TestService.release`.
/// - `/early` answers before the body.
/// - `/asked` takes its body only when `TestService.release` is called, and then all of it; `/asked/no` answers 401 then.
/// - `/patient` takes its body at once, and all of it.
/// - `/first` begins an answer before the body, and ends it with the body's first bytes.
/// - `/describe` answers with what it was asked.
final class TestService: HTTPService {
  private struct State {
    var held: [HTTPExchange] = []
    var isReleased = false
    var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    var aborted = 0
    var waitingForAbort: [CheckedContinuation<Void, Never>] = []
  }

  private let state = NIOLockedValueBox(State())

  func begin(_ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    let path = exchange.request.path
    if path.hasPrefix("/asked") {
      exchange.holdBody()
      hold(exchange)
    } else if path == "/patient" {
      exchange.holdBody()
      exchange.takeBody(isWhole: true)
    }
    if path == "/hold/known" { exchange.isCallerKnown = true }
    if path == "/early" { exchange.respond(status: 403, fields: [:], body: Array("no".utf8)) }
    if path == "/first" { exchange.sendHead(status: 200, fields: ["content-length": "5"]) }
    if path.hasPrefix("/big/") { return BigAnswer(bytes: Int(path.dropFirst(5)) ?? 0, service: self) }
    return Recorder(service: self)
  }

  /// Comes back when so many exchanges are held.
  func untilHolding(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLockedValue {
        if $0.held.count >= count { return true }
        $0.waiting.append((count, continuation))
        return false
      }
      if isReached { continuation.resume() }
    }
  }

  /// Comes back when an exchange has been aborted.
  func untilAborted() async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLockedValue {
        if $0.aborted > 0 { return true }
        $0.waitingForAbort.append(continuation)
        return false
      }
      if isReached { continuation.resume() }
    }
  }

  /// Lets every held exchange answer.
  func release() {
    let held = state.withLockedValue { state in
      defer { state.held = [] }
      return state.held
    }
    for exchange in held {
      exchange.eventLoop.execute {
        exchange.executor.turn {
          switch exchange.request.path {
          case "/asked":
            exchange.takeBody(isWhole: true)
            exchange.consumed(.max)
          case "/asked/no": exchange.respond(status: 401, fields: [:])
          default: exchange.respond(status: 200, fields: [:], body: Array("released".utf8))
          }
        }
      }
    }
  }

  fileprivate func hold(_ exchange: HTTPExchange) {
    let reached = state.withLockedValue { state in
      state.held.append(exchange)
      let reached = state.waiting.filter { $0.count <= state.held.count }
      state.waiting.removeAll { $0.count <= state.held.count }
      return reached
    }
    for waiting in reached { waiting.continuation.resume() }
  }

  fileprivate func noteAbort() {
    let waiting = state.withLockedValue { state in
      defer { state.waitingForAbort = [] }
      state.aborted += 1
      return state.waitingForAbort
    }
    for continuation in waiting { continuation.resume() }
  }
}

private final class Recorder: HTTPExchangeDelegate {
  let service: TestService
  var body: [UInt8] = []

  init(service: TestService) { self.service = service }

  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    if exchange.request.path == "/first" {
      exchange.send(Array("first".utf8))
      exchange.finish()
    } else if exchange.request.path == "/echo" {
      exchange.sendHead(status: 200, fields: ["content-type": "text/plain"])
      exchange.send(Array(bytes))
    } else {
      body += bytes
    }
    if exchange.request.path != "/swallow", !exchange.isBodyHeld { exchange.consumed(bytes.count) }
  }

  func refused(_ exchange: HTTPExchange, _ reason: BodyRefusal) {
    if exchange.request.path == "/patient" { exchange.respond(status: 408, fields: [:]) }
  }

  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    let received = trailers.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    switch exchange.request.path {
    case let path where path.hasPrefix("/flood/"):
      exchange.sendHead(status: 200, fields: [:])
      exchange.send(Array(repeating: 0x78, count: Int(path.dropFirst(7)) ?? 0))
    case "/hold", "/hold/known": service.hold(exchange)
    case "/echo":
      exchange.sendHead(status: 200, fields: ["content-type": "text/plain"])
      exchange.finish(trailers: ["x-trailers": received])
    case "/describe":
      let request = exchange.request
      let text = "\(request.method) \(request.path) \(request.authority) \(request.scheme) \(request.version)"
      exchange.respond(status: 200, fields: ["content-type": "text/plain"], body: Array(text.utf8))
    case "/empty": exchange.respond(status: 204, fields: [:])
    case "/sixteen":
      exchange.respond(status: 200, fields: ["content-length": "16"], body: Array(repeating: 65, count: 16))
    default: exchange.respond(status: 200, fields: [:], body: body, trailers: ["x-trailers": received])
    }
  }

  func writable(_ exchange: HTTPExchange) {}
  func aborted(_ exchange: HTTPExchange) { service.noteAbort() }
}

private final class BigAnswer: HTTPExchangeDelegate {
  let service: TestService
  var bytes: Int

  init(bytes: Int, service: TestService) {
    self.bytes = bytes
    self.service = service
  }

  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) { exchange.consumed(bytes.count) }

  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    exchange.sendHead(status: 200, fields: [:])
    writable(exchange)
  }

  func writable(_ exchange: HTTPExchange) {
    while bytes > 0, exchange.isWritable {
      let count = min(bytes, 50_000)
      exchange.send(Array(repeating: 0x78, count: count))
      bytes -= count
      #expect(exchange.unsentBytes < 256 * 1024 + 50_000)
    }
    if bytes == 0 { exchange.finish() }
  }

  func aborted(_ exchange: HTTPExchange) { service.noteAbort() }
}

/// Runs a body beside a server on a port of its own, and shuts the server down.
func withServer(
  limits: TransportLimits = TransportLimits(), tls: HTTPServerTLS? = nil,
  _ body: (_ port: Int, _ server: HTTPServer, _ service: TestService) async throws -> Void
) async throws {
  let service = TestService()
  let server = HTTPServer(
    configuration: HTTPServerConfiguration(tls: tls, eventLoopCount: 1, limits: limits), service: service)
  let port = try #require(try await server.start().port)
  do {
    try await body(port, server, service)
  } catch {
    await server.shutdown(gracePeriod: .zero)
    throw error
  }
  await server.shutdown(gracePeriod: .zero)
}
