import HTTPTransport
import Logging

/// One request to a plain route, with its body collected.
///
/// `@unchecked Sendable`: everything that changes is touched on the exchange's event loop only, as in `UnaryCall`.
final class RouteCall: HTTPExchangeDelegate, @unchecked Sendable {
  private let route: HTTPRoute
  private let parameters: [String: String]
  private let environment: CallEnvironment
  private let exchange: HTTPExchange
  private var body: [UInt8] = []
  private var task: Task<Void, Never>?
  /// It is known that the route is for whoever sends this.
  private var isAdmitted = false
  private var isComplete = false
  private var steps = 0
  private var isOver = false

  init(_ route: HTTPRoute, parameters: [String: String], _ environment: CallEnvironment, _ exchange: HTTPExchange) {
    self.route = route
    self.parameters = parameters
    self.environment = environment
    self.exchange = exchange
  }

  /// The head has arrived.
  func open() {
    exchange.holdBody()
    guard let admission = route.admission else { return admit() }
    let request = request()
    run {
      let refusal: HTTPRouteResponse?
      do { refusal = try await admission(request) } catch { refusal = self.failed(error) }
      guard !self.isOver else { return }
      if let refusal { return self.respond(refusal) }
      self.exchange.isCallerKnown = true
      self.admit()
    }
  }

  private var maximumBodySize: Int {
    route.maximumBodySize ?? environment.configuration.limits.maximumRouteBodySize
  }

  /// Takes the body.
  private func admit() {
    isAdmitted = true
    task = nil
    if let length = exchange.request.fields.first("content-length").flatMap({ Int($0) }), length > maximumBodySize {
      return respond(HTTPRouteResponse(status: 413))
    }
    exchange.takeBody(isWhole: true)
    exchange.consumed(.max)
    if isComplete { handle() }
  }

  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    // Before the caller is let in no credit is given for more.
    if isAdmitted || isOver { exchange.consumed(bytes.count) }
    guard !isOver else { return }
    guard body.count + bytes.count <= maximumBodySize else {
      return respond(HTTPRouteResponse(status: 413))
    }
    if body.isEmpty { body = Array(bytes) } else { body.append(contentsOf: bytes) }
    exchange.keep(body.capacity)
  }

  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    guard !isOver else { return }
    isComplete = true
    if isAdmitted { handle() }
  }

  /// The body is whole.
  private func handle() {
    exchange.keepNothing()
    // A body is read as it came.
    let codings = exchange.request.fields.values("content-encoding")
    guard body.isEmpty || codings.allSatisfy({ $0.isEmpty || $0.lowercased() == "identity" }) else {
      return respond(HTTPRouteResponse(status: 415, fields: ["accept-encoding": "identity"]))
    }
    let request = request()
    run {
      let response: HTTPRouteResponse
      do { response = try await self.route.handler(request) } catch { response = self.failed(error) }
      self.respond(response)
    }
  }

  private func run(_ step: @escaping @Sendable () async -> Void) {
    steps += 1
    let number = steps
    let task = exchange.executor.run { await step() }
    // The step may be over, and the next one begun.
    if !isOver, number == steps { self.task = task }
  }

  func refused(_ exchange: HTTPExchange, _ reason: BodyRefusal) {
    switch reason {
    case .overBudget: respond(HTTPRouteResponse(status: 503, fields: ["retry-after": "1"]))
    case .tooSlow: respond(HTTPRouteResponse(status: 408))
    }
    body = []
  }

  func writable(_ exchange: HTTPExchange) {}

  func aborted(_ exchange: HTTPExchange) {
    isOver = true
    task?.cancel()
    task = nil
  }

  private func failed(_ error: any Error) -> HTTPRouteResponse {
    if let error = error as? FormError {
      return HTTPRouteResponse(status: 400, contentType: "text/plain; charset=utf-8", "\(error)\n")
    }
    // Whoever went away is not owed an answer, and cancellation is no news.
    guard !isOver else { return HTTPRouteResponse(status: 500) }
    environment.configuration.logger?.error(
      "route failed", metadata: ["path": "\(route.path)", "method": "\(exchange.request.method)", "error": "\(error)"])
    return HTTPRouteResponse(status: 500)
  }

  private func request() -> HTTPRouteRequest {
    let head = exchange.request
    return HTTPRouteRequest(
      method: head.method, path: String(Substring(head.path.utf8.prefix { $0 != UInt8(ascii: "?") })),
      target: head.path, pathParameters: parameters, fields: head.fields, body: body, authority: head.authority,
      scheme: head.scheme,
      isSecure: head.isSecure, peer: exchange.peer, executor: exchange.executor)
  }

  private func respond(_ response: HTTPRouteResponse) {
    guard !isOver else { return }
    isOver = true
    task = nil
    var fields = response.fields
    // What a route says of itself wins over what holds for all.
    for (name, value) in environment.configuration.responseFields where !response.fields.contains(name) {
      fields.append(name, value)
    }
    fields.set("content-length", String(response.body.count))
    let hasBody = exchange.request.method != "HEAD" && response.status != 204 && response.status != 304
    if response.status == 204 || response.status == 304 { fields.removeAll("content-length") }
    exchange.respond(status: response.status, fields: fields, body: hasBody ? response.body : [])
  }
}

/// Takes what still comes of a request that was answered already.
final class DiscardedRequest: HTTPExchangeDelegate {
  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) { exchange.consumed(bytes.count) }
  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {}
  func writable(_ exchange: HTTPExchange) {}
  func aborted(_ exchange: HTTPExchange) {}
}
