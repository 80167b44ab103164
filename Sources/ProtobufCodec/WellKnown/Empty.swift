/// `google.protobuf.Empty`: a message without fields.
public struct Google_Protobuf_Empty: Message, Hashable {
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.Empty" }

  public func encode(to writer: inout WireWriter) { writer.unknown(self.unknownFields) }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while try reader.nextTag() != nil { try reader.unknown(&self.unknownFields) }
  }

  public func encodeJSON(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.endObject()
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    var object = try reader.begin(.none)
    while try reader.next(&object) != nil {}
  }
}
