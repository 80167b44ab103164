extension String {
  /// Its first characters, without controls.
  fileprivate var quotable: String {
    var text = String(String.UnicodeScalarView(self.prefix(40).unicodeScalars.prefix(80).filter { $0.value >= 0x20 }))
    if text.utf8.count < self.utf8.count { text += "…" }
    return text
  }
}

/// Why a template cannot be used.
package enum TemplateError: Error, Equatable, CustomStringConvertible {
  /// An opening `{{` without its `}}`.
  case unclosed
  /// Something between the braces that is neither `.Name` nor `.Name | function`.
  case malformed(String)
  /// A variable that this kind of text does not have.
  case unknownVariable(String)
  /// A closing `}}` without its `{{`, where that is a slip.
  case unopened
  /// More variables than such a text may have.
  case tooMany(Int)

  package var description: String {
    switch self {
    case .unclosed: "an opening {{ has no closing }}"
    case .malformed(let text): "{{\(text)}} is not a variable; write {{.Name}}"
    case .unknownVariable(let name): "there is no variable {{.\(name)}}"
    case .unopened: "a closing }} has no opening {{"
    case .tooMany(let limit): "there are more than \(limit) variables"
    }
  }

  /// For whoever wrote the template: what it quotes is one line, and short.
  var shortDescription: String {
    switch self {
    case .unclosed, .unopened, .tooMany: self.description
    case .malformed(let text): Self.malformed(text.quotable).description
    case .unknownVariable(let name): Self.unknownVariable(name.quotable).description
    }
  }
}

/// A text with variables to fill in, in the part of Go's `text/template` that links are written in.
///
///     template = *( literal / action )
///     action   = "{{" [ "-" 1*SP ] *SP ( field *( *SP "|" *SP function ) / function 1*SP field ) *SP [ 1*SP "-" ] "}}"
///     field    = "." name
///     name     = 1*( ALPHA / DIGIT / "_" )
///     function = "urlquery" / "html" / "js" / "print"
///     SP       = " " / HTAB / CR / LF
///
/// `{{- ` takes white space before it away, ` -}}` behind it. The functions are taken, and do nothing: what is filled in has
/// been made safe for its place already.
package struct Template: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case literal(String)
    case variable(String)

    var isVariable: Bool { if case .variable = self { true } else { false } }
    /// Whether `}}` is in it, which opened nothing.
    var closesNothing: Bool { if case .literal(let text) = self { text.contains("}}") } else { false } }
  }

  let parts: [Part]

  /// - Parameter variables: the names that may occur.
  package init(_ source: String, variables: Set<String>) throws(TemplateError) {
    var parts: [Part] = []
    var rest = Substring(source)
    while let open = Self.find("{{", in: rest) {
      if open.lowerBound != rest.startIndex { parts.append(.literal(String(rest[..<open.lowerBound]))) }
      rest = rest[open.upperBound...]
      guard let close = Self.find("}}", in: rest) else { throw .unclosed }
      let action = try Action(rest[..<close.lowerBound])
      guard variables.contains(action.name) else { throw .unknownVariable(action.name) }
      if action.trimsBefore { Self.trimEnd(of: &parts) }
      parts.append(.variable(action.name))
      rest = rest[close.upperBound...]
      if action.trimsBehind { rest = rest.drop(while: Self.isSpace) }
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// Fills in the variables.
  ///
  /// - Parameter value: what a variable stands for; nil counts as empty.
  package func rendered(_ value: (String) -> String?) -> String {
    var result = ""
    for part in self.parts {
      switch part {
      case .literal(let text): result += text
      case .variable(let name): result += value(name) ?? ""
      }
    }
    return result
  }

  /// What stands between the braces.
  private struct Action {
    let name: String
    let trimsBefore, trimsBehind: Bool

    private static let functions: Set<Substring> = ["urlquery", "html", "js", "print"]

    init(_ source: Substring) throws(TemplateError) {
      var inner = source
      self.trimsBefore = inner.first == "-" && inner.dropFirst().first.map(Template.isSpace) == true
      if self.trimsBefore { inner = inner.dropFirst() }
      self.trimsBehind = inner.last == "-" && inner.dropLast().last.map(Template.isSpace) == true
      if self.trimsBehind { inner = inner.dropLast() }
      let stages = inner.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(whereSeparator: Template.isSpace)
      }
      guard let first = stages.first, let field = first.last, field.first == ".", field.count > 1,
        field.dropFirst().allSatisfy(Template.isNameCharacter),
        first.count == 1 || first.count == 2 && Self.functions.contains(first[0]),
        stages.dropFirst().allSatisfy({ $0.count == 1 && Self.functions.contains($0[0]) })
      else { throw .malformed(String(source)) }
      self.name = String(field.dropFirst())
    }
  }

  /// Takes white space from the end of what was read so far, as far as it is literal.
  private static func trimEnd(of parts: inout [Part]) {
    guard case .literal(var text) = parts.last else { return }
    while text.last.map(Self.isSpace) == true { text.removeLast() }
    parts[parts.count - 1] = .literal(text)
  }

  private static func isSpace(_ character: Character) -> Bool {
    [" ", "\t", "\r", "\n", "\r\n"].contains(character)
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  private static func find(_ pair: String, in text: Substring) -> Range<Substring.Index>? {
    let bytes = text.utf8
    guard let wanted = pair.utf8.first else { return nil }
    var index = bytes.startIndex
    while let hit = bytes[index...].firstIndex(of: wanted) {
      let next = bytes.index(after: hit)
      guard next != bytes.endIndex else { return nil }
      if bytes[next] == wanted { return hit..<bytes.index(after: next) }
      index = next
    }
    return nil
  }
}
