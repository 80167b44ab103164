/// A serialized message as a table of its fields: how the plugin reads descriptors, whose options are extensions
/// that no generated type names.
struct WireFields {
  enum Value {
    case varint(UInt64)
    case fixed(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  private(set) var values: [Int: [Value]] = [:]

  init() {}

  init(_ bytes: some Collection<UInt8>) throws(GenerationError) {
    try Self.walk(ArraySlice(bytes)) { number, value, _ in values[number, default: []].append(value) }
  }

  /// The same message without one top-level field.
  static func removing(_ field: Int, from bytes: ArraySlice<UInt8>) throws(GenerationError) -> [UInt8] {
    var result: [UInt8] = []
    try walk(bytes) { number, _, raw in
      if number != field { result += raw }
    }
    return result
  }

  func string(_ field: Int) -> String { optionalString(field) ?? "" }

  func optionalString(_ field: Int) -> String? {
    guard case .bytes(let bytes)? = values[field]?.last else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  func strings(_ field: Int) -> [String] {
    bytes(field).map { String(decoding: $0, as: UTF8.self) }
  }

  func number(_ field: Int) -> UInt64? {
    switch values[field]?.last {
    case .varint(let value)?, .fixed(let value)?: value
    default: nil
    }
  }

  func int(_ field: Int) -> Int { Int(truncatingIfNeeded: number(field) ?? 0) }

  func bool(_ field: Int) -> Bool { number(field) ?? 0 != 0 }

  func bytes(_ field: Int) -> [ArraySlice<UInt8>] {
    values[field, default: []].compactMap { value in
      guard case .bytes(let bytes) = value else { return nil }
      return bytes
    }
  }

  /// A singular sub-message; occurrences are merged, as the wire format says.
  func message(_ field: Int) throws(GenerationError) -> WireFields? {
    guard values[field] != nil else { return nil }
    return try WireFields(bytes(field).joined())
  }

  func messages(_ field: Int) throws(GenerationError) -> [WireFields] {
    var result: [WireFields] = []
    for item in bytes(field) { result.append(try WireFields(item)) }
    return result
  }

  /// A repeated integer, packed or not.
  func integers(_ field: Int) throws(GenerationError) -> [Int] {
    var result: [Int] = []
    for value in values[field, default: []] {
      switch value {
      case .varint(let number), .fixed(let number): result.append(Int(truncatingIfNeeded: number))
      case .bytes(var bytes):
        while !bytes.isEmpty { result.append(Int(truncatingIfNeeded: try Self.varint(&bytes))) }
      }
    }
    return result
  }

  private static func walk(
    _ bytes: ArraySlice<UInt8>, _ body: (Int, Value, ArraySlice<UInt8>) -> Void
  ) throws(GenerationError) {
    var rest = bytes
    while !rest.isEmpty {
      let start = rest.startIndex
      let tag = try varint(&rest)
      let value: Value
      switch tag & 7 {
      case 0: value = .varint(try varint(&rest))
      case 1: value = .fixed(littleEndian(try take(8, &rest)))
      case 2: value = .bytes(try take(Int(clamping: try varint(&rest)), &rest))
      case 5: value = .fixed(littleEndian(try take(4, &rest)))
      default: throw GenerationError("protoc sent a descriptor with wire type \(tag & 7)")
      }
      body(Int(tag >> 3), value, bytes[start..<rest.startIndex])
    }
  }

  private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) throws(GenerationError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw GenerationError("protoc sent a truncated descriptor") }
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) throws(GenerationError) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = rest.popFirst(), shift < 64 {
      result |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
    throw GenerationError("protoc sent a truncated descriptor")
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
