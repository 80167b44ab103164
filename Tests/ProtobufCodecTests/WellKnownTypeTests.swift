import ProtobufCodec
import Testing

@Suite struct WellKnownTypeTests {
  static let types: [String: any Message.Type] = Dictionary(
    uniqueKeysWithValues: ([
      Google_Protobuf_Timestamp.self, Google_Protobuf_Duration.self, Google_Protobuf_FieldMask.self,
      Google_Protobuf_Struct.self, Google_Protobuf_Value.self, Google_Protobuf_ListValue.self,
      Google_Protobuf_Int64Value.self, Google_Protobuf_BoolValue.self, Google_Protobuf_BytesValue.self,
      Google_Protobuf_DoubleValue.self, Google_Protobuf_StringValue.self, Google_Protobuf_Empty.self,
      Google_Protobuf_Any.self,
    ] as [any Message.Type]).map { (String($0.fullName.dropFirst("google.protobuf.".count)), $0) })

  static let registry = TypeRegistry([
    Signet_Test_Example.self, Google_Protobuf_Duration.self, Google_Protobuf_Empty.self, Google_Protobuf_Any.self,
    Google_Protobuf_Value.self,
  ])

  static func roundTrip(_ type: String, _ input: String) throws -> String {
    guard let type = self.types[type] else { return "no such type" }
    let message = try type.init(
      jsonUTF8: Array(input.utf8), options: JSONDecodingOptions(ignoreUnknownFields: false, types: self.registry))
    let copy = try type.init(serialized: message.serialized())
    return String(decoding: try copy.jsonUTF8(JSONEncodingOptions(types: self.registry)), as: UTF8.self)
  }

