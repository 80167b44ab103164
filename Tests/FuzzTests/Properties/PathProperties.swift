@testable import GrpcCore

/// What must hold of every path template, and of every path that is matched against it.
package enum PathProperties {
  /// `input` is a template and a request target, with a line feed between them. Nil when the template is refused, or
  /// means the same when it is written from what was parsed, and matches a path made by it; otherwise what is wrong.
  package static func fault(_ input: [UInt8]) -> String? {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let target = RequestPath(String(decoding: lines.count > 1 ? lines[1] : [], as: UTF8.self))
    guard let template = try? PathTemplateParser.parse(String(decoding: lines[0], as: UTF8.self)) else { return nil }
    guard let again = try? PathTemplateParser.parse(text(of: template)) else { return "does not parse what it means" }
    guard again.segments == template.segments, again.verb == template.verb, again.variables == template.variables
    else { return "means something else" }

    var trie = RouteTrie<Int>()
    guard (try? trie.add(.init(method: "GET", template: template, target: 0))) != nil else {
      return "conflicts with nothing"
    }
    guard let own = RequestPath(path(for: template)), values(of: own, in: trie) != nil else {
      return "does not match a path made by it"
    }
    if let target { _ = values(of: target, in: trie) }
    return nil
  }

  /// The values of the variables; nil when the path does not match.
  private static func values(of path: RequestPath, in trie: RouteTrie<Int>) -> [String?]? {
    guard case .found(let route, let path) = trie.match(method: "GET", path: path) else { return nil }
    return route.template.variables.map(path.value)
  }

  /// The template written from its parts.
  private static func text(of template: PathTemplate) -> String {
    var texts = template.segments.map { segment in
      switch segment {
      case .literal(let bytes): encode(bytes)
      case .one: "*"
      case .rest: "**"
      }
    }
    for variable in template.variables {
      texts[variable.segments.lowerBound] = "{\(variable.field)=" + texts[variable.segments.lowerBound]
      texts[variable.segments.upperBound - 1] += "}"
    }
    return "/" + texts.joined(separator: "/") + (template.verb.map { ":" + String(decoding: $0, as: UTF8.self) } ?? "")
  }

  /// A path that the template matches.
  private static func path(for template: PathTemplate) -> String {
    let texts = template.segments.map { segment in
      switch segment {
      case .literal(let bytes): encode(bytes)
      case .one: "a"
      case .rest: "b/c"
      }
    }
    return "/" + texts.joined(separator: "/") + (template.verb.map { ":" + String(decoding: $0, as: UTF8.self) } ?? "")
  }

  /// Every byte that is not a letter or a digit percent-encoded.
  private static func encode(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}
