extension JSONReader {
  /// A string's place in the input, without its quotes.
  struct StringToken {
    let start: Int
    let end: Int
    let hasEscapes: Bool
    let isASCII: Bool
  }

  /// Reads a string up to its closing quote. Escapes and UTF-8 are checked by `validate` or `unescape`.
  @inline(__always)
  mutating func stringToken(expected: StaticString = "expected string") throws(JSONError) -> StringToken {
    guard self.peek() == UInt8(ascii: "\"") else { throw self.error(expected) }
    let start = self.position + 1
    let count = self.input.count
    var index = start
    var hasEscapes = false
    // A bit for each byte that is not ASCII.
    var high: UInt64 = 0
    while index < count {
      if index + 8 <= count {
        let word = WordScan.load(self.base + index)
        let special = WordScan.special(word)
        if special == 0 {
          high |= word
          index += 8
          continue
        }
        let plain = special.trailingZeroBitCount & ~7
        high |= word & (1 &<< UInt64(plain) &- 1)
        index += plain / 8
      }
      let byte = self.base[index]
      if byte == UInt8(ascii: "\"") {
        self.position = index + 1
        let isASCII = high & WordScan.highBits == 0
        return StringToken(start: start, end: index, hasEscapes: hasEscapes, isASCII: isASCII)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index += 1
      } else if byte < 0x20 {
        throw self.error("control character in a string")
      }
      high |= UInt64(byte)
      index += 1
    }
    throw self.error("string without an end")
  }

  @inline(__always)
  func bytes(of token: StringToken) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self.input[token.start..<token.end])
  }

  /// Checks a string that is not going to be used.
  func validate(_ token: StringToken, at offset: Int) throws(JSONError) {
    if token.hasEscapes {
      _ = try self.text(of: try self.unescape(token), at: offset)
    } else if !token.isASCII, (try? UTF8Span(validating: self.bytes(of: token).span)) == nil {
      throw self.error("invalid UTF-8", at: offset)
    }
  }

  private func text(of bytes: [UInt8], at offset: Int) throws(JSONError) -> String {
    guard let text = try? UTF8Span(validating: bytes.span) else { throw self.error("invalid UTF-8", at: offset) }
    return String(copying: text)
  }

  /// A `string`, its escapes replaced.
  /// - Throws: `expected string`, `invalid UTF-8`, `invalid escape`, `unpaired surrogate`.
  public mutating func string() throws(JSONError) -> String {
    let token = try self.stringToken()
    if token.hasEscapes { return try self.text(of: try self.unescape(token), at: token.start - 1) }
    let bytes = self.bytes(of: token)
    if token.isASCII { return String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: true)) }
    guard let text = try? UTF8Span(validating: bytes.span) else {
      throw self.error("invalid UTF-8", at: token.start - 1)
    }
    return String(copying: text)
  }

  /// Reads a string that has a form of its own, such as a timestamp's. Nil is what `parse` gives for any other.
  @inline(__always)
  mutating func text<Value>(_ parse: (inout TextScanner) -> Value?) throws(JSONError) -> Value? {
    let token = try self.stringToken()
    if token.hasEscapes {
      return try self.unescape(token).withUnsafeBufferPointer { bytes in
        var scanner = TextScanner(bytes)
        return parse(&scanner)
      }
    }
    var scanner = TextScanner(self.bytes(of: token))
    return parse(&scanner)
  }

  /// A `string` as the key of a map.
  public mutating func stringKey() throws(JSONError) -> String { try self.string() }

  /// A `bytes`: base64 in either alphabet, with or without padding.
  /// - Throws: `expected base64 string`, `invalid base64`.
  public mutating func bytes() throws(JSONError) -> [UInt8] {
    let token = try self.stringToken(expected: "expected base64 string")
    let decoded: [UInt8]?
    if token.hasEscapes {
      decoded = Base64.decode(try self.unescape(token))
    } else {
      decoded = Base64.decode(self.bytes(of: token))
    }
    guard let decoded else { throw self.error("invalid base64", at: token.start - 1) }
    return decoded
  }

  /// The string's bytes with every escape replaced (RFC 8259, section 7).
  func unescape(_ token: StringToken) throws(JSONError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(token.end - token.start)
    var index = token.start
    while index < token.end {
      let byte = self.input[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let escape = self.input[index]
      index += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(escape)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var unit = try self.hexUnit(at: index, end: token.end)
        index += 4
        if 0xD800...0xDBFF ~= unit {
          guard index + 6 <= token.end, self.input[index] == UInt8(ascii: "\\"),
            self.input[index + 1] == UInt8(ascii: "u")
          else { throw self.error("unpaired surrogate", at: token.start - 1) }
          let low = try self.hexUnit(at: index + 2, end: token.end)
          guard 0xDC00...0xDFFF ~= low else { throw self.error("unpaired surrogate", at: token.start - 1) }
          index += 6
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw self.error("unpaired surrogate", at: token.start - 1) }
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      default: throw self.error("invalid escape", at: token.start - 1)
      }
    }
    return result
  }

  private func hexUnit(at index: Int, end: Int) throws(JSONError) -> UInt32 {
    guard index + 4 <= end else { throw self.error("invalid escape", at: index) }
    var unit: UInt32 = 0
    for byte in self.input[index..<index + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: throw self.error("invalid escape", at: index)
      }
    }
    return unit
  }
}
