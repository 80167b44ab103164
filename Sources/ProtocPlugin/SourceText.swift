/// Swift source being written, line by line.
struct SourceText {
  private(set) var lines: [String] = []
  private var depth = 0

  var isEmpty: Bool { lines.isEmpty }
  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ text: String = "") {
    lines.append(text.isEmpty ? "" : String(repeating: "  ", count: depth) + text)
  }

  /// `head {`, the body one level deeper, `}`.
  mutating func block(_ head: String, close: String = "}", _ body: (inout SourceText) -> Void) {
    line(head + " {")
    indented(body)
    line(close)
  }

  mutating func indented(_ body: (inout SourceText) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// The comment of the schema as a docstring, and the mark of what is deprecated.
  mutating func docstring(_ comment: [String], deprecated: Bool = false) {
    for text in comment { line(text.isEmpty ? "///" : "/// " + text) }
    if deprecated {
      if !comment.isEmpty { line("///") }
      line("/// - Warning: deprecated by the schema.")
    }
  }
}

extension String {
  /// This text as a literal of Swift.
  var literal: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case _ where scalar.value < 32: result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
