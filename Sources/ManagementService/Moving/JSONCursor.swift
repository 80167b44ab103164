/// What is wrong with a text as JSON, and where.
package struct JSONFault: Error, Sendable {
  package let reason: String
  /// The byte at which it is seen.
  package let offset: Int64
}

/// Walks over JSON (RFC 8259) of whatever size, a piece at a time: what is stepped over is checked and not kept.
final class JSONCursor {
  /// How deep objects and arrays may nest: as deep as what is read from them.
  private static let maximumDepth = 100
  /// Names of members that mean something are short.
  private static let maximumName = 256
  private static let pieceSize = 256 << 10

  private let source: any ByteSource
  private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
  /// Where the piece begins.
  private var start: Int64
  private var position = 0
  private var filled = 0

  init(_ source: any ByteSource, at offset: Int64 = 0) {
    self.source = source
    self.start = offset
  }

  deinit { piece.deallocate() }

  /// The next byte to be read.
  var offset: Int64 { start + Int64(position) }

  func fault(_ reason: String) -> JSONFault { JSONFault(reason: reason, offset: offset) }

  /// The byte at hand; nil at the end.
  @inline(__always)
  private func current() throws -> UInt8? {
    if position == filled {
      start += Int64(filled)
      position = 0
      filled = try source.read(at: start, into: piece)
      if filled == 0 { return nil }
    }
    return piece[position]
  }

  /// The next byte that is not white space; 0 at the end.
  func peek() throws -> UInt8 {
    while let byte = try current() {
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return 0
  }

  private func take(_ byte: UInt8, _ name: String) throws {
    guard try peek() == byte else { throw fault("expected \(name)") }
    position += 1
  }

  /// Steps into an object; the body must read or step over the value of each member.
  func object(_ member: (_ name: String) throws -> Void) throws {
    try take(UInt8(ascii: "{"), "an object")
    if try peek() == UInt8(ascii: "}") { return position += 1 }
    while true {
      let name = try name()
      try take(UInt8(ascii: ":"), "a colon")
      try member(name)
      if try peek() == UInt8(ascii: ",") { position += 1 } else { break }
    }
    try take(UInt8(ascii: "}"), "a comma or the end of the object")
  }

  /// Steps into an array; the body must read or step over each element.
  func array(_ element: (_ index: Int) throws -> Void) throws {
    try take(UInt8(ascii: "["), "an array")
    if try peek() == UInt8(ascii: "]") { return position += 1 }
    var index = 0
    while true {
      try element(index)
      index += 1
      if try peek() == UInt8(ascii: ",") { position += 1 } else { break }
    }
    try take(UInt8(ascii: "]"), "a comma or the end of the array")
  }

  /// Steps to the next element of an array that was looked through before: over its beginning, or a comma.
  func step() throws {
    let next = try peek()
    guard next == UInt8(ascii: "[") || next == UInt8(ascii: ",") else { throw fault("the file has changed") }
    position += 1
  }

  /// Refuses anything but white space.
  func end() throws {
    guard try peek() == 0, try current() == nil else { throw fault("unexpected text after the value") }
  }

  /// Steps over a value.
  /// - Returns: where it lies.
  @discardableResult
  func skip() throws -> Range<Int64> {
    _ = try peek()
    let begin = offset
    var open: [UInt8] = []
    values: while true {
      switch try peek() {
      case UInt8(ascii: "{"):
        try push(UInt8(ascii: "}"), &open)
        if try peek() != UInt8(ascii: "}") {
          try skipName()
          continue values
        }
        open.removeLast()
        position += 1
      case UInt8(ascii: "["):
        try push(UInt8(ascii: "]"), &open)
        if try peek() != UInt8(ascii: "]") { continue values }
        open.removeLast()
        position += 1
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "t"): try skip(literal: "true")
      case UInt8(ascii: "f"): try skip(literal: "false")
      case UInt8(ascii: "n"): try skip(literal: "null")
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
      default: throw fault("expected a value")
      }
      while let end = open.last {
        let next = try peek()
        if next == UInt8(ascii: ",") {
          position += 1
          if end == UInt8(ascii: "}") { try skipName() }
          continue values
        }
        guard next == end else {
          throw fault("expected a comma or the end of the \(end == UInt8(ascii: "}") ? "object" : "array")")
        }
        open.removeLast()
        position += 1
      }
      return begin..<offset
    }
  }

  private func push(_ end: UInt8, _ open: inout [UInt8]) throws {
    guard open.count < Self.maximumDepth else { throw fault("nested too deep") }
    open.append(end)
    position += 1
  }

  private func skipName() throws {
    guard try peek() == UInt8(ascii: "\"") else { throw fault("expected the name of a member") }
    try skipString()
    try take(UInt8(ascii: ":"), "a colon")
  }

  private func skipString() throws {
    position += 1
    while let byte = try current() {
      switch byte {
      case UInt8(ascii: "\""): return position += 1
      case UInt8(ascii: "\\"):
        position += 1
        guard let escaped = try current(), "\"\\/bfnrtu".utf8.contains(escaped) else { throw fault("no such escape") }
        position += 1
      case 0..<0x20: throw fault("a control character in a string")
      default: position += 1
      }
    }
    throw fault("a string without an end")
  }

  private func skip(literal: StaticString) throws {
    for index in 0..<literal.utf8CodeUnitCount {
      guard try current() == literal.utf8Start[index] else { throw fault("expected \(literal)") }
      position += 1
    }
  }

  private func skipNumber() throws {
    if try current() == UInt8(ascii: "-") { position += 1 }
    let leading = try current()
    let whole = try skipDigits()
    guard whole > 0, whole == 1 || leading != UInt8(ascii: "0") else { throw fault("no number") }
    if try current() == UInt8(ascii: ".") {
      position += 1
      guard try skipDigits() > 0 else { throw fault("no number") }
    }
    if let mark = try current(), mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      position += 1
      if let sign = try current(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      guard try skipDigits() > 0 else { throw fault("no number") }
    }
  }

  private func skipDigits() throws -> Int {
    var count = 0
    while let byte = try current(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
      count += 1
    }
    return count
  }

  /// A name as it is written; one with escapes or of great length names nothing here.
  private func name() throws -> String {
    guard try peek() == UInt8(ascii: "\"") else { throw fault("expected the name of a member") }
    let begin = offset
    try skipString()
    let length = offset - begin - 2
    guard length <= Self.maximumName else { return "" }
    return String(decoding: try bytes(begin + 1..<offset - 1), as: UTF8.self)
  }

  /// The bytes of what was stepped over.
  func bytes(_ range: Range<Int64>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(range.count))
    var done = 0
    while done < bytes.count {
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try source.read(at: range.lowerBound + Int64(done), into: .init(rebasing: buffer[done...]))
      }
      guard read > 0 else { throw fault("the file has become shorter") }
      done += read
    }
    return bytes
  }
}

extension ByteSource {
  /// In which line a byte is, counted from 1.
  func line(of offset: Int64) -> Int {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { piece.deallocate() }
    var (line, place) = (1, Int64(0))
    while place < offset, let read = try? read(at: place, into: piece), read > 0 {
      let wanted = min(read, Int(offset - place))
      for index in 0..<wanted where piece[index] == 0x0A { line += 1 }
      place += Int64(read)
    }
    return line
  }
}