  @Test(arguments: [
    ("Timestamp", #""1970-01-01T00:00:00Z""#, #""1970-01-01T00:00:00Z""#),
    ("Timestamp", #""0001-01-01T00:00:00Z""#, #""0001-01-01T00:00:00Z""#),
    ("Timestamp", #""9999-12-31T23:59:59.999999999Z""#, #""9999-12-31T23:59:59.999999999Z""#),
    ("Timestamp", #""2024-02-29T12:00:00.5+05:30""#, #""2024-02-29T06:30:00.500Z""#),
    ("Timestamp", #""1969-12-31T23:59:59.000001Z""#, #""1969-12-31T23:59:59.000001Z""#),
    ("Timestamp", #""2000-03-01T00:00:00-00:01""#, #""2000-03-01T00:01:00Z""#),
    ("Duration", #""0s""#, #""0s""#), ("Duration", #""-0.5s""#, #""-0.500s""#),
    ("Duration", #""315576000000.000000001s""#, #""315576000000.000000001s""#),
    ("FieldMask", #""user.displayName,photo""#, #""user.displayName,photo""#), ("FieldMask", #""""#, #""""#),
    ("Struct", #"{"a":{"b":[1,null,"x",true]}}"#, #"{"a":{"b":[1,null,"x",true]}}"#),
    ("Value", "null", "null"), ("ListValue", "[[],{}]", "[[],{}]"),
    ("Int64Value", "5", #""5""#), ("BoolValue", "false", "false"), ("BytesValue", #""_w""#, #""/w==""#),
    ("DoubleValue", "-0.0", "-0.0"), ("DoubleValue", "-0", "-0.0"), ("StringValue", #""a""#, #""a""#),
    ("Empty", "{}", "{}"),
    ("Any", "{}", "{}"),
    (
      "Any", #"{"name":"a","@type":"x/signet.test.Example"}"#, #"{"@type":"x/signet.test.Example","name":"a"}"#
    ),
    (
      "Any", #"{"\u0040type":"x/signet.test.Example","name":"a"}"#, #"{"@type":"x/signet.test.Example","name":"a"}"#
    ),
    (
      "Any", #"{"@type":"x/google.protobuf.Duration","value":"1s"}"#,
      #"{"@type":"x/google.protobuf.Duration","value":"1s"}"#
    ),
    (
      "Any", #"{"@type":"x/google.protobuf.Value","value":null}"#, #"{"@type":"x/google.protobuf.Value","value":null}"#
    ),
    ("Any", #"{"@type":"x/google.protobuf.Empty"}"#, #"{"@type":"x/google.protobuf.Empty"}"#),
    (
      "Any", #"{"@type":"x/google.protobuf.Any","value":{"@type":"x/google.protobuf.Duration","value":"1s"}}"#,
      #"{"@type":"x/google.protobuf.Any","value":{"@type":"x/google.protobuf.Duration","value":"1s"}}"#
    ),
    ("Any", #"{"@type":"x/stranger","value":"CAE="}"#, #"{"@type":"x/stranger","value":"CAE="}"#),
  ])
  func roundTrips(_ type: String, _ input: String, _ output: String) throws {
    #expect(try Self.roundTrip(type, input) == output)
  }

  @Test(arguments: [
    ("Timestamp", #""1970-01-01t00:00:00Z""#, "small t"), ("Timestamp", #""1970-01-01T00:00:00z""#, "small z"),
    ("Timestamp", #""1970-01-01T00:00:00""#, "no zone"), ("Timestamp", #""0000-01-01T00:00:00Z""#, "year 0"),
    ("Timestamp", #""0001-01-01T00:00:00+00:01""#, "before the range"),
    ("Timestamp", #""2023-02-29T00:00:00Z""#, "no leap year"),
    ("Timestamp", #""1970-13-01T00:00:00Z""#, "month 13"), ("Timestamp", #""1970-01-01T24:00:00Z""#, "hour 24"),
    ("Timestamp", #""1970-01-01T00:00:00.Z""#, "no digits"),
    ("Timestamp", #""1970-01-01T00:00:00.1234567890Z""#, "ten digits"),
    ("Timestamp", "5", "a number"), ("Duration", #""1""#, "no unit"), ("Duration", #""1.s""#, "no digits"),
    ("Duration", #""315576000001s""#, "too long"), ("Duration", #""+1s""#, "a plus"), ("Duration", #""s""#, "empty"),
    ("FieldMask", #""a_b""#, "proto spelling"), ("FieldMask", #""a,,b""#, "an empty path"),
    ("Struct", "[]", "an array"), ("Int64Value", #""x""#, "no number"), ("Any", #"{"a":1}"#, "no type"),
    ("Any", #"{"@type":"Example"}"#, "no URL"), ("Any", #"{"@type":"x/stranger","a":1}"#, "unknown type"),
    ("Any", #"{"@type":"x/google.protobuf.Duration"}"#, "no value"),
    ("Any", #"{"@type":"x/signet.test.Example","a\"@type":1}"#, "a name that ends like the type's"),
    ("Empty", #"{"a":1}"#, "unknown field"),
  ])
  func refuses(_ type: String, _ input: String, _ reason: Comment) {
    #expect(throws: JSONError.self, reason) { try Self.roundTrip(type, input) }
  }

  @Test func refusesToWriteWhatHasNoJSONForm() {
    #expect(throws: JSONError.self) { try Google_Protobuf_Timestamp(seconds: 253_402_300_800).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_Timestamp(seconds: 0, nanos: -1).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_Duration(seconds: 1, nanos: -1).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_FieldMask(paths: ["fooBar"]).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_FieldMask(paths: ["foo_3"]).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_FieldMask(paths: ["[foo"]).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_FieldMask(paths: [""]).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_Value(.numberValue(.nan)).jsonUTF8() }
  }

  @Test func saysWhereWhatHasNoJSONFormStands() {
    var fields = Google_Protobuf_Struct()
    fields.fields["a"] = .init(.listValue(.init(values: [.init(.boolValue(true)), .init(.numberValue(.infinity))])))
    let error = #expect(throws: JSONError.self) { try fields.jsonUTF8() }
    #expect(error?.message == "a[1]: a Value cannot be inf")
  }

  @Test func anyInAnyIsBounded() throws {
    var any = Google_Protobuf_Any(packing: Google_Protobuf_Empty())
    for _ in 0..<1000 { any = Google_Protobuf_Any(packing: any) }
    #expect(throws: JSONError.self) { try any.jsonUTF8(JSONEncodingOptions(types: Self.registry)) }
  }

  @Test func anyWithoutTypeHasNoJSON() throws {
    #expect(throws: JSONError.self) { try Google_Protobuf_Any(typeURL: "google.protobuf.Empty", value: []).jsonUTF8() }
    #expect(throws: JSONError.self) { try Google_Protobuf_Any(typeURL: "", value: [8, 1]).jsonUTF8() }
  }

  @Test func unpacksItsOwnTypeOnly() throws {
    let any = Google_Protobuf_Any(packing: Google_Protobuf_Duration(seconds: 5))
    #expect(try any.unpack(Google_Protobuf_Duration.self)?.seconds == 5)
    #expect(try any.unpack(Google_Protobuf_Timestamp.self) == nil)
  }

  @Test func everyDayRoundTrips() throws {
    for day in stride(from: Int64(-719_162), through: 2_932_896, by: 367) {
      let timestamp = Google_Protobuf_Timestamp(seconds: day * 86400 + 1)
      #expect(try Google_Protobuf_Timestamp(jsonUTF8: timestamp.jsonUTF8()) == timestamp)
    }
  }
}
