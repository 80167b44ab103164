import ProtobufCodec

/// Options as a table of their fields: ours are extensions, which no type of the codec names.
struct WireFields {
  enum Value {
    case number(UInt64)
    case bytes([UInt8])
  }

  private(set) var values: [Int: [Value]] = [:]

  init(_ bytes: [UInt8]) throws(GenerationError) {
    do throws(WireError) {
      values = try WireReader.read(bytes, Self.values)
    } catch {
      throw GenerationError("protoc sent a descriptor that cannot be read: \(error)")
    }
  }

  init(_ options: Google_Protobuf_RawOptions?) throws(GenerationError) {
    try self.init(options?.unknownFields.bytes ?? [])
  }

  private static func values(_ reader: inout WireReader) throws(WireError) -> [Int: [Value]] {
    var values: [Int: [Value]] = [:]
    while let tag = try reader.nextTag() {
      let value: Value
      switch tag & 7 {
      case 0: value = .number(try reader.uint64())
      case 1: value = .number(try reader.fixed64())
      case 2: value = .bytes(try reader.bytes())
      case 5: value = .number(UInt64(try reader.fixed32()))
      default:
        try reader.skip()
        continue
      }
      values[Int(tag >> 3), default: []].append(value)
    }
    return values
  }

  func string(_ field: Int) -> String { optionalString(field) ?? "" }

  func optionalString(_ field: Int) -> String? {
    guard case .bytes(let bytes)? = values[field]?.last else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  func strings(_ field: Int) -> [String] { bytes(field).map { String(decoding: $0, as: UTF8.self) } }

  /// All numbers of a field as they came: varints, or the bits of fixed ones. Packed ones too, each of `width` bytes; nil:
  /// varints.
  func numbers(_ field: Int, width: Int?) throws(GenerationError) -> [UInt64] {
    var result: [UInt64] = []
    for value in values[field, default: []] {
      switch value {
      case .number(let number): result.append(number)
      case .bytes(let packed): result += try Self.unpacked(packed, width)
      }
    }
    return result
  }

  private static func unpacked(_ bytes: [UInt8], _ width: Int?) throws(GenerationError) -> [UInt64] {
    do throws(WireError) {
      return try WireReader.read(bytes) { reader throws(WireError) in
        var result: [UInt64] = []
        while !reader.isAtEnd {
          switch width {
          case 4: result.append(UInt64(try reader.fixed32()))
          case 8: result.append(try reader.fixed64())
          default: result.append(try reader.uint64())
          }
        }
        return result
      }
    } catch {
      throw GenerationError("protoc sent a descriptor that cannot be read: \(error)")
    }
  }

  func number(_ field: Int) -> UInt64? {
    guard case .number(let value)? = values[field]?.last else { return nil }
    return value
  }

  func int(_ field: Int) -> Int { Int(truncatingIfNeeded: number(field) ?? 0) }

  func bool(_ field: Int) -> Bool { number(field) ?? 0 != 0 }

  /// A singular sub-message; occurrences are merged, as the wire format says.
  func message(_ field: Int) throws(GenerationError) -> WireFields? {
    guard values[field] != nil else { return nil }
    return try WireFields(Array(bytes(field).joined()))
  }

  func messages(_ field: Int) throws(GenerationError) -> [WireFields] {
    var result: [WireFields] = []
    for item in bytes(field) { result.append(try WireFields(item)) }
    return result
  }

  /// A repeated integer. proto2, which declares options, packs none unless told to, and these are not.
  func integers(_ field: Int) -> [Int] {
    values[field, default: []].compactMap { value in
      guard case .number(let number) = value else { return nil }
      return Int(truncatingIfNeeded: number)
    }
  }

  private func bytes(_ field: Int) -> [[UInt8]] {
    values[field, default: []].compactMap { value in
      guard case .bytes(let bytes) = value else { return nil }
      return bytes
    }
  }
}
