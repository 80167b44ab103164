/// Why a template cannot be used.
package enum TemplateError: Error, Equatable, CustomStringConvertible {
  /// An opening `{{` without its `}}`.
  case unclosed
  /// Something between the braces that is not `.Name`.
  case malformed(String)
  /// A variable that this kind of text does not have.
  case unknownVariable(String)

  package var description: String {
    switch self {
    case .unclosed: "an opening {{ has no closing }}"
    case .malformed(let text): "{{\(text)}} is not a variable; write {{.Name}}"
    case .unknownVariable(let name): "there is no variable {{.\(name)}}"
    }
  }
}

/// A text with variables to fill in.
///
///     template = *( literal / "{{" *SP "." name *SP "}}" )
///     name     = 1*( ALPHA / DIGIT / "_" )
package struct Template: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case literal(String)
    case variable(String)
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
      let inner = rest[..<close.lowerBound]
      let trimmed = inner.drop { $0 == " " }
      let word = trimmed.prefix { $0 != " " }
      guard word.first == ".", word.count > 1, word.dropFirst().allSatisfy(Self.isNameCharacter),
        trimmed[word.endIndex...].allSatisfy({ $0 == " " })
      else { throw .malformed(String(inner)) }
      let name = String(word.dropFirst())
      guard variables.contains(name) else { throw .unknownVariable(name) }
      parts.append(.variable(name))
      rest = rest[close.upperBound...]
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
