/// Finds the route for a method and a path. Immutable once built.
///
/// Literal segments are preferred to `*`, and `*` to `**`; but a preferred branch that has no route for the method
/// never hides a less preferred one that does.
struct RouteTrie<Target: Sendable>: Sendable {
  /// One template with what it leads to.
  struct Route: Sendable {
    let method: String
    let template: PathTemplate
    let target: Target
  }

  /// What was found.
  enum Match {
    /// The path is as it matched: a verb that the template has is not part of its last segment.
    case found(Route, RequestPath)
    /// Routes for other methods only.
    case methodNotAllowed([String])
    case notFound
  }

  private struct Node: Sendable {
    var literals: [(text: [UInt8], node: Node)] = []
    /// None or one; an array because a struct cannot hold itself.
    var one: [Node] = []
    /// Routes whose template ends here, and those that end here with `**`.
    var routes: [Route] = []
    var restRoutes: [Route] = []
  }

  private var root = Node()

  /// Adds a route.
  /// - Throws: `RouteError.conflict` when another answers the same requests.
  mutating func add(_ route: Route) throws(RouteError) {
    try Self.add(route, route.template.segments[...], to: &root)
  }

  private static func add(
    _ route: Route, _ segments: ArraySlice<PathTemplate.Segment>, to node: inout Node
  ) throws(RouteError) {
    switch segments.first {
    case nil: try append(route, to: &node.routes)
    case .rest: try append(route, to: &node.restRoutes)
    case .one:
      if node.one.isEmpty { node.one.append(Node()) }
      try add(route, segments.dropFirst(), to: &node.one[0])
    case .literal(let text):
      let index = node.literals.firstIndex { $0.text == text } ?? node.literals.count
      if index == node.literals.count { node.literals.append((text, Node())) }
      try add(route, segments.dropFirst(), to: &node.literals[index].node)
    }
  }

  private static func append(_ route: Route, to routes: inout [Route]) throws(RouteError) {
    if let other = routes.first(where: { $0.method == route.method && $0.template.verb == route.template.verb }) {
      throw .conflict(method: route.method, other.template.text, route.template.text)
    }
    routes.append(route)
  }

  /// Finds the route for a request. HEAD is answered by a route for GET where there is none of its own.
  func match(method: String, path: RequestPath) -> Match {
    var search = Search(method: method)
    if let shortened = path.withoutVerb, let route = search.find(in: root, shortened, 0, hasVerb: true) {
      return .found(route, shortened)
    }
    if let route = search.find(in: root, path, 0, hasVerb: false) { return .found(route, path) }
    if method == "HEAD" {
      switch match(method: "GET", path: path) {
      case .found(let route, let path): return .found(route, path)
      case .methodNotAllowed, .notFound: break
      }
    }
    return search.allowed.isEmpty ? .notFound : .methodNotAllowed(search.allowed)
  }

  private struct Search {
    let method: String
    var allowed: [String] = []

    mutating func find(in node: Node, _ path: RequestPath, _ depth: Int, hasVerb: Bool) -> Route? {
      if depth == path.segments.count, let route = pick(node.routes, path, hasVerb) { return route }
      if depth < path.segments.count {
        for literal in node.literals where path.segment(depth, equals: literal.text) {
          if let route = find(in: literal.node, path, depth + 1, hasVerb: hasVerb) { return route }
        }
        if let one = node.one.first, !path.segments[depth].isEmpty,
          let route = find(in: one, path, depth + 1, hasVerb: hasVerb)
        {
          return route
        }
      }
      return pick(node.restRoutes, path, hasVerb)
    }

    private mutating func pick(_ routes: [Route], _ path: RequestPath, _ hasVerb: Bool) -> Route? {
      for route in routes {
        if hasVerb {
          guard let verb = route.template.verb, let range = path.verb, path.bytes[range].elementsEqual(verb) else {
            continue
          }
        } else if route.template.verb != nil {
          continue
        }
        if route.method == method { return route }
        if !allowed.contains(route.method) { allowed.append(route.method) }
      }
      return nil
    }
  }
}
