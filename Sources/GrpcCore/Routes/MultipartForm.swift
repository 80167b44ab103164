/// The parts of a form with files: `multipart/form-data` (RFC 7578), whose grammar is RFC 2046's, section 5.1.1.
///
///     multipart-body := [preamble CRLF] dash-boundary transport-padding CRLF body-part *encapsulation
///                       close-delimiter transport-padding [CRLF epilogue]
///     encapsulation  := CRLF "--" boundary transport-padding CRLF body-part
///     close-delimiter := CRLF "--" boundary "--"
///
/// A body is looked at once from its beginning to its end, whatever it holds.
public struct MultipartForm: Sendable {
  /// What one field of the form, or one file, is.
  public struct Part: Sendable {
    /// The name of the field.
    public let name: String
    /// The bytes as they came.
    public let content: ArraySlice<UInt8>
  }

  /// Why a body is no such form.
  public enum Failure: Error, Sendable, Equatable {
    /// The content type is another, or names no boundary.
    case notMultipart
    /// It does not end, or a part has no name.
    case malformed
    /// More than `maximumParts`, or a part's head is longer than `maximumHeadBytes`.
    case tooLarge
  }

  /// Parts that are taken. 16: a form has a few. Stops a body from becoming as many parts as it has lines.
  public static let maximumParts = 16
  /// Of a part's head. 4 KiB: browsers send a hundred bytes.
  public static let maximumHeadBytes = 4096

  /// In the order of the form.
  public private(set) var parts: [Part] = []

  /// Reads a body.
  /// - Parameter contentType: the field with the boundary.
  public init(_ body: [UInt8], contentType: String) throws(Failure) {
    guard let boundary = Self.boundary(in: contentType) else { throw .notMultipart }
    let search = DelimiterSearch(boundary)
    // Before the first delimiter there is nothing that counts. It may stand at the very beginning, without a line before it.
    guard var rest = search.skip(in: body[...], atLineStart: true)?.rest else { throw .malformed }
    while true {
      if rest.starts(with: "--".utf8) { return }
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard rest.starts(with: [0x0d, 0x0a]) else { throw .malformed }
      guard parts.count < Self.maximumParts else { throw .tooLarge }
      // A part without a head begins with an empty line, and one without content ends right after it.
      let head = try Self.head(&rest)
      guard let name = head else { throw .malformed }
      guard let found = search.skip(in: rest, atLineStart: true) else { throw .malformed }
      parts.append(Part(name: name, content: found.content))
      rest = found.rest
    }
  }

  /// The first part of this name.
  public func first(_ name: String) -> Part? { parts.first { $0.name == name } }

  /// Takes the lines up to the empty one off, that one's end included.
  /// - Parameter rest: begins with the end of the delimiter's line.
  /// - Returns: the name that `content-disposition` gives; nil where there is none.
  private static func head(_ rest: inout ArraySlice<UInt8>) throws(Failure) -> String? {
    rest = rest.dropFirst(2)
    var name: String?
    var size = 0
    while true {
      let window = rest.prefix(maximumHeadBytes - size + 2)
      guard let end = lineEnd(in: window) else { throw window.count < rest.count ? .tooLarge : .malformed }
      let line = rest[rest.startIndex..<end]
      size += line.count + 2
      rest = rest[(end + 2)...]
      if line.isEmpty { return name }
      if let found = self.name(in: line) { name = found }
    }
  }

  private static func lineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      if bytes[index] == 0x0d, bytes[index + 1] == 0x0a { return index }
      index += 1
    }
    return nil
  }

  /// `Content-Disposition: form-data; name="file"; filename="logo.png"`; nil for another line.
  private static func name(in line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
      line[..<colon].elementsEqual("content-disposition".utf8, by: { $0 | 0x20 == $1 })
    else { return nil }
    var parameters = HeaderParameters(line[(colon + 1)...])
    guard parameters.value.elementsEqual("form-data".utf8, by: { $0 | 0x20 == $1 }) else { return nil }
    return parameters.first("name").flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Of 1 to 70 characters (RFC 2046); nil for another type.
  private static func boundary(in contentType: String) -> [UInt8]? {
    var parameters = HeaderParameters(Array(contentType.utf8)[...])
    guard parameters.value.elementsEqual("multipart/form-data".utf8, by: { $0 | 0x20 == $1 || $0 == $1 }),
      let boundary = parameters.first("boundary"), (1...70).contains(boundary.count),
      boundary.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }), boundary.last != 0x20
    else { return nil }
    return boundary
  }
}

/// Finds `CRLF "--" boundary`. Only its first byte is a carriage return: where it does not go on, it can begin anew at the very
/// byte, and no byte is looked at more than twice.
private struct DelimiterSearch {
  private let delimiter: [UInt8]

  init(_ boundary: [UInt8]) { self.delimiter = [0x0d, 0x0a, 0x2d, 0x2d] + boundary }

  /// What stands before the next delimiter, and what comes after it; nil where there is none.
  /// - Parameter atLineStart: a line has just ended, so that the delimiter's own line end may be missing.
  func skip(
    in bytes: ArraySlice<UInt8>, atLineStart: Bool
  ) -> (content: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
    var matched = atLineStart ? 2 : 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == delimiter[matched] {
        matched += 1
      } else {
        matched = byte == delimiter[0] ? 1 : 0
      }
      index += 1
      if matched == delimiter.count {
        let start = max(bytes.startIndex, index - delimiter.count)
        return (bytes[bytes.startIndex..<start], bytes[index...])
      }
    }
    return nil
  }
}

/// A field's value with parameters (RFC 9110 section 5.6.6), each of which is a token or a quoted string.
struct HeaderParameters {
  /// What stands before them, without white space around it.
  let value: ArraySlice<UInt8>
  private var rest: ArraySlice<UInt8>

  init(_ field: ArraySlice<UInt8>) {
    let value = field.prefix { $0 != UInt8(ascii: ";") }
    self.rest = field[value.endIndex...]
    self.value = Self.trimmed(value)
  }

  /// The first parameter of this name, in lower case. Those before it are used up.
  mutating func first(_ wanted: String) -> [UInt8]? {
    while rest.first == UInt8(ascii: ";") {
      rest = rest.dropFirst()
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest[name.endIndex...]
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst()
      let value = takeValue()
      if Self.trimmed(name).elementsEqual(wanted.utf8, by: { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }) {
        return value
      }
    }
    return nil
  }

  /// `quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE`, or what stands before the next semicolon.
  private mutating func takeValue() -> [UInt8] {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: "\"") else {
      let value = rest.prefix { $0 != UInt8(ascii: ";") }
      rest = rest[value.endIndex...]
      return Array(Self.trimmed(value))
    }
    var value: [UInt8] = []
    rest = rest.dropFirst()
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() { value.append(escaped) } else { value.append(byte) }
    }
    rest = rest.drop { $0 != UInt8(ascii: ";") }
    return value
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
