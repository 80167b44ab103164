extension JSONReader {
  /// A `bool`: `true` or `false`; as text, any spelling that Go's `ParseBool` takes, as the gateways of others do.
  /// - Throws: `expected bool`.
  public mutating func bool() throws(JSONError) -> Bool {
    switch self.peek() {
    case UInt8(ascii: "t"): if self.accept("true") { return true }
    case UInt8(ascii: "f"): if self.accept("false") { return false }
    case UInt8(ascii: "\""): if self.acceptsText { return try self.boolText() }
    default: break
    }
    throw self.error("expected bool")
  }

  private mutating func boolText() throws(JSONError) -> Bool {
    let start = self.position
    let token = try self.stringToken()
    let text = token.hasEscapes ? try self.unescape(token) : Array(self.bytes(of: token).prefix(6))
    switch String(decoding: text, as: UTF8.self) {
    case "1", "t", "T", "true", "True", "TRUE": return true
    case "0", "f", "F", "false", "False", "FALSE": return false
    default: throw self.error("expected bool", at: start)
    }
  }

  /// `"true"` or `"false"`: keys of maps.
  public mutating func boolKey() throws(JSONError) -> Bool {
    if self.accept("\"true\"") { return true }
    if self.accept("\"false\"") { return false }
    guard self.peek() == UInt8(ascii: "\"") else { throw self.error("expected bool") }
    return try self.escaped("bool", at: self.position) { reader throws(JSONError) in try reader.boolKey() }
  }

  /// An `int32`: a number without a fraction, in any spelling, or a string that is one.
  /// - Throws: `expected int32`, `out of range for int32`.
  public mutating func int32() throws(JSONError) -> Int32 { try self.integer("int32") }
  /// An `int64`: a number without a fraction, in any spelling, or a string that is one.
  /// - Throws: `expected int64`, `out of range for int64`.
  public mutating func int64() throws(JSONError) -> Int64 { try self.integer("int64") }
  /// A `uint32`: a number without a fraction, in any spelling, or a string that is one.
  /// - Throws: `expected uint32`, `out of range for uint32`.
  public mutating func uint32() throws(JSONError) -> UInt32 { try self.integer("uint32") }
  /// A `uint64`: a number without a fraction, in any spelling, or a string that is one.
  /// - Throws: `expected uint64`, `out of range for uint64`.
  public mutating func uint64() throws(JSONError) -> UInt64 { try self.integer("uint64") }
  /// An `int32` as the key of a map.
  public mutating func int32Key() throws(JSONError) -> Int32 { try self.integer("int32") }
  /// An `int64` as the key of a map.
  public mutating func int64Key() throws(JSONError) -> Int64 { try self.integer("int64") }
  /// A `uint32` as the key of a map.
  public mutating func uint32Key() throws(JSONError) -> UInt32 { try self.integer("uint32") }
  /// A `uint64` as the key of a map.
  public mutating func uint64Key() throws(JSONError) -> UInt64 { try self.integer("uint64") }

  /// A number, or a string that is one.
  @inline(__always)
  private mutating func integer<I: FixedWidthInteger>(_ name: StaticString) throws(JSONError) -> I {
    let start = self.position
    let isQuoted = self.peek() == UInt8(ascii: "\"")
    if isQuoted { self.position += 1 }
    if let value = self.plainInteger(isQuoted: isQuoted) {
      guard let value = I(exactly: value) else { throw self.error("out of range for \(name)", at: start) }
      return value
    }
    let number = self.numberTokenIfAny()
    if isQuoted {
      guard number != nil, self.byte(at: self.position) == UInt8(ascii: "\"") else {
        return try self.escaped(name, at: start) { reader throws(JSONError) in try reader.integer(name) }
      }
      self.position += 1
    }
    guard let token = number else { throw self.error(expected: name, at: start) }
    guard let magnitude = self.integralMagnitude(token) else { throw self.error(expected: name, at: start) }
    let value = token.isNegative ? I(exactlyNegating: magnitude) : I(exactly: magnitude)
    guard let value else { throw self.error("out of range for \(name)", at: start) }
    return value
  }

  /// A number as almost all are: up to 18 digits alone. Nil, and nothing is read: it needs a closer look.
  @inline(__always)
  private mutating func plainInteger(isQuoted: Bool) -> Int64? {
    var value: Int64 = 0
    var index = self.position
    let limit = min(self.input.count, index + 18)
    while index < limit, Self.isDigit(self.base[index]) {
      value = value &* 10 &+ Int64(self.base[index] &- UInt8(ascii: "0"))
      index += 1
    }
    let count = index - self.position
    guard count == 1 || count > 1 && self.base[self.position] != UInt8(ascii: "0") else { return nil }
    switch self.byte(at: index) {
    case UInt8(ascii: "\"") where isQuoted: index += 1
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): if isQuoted { return nil }
    default: return nil
    }
    self.position = index
    return value
  }

  /// A `double`: a number, a string that is one, or `"NaN"`, `"Infinity"`, `"-Infinity"`.
  /// - Throws: `expected double`, `out of range for double` where only infinity is near.
  public mutating func double() throws(JSONError) -> Double {
    try self.floating("double") { (text: String) in Double(text) }
  }

  /// A `float`: a number, a string that is one, or `"NaN"`, `"Infinity"`, `"-Infinity"`.
  /// - Throws: `expected float`, `out of range for float` where only infinity is near.
  public mutating func float() throws(JSONError) -> Float {
    try self.floating("float") { (text: String) in Float(text) }
  }

  /// A number, a string that is one, or one of the three names.
  private mutating func floating<F: BinaryFloatingPoint>(
    _ name: StaticString, _ parse: (String) -> F?
  ) throws(JSONError) -> F {
    let start = self.position
    let isQuoted = self.peek() == UInt8(ascii: "\"")
    if isQuoted {
      if self.accept("\"NaN\"") { return .nan }
      if self.accept("\"Infinity\"") { return .infinity }
      if self.accept("\"-Infinity\"") { return -.infinity }
      self.position += 1
    }
    let number = self.numberTokenIfAny()
    if isQuoted {
      guard number != nil, self.byte(at: self.position) == UInt8(ascii: "\"") else {
        return try self.escaped(name, at: start) { reader throws(JSONError) in try reader.floating(name, parse) }
      }
      self.position += 1
    }
    guard let token = number else { throw self.error("expected \(name)", at: start) }
    let text = String(decoding: self.input[token.start..<token.end], as: UTF8.self)
    guard let value = parse(text), value.isFinite else { throw self.error("out of range for \(name)", at: start) }
    return value
  }

  /// Reads a quoted scalar that is spelt with escapes, `"\u0031"`, from the text that those stand for.
  @inline(never)
  private mutating func escaped<Value>(
    _ name: StaticString, at start: Int, _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    self.position = start
    let token = try self.stringToken()
    guard token.hasEscapes else { throw self.error("expected \(name)", at: start) }
    let text = try self.unescape(token)
    // An escape that gave a backslash is none itself.
    guard !text.contains(UInt8(ascii: "\\")) else { throw self.error("expected \(name)", at: start) }
    let quote = [UInt8(ascii: "\"")]
    let outcome = (quote + text + quote).withUnsafeBytes { bytes -> Result<Value, JSONError> in
      var reader = JSONReader(bytes, options: self.options, acceptsText: self.acceptsText)
      do throws(JSONError) {
        let value = try read(&reader)
        try reader.finish()
        return .success(value)
      } catch {
        return .failure(JSONError(error.reason, offset: start))
      }
    }
    return try outcome.get()
  }

  // MARK: Enums

  /// An enum by its proto name or its number. Nil: a name that the schema does not have, where those are ignored.
  @inlinable @inline(__always)
  public mutating func enumeration<E: ProtobufEnum>(_ type: E.Type) throws(JSONError) -> E? {
    try self.enumNumber(E.names, isNullValue: E.isNullValue).map(E.init(rawValue:))
  }

  @usableFromInline
  mutating func enumNumber(
    _ names: [(number: Int32, name: StaticString)], isNullValue: Bool
  ) throws(JSONError) -> Int32? {
    let start = self.position
    guard self.peek() == UInt8(ascii: "\"") else {
      if isNullValue, self.acceptNull() { return 0 }
      guard let token = self.numberTokenIfAny(), let magnitude = self.integralMagnitude(token),
        let number = token.isNegative ? Int32(exactlyNegating: magnitude) : Int32(exactly: magnitude)
      else { throw self.error("expected enum name or number", at: start) }
      return number
    }
    let token = try self.stringToken()
    let name = self.bytes(of: token)
    for entry in names where Self.equals(name, entry.name) { return entry.number }
    if token.hasEscapes {
      let text = try self.unescape(token)
      let match = text.withUnsafeBufferPointer { text in names.first { Self.equals(text, $0.name) } }
      if let match { return match.number }
    }
    if self.acceptsText, let number = Int32(String(decoding: name, as: UTF8.self)) { return number }
    try self.validate(token, at: start)
    guard self.options.ignoreUnknownFields, !self.acceptsText else {
      throw self.error("unknown enum value", at: start)
    }
    return nil
  }

  private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
    guard text.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<text.count where text[index] != name.utf8Start[index] { return false }
    return true
  }

  // MARK: Numbers

  /// A number's place in the input, and the shape that its grammar showed.
  struct NumberToken {
    let start: Int
    let end: Int
    let isNegative: Bool
    let isPlain: Bool
  }

  mutating func numberToken() throws(JSONError) -> NumberToken {
    guard let token = self.numberTokenIfAny() else { throw self.error("expected a value") }
    return token
  }

  /// RFC 8259: `number = [ "-" ] int [ frac ] [ exp ]`, `int = "0" / ( digit1-9 *DIGIT )`. Nil: no number here.
  private mutating func numberTokenIfAny() -> NumberToken? {
    let start = self.position
    var index = start
    let isNegative = self.byte(at: index) == UInt8(ascii: "-")
    if isNegative { index += 1 }
    if self.byte(at: index) == UInt8(ascii: "0") {
      index += 1
    } else {
      let digits = index
      while Self.isDigit(self.byte(at: index)) { index += 1 }
      guard index > digits else { return nil }
    }
    var isPlain = true
    if self.byte(at: index) == UInt8(ascii: ".") {
      isPlain = false
      let digits = index + 1
      index = digits
      while Self.isDigit(self.byte(at: index)) { index += 1 }
      guard index > digits else { return nil }
    }
    if self.byte(at: index) | 0x20 == UInt8(ascii: "e") {
      isPlain = false
      index += 1
      if self.byte(at: index) == UInt8(ascii: "+") || self.byte(at: index) == UInt8(ascii: "-") { index += 1 }
      let digits = index
      while Self.isDigit(self.byte(at: index)) { index += 1 }
      guard index > digits else { return nil }
    }
    // "01", "1x": the number must end where its grammar does.
    if Self.isDigit(self.byte(at: index)) { return nil }
    self.position = index
    return NumberToken(start: start, end: index, isNegative: isNegative, isPlain: isPlain)
  }

  @inline(__always)
  private func byte(at index: Int) -> UInt8 { index < self.input.count ? self.input[index] : 0 }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The value without its sign, when it is a whole number of at most 64 bits: `1`, `1.0`, `15e-1` times ten, `1e3`.
  private func integralMagnitude(_ token: NumberToken) -> UInt64? {
    var index = token.start + (token.isNegative ? 1 : 0)
    var value: UInt64 = 0
    // Zeros are held back until a digit follows, so that `1.000…0` does not overflow.
    var zeros = 0
    var fraction = 0
    var inFraction = false
    while index < token.end {
      let byte = self.input[index]
      if byte == UInt8(ascii: ".") {
        inFraction = true
      } else if Self.isDigit(byte) {
        if inFraction { fraction += 1 }
        if byte == UInt8(ascii: "0") {
          zeros += 1
        } else {
          guard let scaled = Self.scale(value, by: zeros + 1) else { return nil }
          let (sum, overflow) = scaled.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
          guard !overflow else { return nil }
          value = sum
          zeros = 0
        }
      } else {
        break
      }
      index += 1
    }
    guard value != 0 else { return 0 }
    var exponent = 0
    if index < token.end {
      index += 1
      let isNegative = self.input[index] == UInt8(ascii: "-")
      if isNegative || self.input[index] == UInt8(ascii: "+") { index += 1 }
      while index < token.end {
        // Beyond any exponent that could still give 64 bits, the digits no longer matter.
        if exponent < 1_000_000_000 { exponent = exponent * 10 + Int(self.input[index] - UInt8(ascii: "0")) }
        index += 1
      }
      if isNegative { exponent.negate() }
    }
    let shift = zeros - fraction + exponent
    return shift < 0 ? nil : Self.scale(value, by: shift)
  }

  private static func scale(_ value: UInt64, by power: Int) -> UInt64? {
    guard value != 0 else { return 0 }
    guard power < 20 else { return nil }
    var value = value
    for _ in 0..<power {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value
  }
}

extension FixedWidthInteger {
  /// `-magnitude`, when the type holds it.
  init?(exactlyNegating magnitude: UInt64) {
    if Self.isSigned, magnitude == Self.min.magnitude {
      self = Self.min
      return
    }
    guard magnitude == 0 || Self.isSigned, let value = Self(exactly: magnitude) else { return nil }
    self = 0 - value
  }
}
