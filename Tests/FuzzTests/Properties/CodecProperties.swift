import ProtobufCodec
import TestMessages

private typealias TestMessage = ProtobufTestMessages_Proto3_TestAllTypesProto3

/// Whether two messages are the same. Dictionaries have no order, so that a message with maps inside an `Any`, which is
/// bytes, may differ in nothing but the order of these; and a NaN is not equal to itself.
private func isSame(_ first: TestMessage, _ second: TestMessage) -> Bool {
  first == second || first.serialized().sorted() == second.serialized().sorted()
}

private let types = TypeRegistry([
  TestMessage.self, Google_Protobuf_Any.self, Google_Protobuf_Duration.self, Google_Protobuf_FieldMask.self,
  Google_Protobuf_Int64Value.self, Google_Protobuf_Struct.self, Google_Protobuf_Timestamp.self,
  Google_Protobuf_Value.self,
])

/// What must hold of every input to the reader of the wire format.
package enum WireProperties {
  /// Nil when `input` is refused, or what it parses to serialises to what parses to the same; otherwise what is wrong.
  package static func fault(_ input: [UInt8]) -> String? {
    guard let message = try? TestMessage(serialized: input) else { return nil }
    guard let again = try? TestMessage(serialized: message.serialized()) else { return "does not read what it wrote" }
    guard isSame(message, again) else { return "reads something else than it wrote" }
    // Values without a JSON form, such as a timestamp in the year 10000, are refused; the others are read back.
    guard let text = try? message.jsonUTF8(JSONEncodingOptions(types: types)) else { return nil }
    let options = JSONDecodingOptions(ignoreUnknownFields: false, types: types)
    return (try? TestMessage(jsonUTF8: text, options: options)) == nil ? "does not read the JSON that it wrote" : nil
  }
}

/// What must hold of every input to the reader of JSON.
package enum JSONProperties {
  /// Nil when `input` is refused, or what it parses to serialises, in either form, to what parses to the same; otherwise
  /// what is wrong.
  package static func fault(_ input: [UInt8]) -> String? {
    let lenient = JSONDecodingOptions(types: types)
    guard let message = try? TestMessage(jsonUTF8: input, options: lenient) else { return nil }
    let strict = JSONDecodingOptions(ignoreUnknownFields: false, types: types)
    for useProtoNames in [false, true] {
      let options = JSONEncodingOptions(useProtoNames: useProtoNames, types: types)
      guard let text = try? message.jsonUTF8(options) else { return "does not write what it read" }
      guard let again = try? TestMessage(jsonUTF8: text, options: strict) else { return "does not read what it wrote" }
      guard isSame(message, again) else { return "reads something else than it wrote" }
    }
    guard let again = try? TestMessage(serialized: message.serialized()) else {
      return "does not read the wire format that it wrote"
    }
    return isSame(message, again) ? nil : "the wire format says something else than the JSON"
  }
}
