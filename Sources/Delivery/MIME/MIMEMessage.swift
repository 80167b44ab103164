/// Reads a message, as far as showing the mails of a ``Maildir`` needs it: header fields with encoded words, multipart
/// bodies, transfer encodings, UTF-8. Anything else is shown as it stands.
struct MIMEMessage {
  private let fields: [(name: String, value: String)]
  private let content: [UInt8]

  /// Multiparts within multiparts are read so deep.
  private static let maximumDepth = 8

  init(parsing bytes: [UInt8]) {
    var fields: [(name: String, value: String)] = []
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 10) ?? bytes.count
      var line = bytes[index..<end]
      if line.last == 13 { line.removeLast() }
      index = min(end + 1, bytes.count)
      if line.isEmpty { break }
      if line.first == UInt8(ascii: " ") || line.first == 9, let last = fields.popLast() {
        fields.append((last.name, last.value + String(decoding: line, as: UTF8.self)))
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        fields.append(
          (
            String(decoding: line[..<colon], as: UTF8.self).lowercased(),
            String(decoding: line[(colon + 1)...], as: UTF8.self)
          ))
      }
    }
    self.fields = fields
    self.content = Array(bytes[index...])
  }

  /// The first field of that name (in lower case), decoded.
  func header(_ name: String) -> String? {
    self.rawHeader(name).map { Self.decodingWords($0) }
  }

  /// The first part of a type such as `text/html`, decoded.
  func body(ofType type: String) -> String? { self.body(ofType: type, depth: 0) }

  private func body(ofType type: String, depth: Int) -> String? {
    let contentType = self.rawHeader("content-type") ?? "text/plain"
    let essence = contentType.prefix { $0 != ";" }.trimmingSpaces.lowercased()
    if essence.hasPrefix("multipart/"), depth < Self.maximumDepth,
      let boundary = Self.parameter("boundary", of: contentType)
    {
      for part in Self.parts(self.content, boundary: Array(boundary.utf8)) {
        if let body = MIMEMessage(parsing: part).body(ofType: type, depth: depth + 1) { return body }
      }
      return nil
    }
    guard essence == type else { return nil }
    let decoded =
      switch self.rawHeader("content-transfer-encoding")?.lowercased() {
      case "quoted-printable": QuotedPrintable.decode(self.content)
      case "base64": Base64.decode(self.content)
      default: self.content
      }
    return String(decoding: decoded.filter { $0 != 13 }, as: UTF8.self)
  }

  private func rawHeader(_ name: String) -> String? {
    self.fields.first { $0.name == name }.map { String($0.value.trimmingSpaces) }
  }

  private static func parameter(_ name: String, of value: String) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmingSpaces.lowercased() == name else { continue }
      let text = pair[1].trimmingSpaces
      return text.hasPrefix("\"") && text.hasSuffix("\"") && text.count >= 2
        ? String(text.dropFirst().dropLast()) : String(text)
    }
    return nil
  }

  /// What stands between the lines `--boundary`; the line break before one belongs to it (RFC 2046 section 5.1.1).
  private static func parts(_ content: [UInt8], boundary: [UInt8]) -> [[UInt8]] {
    let delimiter = Array("--".utf8) + boundary
    var parts: [[UInt8]] = []
    var start: Int?
    var index = 0
    while index < content.count {
      let end = content[index...].firstIndex(of: 10) ?? content.count
      let line = content[index..<end]
      if line.starts(with: delimiter) {
        if let start {
          var last = index
          if last > start, content[last - 1] == 10 { last -= 1 }
          if last > start, content[last - 1] == 13 { last -= 1 }
          parts.append(Array(content[start..<last]))
        }
        if line.dropFirst(delimiter.count).starts(with: "--".utf8) { return parts }
        start = min(end + 1, content.count)
      }
      index = end + 1
    }
    if let start { parts.append(Array(content[start...])) }
    return parts
  }

  /// Decodes the encoded words of RFC 2047; space between two of them is dropped (section 6.2).
  static func decodingWords(_ text: String) -> String {
    var result: [UInt8] = []
    var previousWasEncoded = false
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let decoded = Self.decodingWord(word)
      if !result.isEmpty, !(previousWasEncoded && decoded != nil) { result.append(UInt8(ascii: " ")) }
      result += decoded ?? Array(word.utf8)
      previousWasEncoded = decoded != nil
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func decodingWord(_ word: Substring) -> [UInt8]? {
    guard word.hasPrefix("=?"), word.hasSuffix("?="), word.utf8.count > 4 else { return nil }
    let pieces = word.dropFirst(2).dropLast(2).split(
      separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3, ["utf-8", "us-ascii"].contains(pieces[0].lowercased()) else { return nil }
    switch pieces[1].lowercased() {
    case "b": return Base64.decode(pieces[2].utf8)
    case "q":
      return QuotedPrintable.decode(pieces[2].utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 })
    default: return nil
    }
  }
}
