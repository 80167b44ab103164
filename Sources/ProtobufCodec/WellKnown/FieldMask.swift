/// `google.protobuf.FieldMask`: names of fields, in JSON one text such as `user.displayName,photo`.
public struct Google_Protobuf_FieldMask: Message, Hashable {
  /// Paths in proto spelling: `user.display_name`.
  public var paths: [String] = []
  public var unknownFields = UnknownFields()

  public init() {}

  /// These paths, in proto spelling.
  public init(paths: [String]) {
    self.paths = paths
  }

  public static var fullName: String { "google.protobuf.FieldMask" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.repeated(1, self.paths, ProtoString.self)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try reader.repeated(tag, &self.paths, ProtoString.self)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    var texts: [String] = []
    for path in self.paths {
      guard let text = Self.camelCased(path) else { throw JSONError("field mask path without a JSON form: \(path)") }
      texts.append(text)
    }
    writer.stringValue(texts.joined(separator: ","))
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    let start = reader.valueStart()
    let text = try reader.string()
    guard !text.isEmpty else { return }
    for path in text.split(separator: ",", omittingEmptySubsequences: false) {
      // Query parameters may spell paths as the schema does.
      let isProto = reader.acceptsText && path.utf8.contains(UInt8(ascii: "_"))
      guard !path.isEmpty, let name = isProto ? String(path) : Self.snakeCased(path) else {
        throw reader.error("invalid field mask", at: start)
      }
      self.paths.append(name)
    }
  }

  /// Nil when the result could not be turned back: `fooBar`, `foo_3`, `foo__bar`, no name at all.
  private static func camelCased(_ path: String) -> String? {
    var result: [UInt8] = []
    var afterUnderscore = false
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        result.append(afterUnderscore ? byte - 32 : byte)
        afterUnderscore = false
      case UInt8(ascii: "_") where !afterUnderscore: afterUnderscore = true
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !afterUnderscore, UInt8(ascii: ".") where !afterUnderscore:
        result.append(byte)
      default: return nil
      }
    }
    return afterUnderscore || result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }

  private static func snakeCased(_ path: Substring) -> String? {
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(contentsOf: [UInt8(ascii: "_"), byte + 32])
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
        result.append(byte)
      default: return nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
