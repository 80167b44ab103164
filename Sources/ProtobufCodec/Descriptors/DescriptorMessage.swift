/// A message about messages. Descriptors travel in wire format; JSON is refused rather than written by halves.
///
/// Decoding and encoding again does not keep a proto2 field that is set to its default; what must be passed on
/// unchanged (by reflection) is passed on as bytes.
public protocol DescriptorMessage: Message {}

extension DescriptorMessage {
  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    throw JSONError("\(Self.fullName) has no JSON form")
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    throw reader.error("\(Self.fullName) has no JSON form")
  }
}
