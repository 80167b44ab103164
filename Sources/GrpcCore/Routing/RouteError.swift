/// Why routes cannot be built: a fault of the schema or of the program, found when the server is made.
public enum RouteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A path template that does not follow the grammar.
  case malformedTemplate(String, reason: String)
  /// Two rules answer the same requests.
  case conflict(method: String, String, String)
  /// Two services register a method under one path.
  case duplicateMethod(String)

  /// The fault, for the programmer.
  public var description: String {
    switch self {
    case .malformedTemplate(let template, let reason): "path template \(template): \(reason)"
    case .conflict(let method, let first, let second): "\(method) \(second) answers the same requests as \(first)"
    case .duplicateMethod(let path): "\(path) is registered twice"
    }
  }
}
