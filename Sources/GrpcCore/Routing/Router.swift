import HTTPTransport

/// Knows what answers a path: RPC paths directly, all others by the HTTP rules and the plain routes.
struct Router: Sendable {
  /// What a path other than an RPC's leads to.
  enum Target: Sendable {
    case transcoded(HTTPBinding)
    case plain(HTTPRoute)
  }

  private var methods: [String: RegisteredMethod] = [:]
  private var routes = RouteTrie<Target>()
  private var services: Set<Substring> = []
  /// All methods of HTTP that something is called with.
  private(set) var httpMethods = ["GET", "POST"]

  /// - Throws: `RouteError` when a template is malformed or two rules answer the same requests.
  init(methods: [RegisteredMethod], routes plain: [HTTPRoute]) throws(RouteError) {
    for method in methods {
      guard self.methods.updateValue(method, forKey: method.descriptor.path) == nil else {
        throw .duplicateMethod(method.descriptor.path)
      }
      services.insert(Substring(method.descriptor.service))
      // A stream of requests has no form in JSON REST.
      guard method.descriptor.kind == .unary || method.descriptor.kind == .serverStreaming else { continue }
      for rule in method.descriptor.httpRules {
        let template = try PathTemplateParser.parse(rule.path)
        let target = Target.transcoded(HTTPBinding(method: method, rule: rule))
        try add(rule.method, template, target)
      }
    }
    for route in plain {
      let template = try PathTemplateParser.parse(route.path)
      for method in route.methods { try add(method, template, .plain(route)) }
    }
  }

  private mutating func add(_ method: String, _ template: PathTemplate, _ target: Target) throws(RouteError) {
    try routes.add(.init(method: method, template: template, target: target))
    if !httpMethods.contains(method) { httpMethods.append(method) }
  }

  /// The method at this RPC path; a query is not part of it.
  func method(at target: String) -> RegisteredMethod? {
    if let method = methods[target] { return method }
    guard let query = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return methods[String(target[..<query])]
  }

  /// Whether a browser asks before it calls a plain route: those are not for other origins.
  func isPlain(preflight request: HTTPRequestHead) -> Bool {
    guard let method = request.fields.first("access-control-request-method"),
      case .found(let route, _) = match(method: method, target: request.path), case .plain = route.target
    else { return false }
    return true
  }

  /// Whether a path is `/service/method` of a service that is known.
  func hasService(at target: String) -> Bool {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }.dropFirst()
    guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else { return false }
    return services.contains(Substring(path[..<slash]))
  }

  /// What answers other requests.
  func match(method: String, target: String) -> RouteTrie<Target>.Match {
    guard let path = RequestPath(target) else { return .notFound }
    return routes.match(method: method, path: path)
  }
}

/// One HTTP rule of a method: a class, so that a call holds on to it with one word.
final class HTTPBinding: Sendable {
  /// What the body fills.
  enum Body: Sendable {
    case none, wholeMessage
    case field(String)
  }

  let method: RegisteredMethod
  let body: Body
  let responseBody: String?

  init(method: RegisteredMethod, rule: HTTPRule) {
    self.method = method
    body =
      switch rule.body {
      case nil, "": .none
      case "*": .wholeMessage
      case .some(let field): .field(field)
      }
    responseBody = rule.responseBody.flatMap { $0.isEmpty ? nil : $0 }
  }
}
