/// `google.protobuf.Any`: a message of any type, with the type's name.
///
/// In JSON the message's own object with an `@type` member, when the options know the type; otherwise
/// `{"@type": …, "value": base64}`, so that nothing is lost.
public struct Google_Protobuf_Any: Message, Hashable {
  /// Ends in `/` and the type's full name, e.g. `type.googleapis.com/google.rpc.ErrorInfo`.
  public var typeURL: String = ""
  /// The message in wire format.
  public var value: [UInt8] = []
  public var unknownFields = UnknownFields()

  public init() {}

  /// Holds `value`, a message in wire format of the type that `typeURL` ends in.
  public init(typeURL: String, value: [UInt8]) {
    self.typeURL = typeURL
    self.value = value
  }

  /// Holds `message`, with the customary prefix before its name.
  public init(packing message: some Message) {
    self.init(typeURL: "type.googleapis.com/\(type(of: message).fullName)", value: message.serialized())
  }

  /// The full name of the type inside.
  public var typeName: String { Self.typeName(in: self.typeURL) }

  private static func typeName(in url: String) -> String {
    String(url[(url.lastIndex(of: "/").map(url.index(after:)) ?? url.startIndex)...])
  }

  /// The message inside, nil when it is of another type.
  public func unpack<M: Message>(_ type: M.Type = M.self) throws(WireError) -> M? {
    self.typeName == M.fullName ? try M(serialized: self.value) : nil
  }

  public static var fullName: String { "google.protobuf.Any" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.typeURL)
    writer.bytes(2, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.typeURL = try reader.string()
      case 18: self.value = try reader.bytes()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    guard !self.typeURL.isEmpty || !self.value.isEmpty else {
      writer.beginObject()
      return writer.endObject()
    }
    // Without one, no reader could tell what the value is.
    guard self.typeURL.contains("/") else { throw JSONError("an Any without a type URL") }
    guard let type = writer.options.types[self.typeName] else {
      writer.beginObject()
      writer.presentString("@type", "@type", self.typeURL)
      if !self.value.isEmpty { writer.presentBytes("value", "value", self.value) }
      return writer.endObject()
    }
    let message: any Message
    do throws(WireError) {
      message = try type.init(serialized: self.value)
    } catch {
      throw JSONError("the value of an Any is no \(self.typeName)")
    }
    try writer.enterAny()
    if type.hasSpecialJSON {
      writer.beginObject()
      writer.presentString("@type", "@type", self.typeURL)
      writer.key("value", "value")
      try message.encodeJSON(to: &writer)
      writer.endObject()
    } else {
      writer.prepareType(self.typeURL)
      try message.encodeJSON(to: &writer)
    }
    writer.leaveAny()
  }

  private static let wrapperFields = JSONFields("1 @type @type;2? value value")

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    let start = reader.valueStart()
    guard let url = try reader.typeOfAny() else { return }
    self.typeURL = url
    guard let type = reader.options.types[self.typeName] else {
      // What this reader itself writes for a type that it does not know.
      reader.position = start
      var object = try reader.begin(Self.wrapperFields)
      while let field = try reader.next(&object) {
        if field == 2, reader.peek() == UInt8(ascii: "\"") {
          self.value = try reader.bytes()
        } else {
          try reader.skip()
        }
      }
      guard !object.hasUnknown else {
        throw reader.error("unknown type \(self.typeName)", at: start)
      }
      return
    }
    reader.position = start
    var message: any Message = type.init()
    if type.hasSpecialJSON {
      var hasValue = false
      var object = try reader.begin(Self.wrapperFields)
      while let field = try reader.next(&object) {
        if field == 2 {
          hasValue = true
          try message.decodeJSON(from: &reader)
        } else {
          try reader.skip()
        }
      }
      guard hasValue else { throw reader.error("expected a value member", at: start) }
    } else {
      reader.skipsType = true
      try message.decodeJSON(from: &reader)
    }
    self.value = message.serialized()
  }
}

extension JSONReader {
  /// Steps over an object and gives its `@type`, which need not come first; nil for an object without members.
  fileprivate mutating func typeOfAny() throws(JSONError) -> String? {
    let start = self.position
    guard self.peek() == UInt8(ascii: "{") else { throw self.error("expected object") }
    var object = try self.beginMap()
    var url: String?
    var isEmpty = true
    while try self.nextKey(&object) {
      isEmpty = false
      let key = try self.string()
      try self.mapValue()
      if key == "@type" {
        guard url == nil else { throw self.error("duplicate field") }
        url = try self.string()
        guard url?.contains("/") == true else { throw self.error("expected a type URL") }
      } else {
        try self.skip()
      }
    }
    guard url != nil || isEmpty else { throw self.error("expected an @type member", at: start) }
    return url
  }
}
