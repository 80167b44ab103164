/// Parses the path templates of `google.api.http`:
///
///     Template = "/" Segments [ Verb ] ;
///     Segments = Segment { "/" Segment } ;
///     Segment  = "*" | "**" | LITERAL | Variable ;
///     Variable = "{" FieldPath [ "=" Segments ] "}" ;
///     FieldPath = IDENT { "." IDENT } ;
///     Verb     = ":" LITERAL ;
///
/// "The syntax `**` matches zero or more path segments, which must be the last part of the URL path except the `Verb`."
/// A variable contains no other variable. Beyond the grammar, `/` alone is the root.
struct PathTemplateParser {
  private let text: String
  private var scanner: PathTemplateScanner
  private var segments: [PathTemplate.Segment] = []
  private var variables: [PathTemplate.Variable] = []

  /// - Throws: `RouteError.malformedTemplate`.
  static func parse(_ text: String) throws(RouteError) -> PathTemplate {
    var parser = PathTemplateParser(text)
    return try parser.template()
  }

  private init(_ text: String) {
    self.text = text
    scanner = PathTemplateScanner(text)
  }

  private mutating func template() throws(RouteError) -> PathTemplate {
    guard scanner.accept("/") else { throw fault("must begin with /") }
    var verb: [UInt8]?
    if !scanner.isAtEnd {
      try parseSegments(inVariable: false)
      if scanner.accept(":") {
        let literal = scanner.literal()
        guard !literal.isEmpty else { throw fault("a verb is missing after :") }
        verb = literal
      }
    }
    guard scanner.isAtEnd else { throw fault("unexpected character at \(scanner.position)") }
    if let rest = segments.firstIndex(of: .rest), rest != segments.count - 1 { throw fault("** must come last") }
    guard Set(variables.map(\.field)).count == variables.count else { throw fault("a variable occurs twice") }
    return PathTemplate(text: text, segments: segments, variables: variables, verb: verb)
  }

  private mutating func parseSegments(inVariable: Bool) throws(RouteError) {
    repeat {
      if scanner.accept("*") {
        segments.append(scanner.accept("*") ? .rest : .one)
      } else if scanner.accept("{") {
        guard !inVariable else { throw fault("a variable within a variable") }
        try parseVariable()
      } else {
        let literal = scanner.literal()
        guard !literal.isEmpty else { throw fault("a segment is missing at \(scanner.position)") }
        segments.append(.literal(PercentCoding.decode(literal)))
      }
    } while scanner.accept("/")
  }

  private mutating func parseVariable() throws(RouteError) {
    var field: [UInt8] = []
    repeat {
      let identifier = scanner.identifier()
      guard !identifier.isEmpty else { throw fault("a field name is missing at \(scanner.position)") }
      if !field.isEmpty { field.append(UInt8(ascii: ".")) }
      field.append(contentsOf: identifier)
    } while scanner.accept(".")
    let start = segments.count
    if scanner.accept("=") {
      try parseSegments(inVariable: true)
    } else {
      segments.append(.one)
    }
    guard scanner.accept("}") else { throw fault("expected } at \(scanner.position)") }
    let covered = segments[start...]
    variables.append(
      PathTemplate.Variable(
        field: String(decoding: field, as: UTF8.self), segments: start..<segments.count,
        isMultiSegment: covered.count > 1 || covered.last == .rest, takesRest: covered.last == .rest))
  }

  private func fault(_ reason: String) -> RouteError { .malformedTemplate(text, reason: reason) }
}
