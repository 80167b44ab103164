import ProtobufCodec
import Testing

@Suite struct JSONMappingTests {
  struct Row: CustomTestStringConvertible {
    let reason: String
    let input: String
    let output: String
    init(_ reason: String, _ input: String, _ output: String) {
      self.reason = reason
      self.input = input
      self.output = output
    }
    var testDescription: String { self.reason }
  }

  static func decode(_ text: String, ignoring: Bool = true) throws -> Signet_Test_Example {
    try Signet_Test_Example(
      jsonUTF8: Array(text.utf8), options: JSONDecodingOptions(ignoreUnknownFields: ignoring))
  }

  static func text(_ message: some Message, _ options: JSONEncodingOptions = .init()) throws -> String {
    String(decoding: try message.jsonUTF8(options), as: UTF8.self)
  }

  @Test(arguments: [
    Row("JSON name", #"{"nickName":"a"}"#, #"{"nickName":"a"}"#),
    Row("proto name", #"{"nick_name":"a"}"#, #"{"nickName":"a"}"#),
    Row("an escaped name", #"{"n\u0061me":"a"}"#, #"{"name":"a"}"#),
    Row("null is absence", #"{"name":null,"profile":null,"numbers":null,"labels":null,"email":null}"#, "{}"),
    Row("null sets no member of a oneof", #"{"email":null,"address":{}}"#, #"{"address":{}}"#),
    Row(
      "explicit presence keeps a default", #"{"nickName":"","mood":0}"#, #"{"nickName":"","mood":"STATE_UNSPECIFIED"}"#),
    Row("int64 as number", #"{"big":-9223372036854775808}"#, #"{"big":"-9223372036854775808"}"#),
    Row("int64 as string", #"{"big":"9223372036854775807"}"#, #"{"big":"9223372036854775807"}"#),
    Row("uint64 at its end", #"{"huge":18446744073709551615}"#, #"{"huge":"18446744073709551615"}"#),
    Row("exponent that is integral", #"{"big":1e3,"delta":"1.5e1"}"#, #"{"big":"1000","delta":15}"#),
    Row("fraction of zeros", #"{"big":100000000000000000.000}"#, #"{"big":"100000000000000000"}"#),
    Row("integral through a negative exponent", #"{"delta":15000e-3}"#, #"{"delta":15}"#),
    Row("zero in any spelling", #"{"delta":-0.0e400}"#, "{}"),
    Row("smallest int32", #"{"delta":-2147483648}"#, #"{"delta":-2147483648}"#),
    Row("double, shortest", #"{"ratio":0.1}"#, #"{"ratio":0.1}"#),
    Row("double without fraction", #"{"ratio":"2.0"}"#, #"{"ratio":2}"#),
    Row("large double", #"{"ratio":1.7976931348623157e308}"#, #"{"ratio":1.7976931348623157e+308}"#),
    Row("smallest double", #"{"ratio":5e-324}"#, #"{"ratio":5e-324}"#),
    Row("underflow is zero", #"{"ratio":1e-400}"#, "{}"),
    Row("NaN", #"{"ratio":"NaN","weight":"NaN"}"#, #"{"ratio":"NaN","weight":"NaN"}"#),
    Row("infinities", #"{"ratio":"-Infinity","weight":"Infinity"}"#, #"{"ratio":"-Infinity","weight":"Infinity"}"#),
    Row("float, shortest", #"{"weight":0.1}"#, #"{"weight":0.1}"#),
    Row(
      "digits as escapes", #"{"delta":"\u0031\u0030","big":"-\u0031","ratio":"1\u002e5","people":{"\u0031":{}}}"#,
      #"{"people":{"1":{}},"ratio":1.5,"big":"-1","delta":10}"#),
    Row("NaN as escapes", #"{"ratio":"\u004eaN"}"#, #"{"ratio":"NaN"}"#),
    Row("surrogate pair", #"{"name":"\uD83D\uDE00"}"#, #"{"name":"😀"}"#),
    Row("control characters out", #"{"name":"\u0001\u001f\n\""}"#, #"{"name":"\u0001\u001f\n\""}"#),
    Row("base64", #"{"data":"+/8="}"#, #"{"data":"+/8="}"#),
    Row("base64url without padding", #"{"data":"-_8"}"#, #"{"data":"+/8="}"#),
    Row("enum by name", #"{"state":"STATE_GONE"}"#, #"{"state":"STATE_GONE"}"#),
    Row("enum by number", #"{"state":2}"#, #"{"state":"STATE_GONE"}"#),
    Row("enum number without name", #"{"state":77,"states":[1,-5]}"#, #"{"state":77,"states":["STATE_ACTIVE",-5]}"#),
    Row(
      "unknown enum names are left out", #"{"state":"X","states":["X","STATE_GONE"]}"#, #"{"states":["STATE_GONE"]}"#),
    Row("map keys are strings", #"{"people":{"-1":{"age":1}}}"#, #"{"people":{"-1":{"age":1}}}"#),
    Row("unknown members", #"{"x":[{"y":"\u0041"}],"name":"a","z":-1.5e3}"#, #"{"name":"a"}"#),
    Row("white space", " {\n\t\"name\" : \"a\" ,\r\"flag\":true } ", #"{"name":"a","flag":true}"#),
  ])
  func maps(_ row: Row) throws {
    #expect(try Self.text(Self.decode(row.input)) == row.output)
  }

  @Test(arguments: [
    Row("names the path", #"{"profile":{"firstName":5}}"#, "profile.firstName: expected string"),
    Row("indices", #"{"friends":[{},{"age":"x"}]}"#, "friends[1].age: expected int32"),
    Row("keys of maps", #"{"people":{"1":{"age":true}}}"#, "people.1.age: expected int32"),
    Row("after a member", #"{"profile":{"age":1},"name":[]}"#, "name: expected string"),
    Row("the message itself", "[]", "expected object"),
    Row("null message", "null", "expected object"),
    Row("out of range", #"{"delta":2147483648}"#, "delta: out of range for int32"),
    Row("below zero", #"{"huge":-1}"#, "huge: out of range for uint64"),
    Row("not integral", #"{"delta":1.5}"#, "delta: expected int32"),
    Row("over 64 bits", #"{"huge":18446744073709551616}"#, "huge: expected uint64"),
    Row("huge exponent", #"{"big":1e999999999999}"#, "big: expected int64"),
    Row("white space in a number", #"{"delta":" 1"}"#, "delta: expected int32"),
    Row("empty number", #"{"delta":""}"#, "delta: expected int32"),
    Row("an escaped escape", #"{"delta":"\\u0031"}"#, "delta: expected int32"),
    Row("an escape that is no digit", #"{"delta":"1\u0061"}"#, "delta: expected int32"),
    Row("leading zero", #"{"delta":"01"}"#, "delta: expected int32"),
    Row("double too large", #"{"ratio":1e309}"#, "ratio: out of range for double"),
    Row("float too large", #"{"weight":3.5e38}"#, "weight: out of range for float"),
    Row("bare NaN", #"{"ratio":NaN}"#, "ratio: expected double"),
    Row("quoted bool", #"{"flag":"true"}"#, "flag: expected bool"),
    Row("number as bool", #"{"flag":1}"#, "flag: expected bool"),
    Row("null in a list", #"{"tags":["a",null]}"#, "tags[1]: expected string"),
    Row("null in a map", #"{"labels":{"a":null}}"#, "labels.a: expected string"),
    Row("one value for a list", #"{"tags":"a"}"#, "tags: expected array"),
    Row("bad base64", #"{"data":"a"}"#, "data: invalid base64"),
    Row("unpaired surrogate", #"{"name":"\uD83D"}"#, "name: unpaired surrogate"),
    Row("two members of a oneof", #"{"email":"a","address":{}}"#, "address: another field of its oneof is set already"),
    Row("a field twice", #"{"name":"a","name":"b"}"#, "name: duplicate field"),
    Row("a field in both spellings", #"{"nick_name":"a","nickName":"b"}"#, "nickName: duplicate field"),
    Row("text after the value", "{} x", "unexpected text after the value"),
  ])
  func refuses(_ row: Row) {
    let error = #expect(throws: JSONError.self) { try Self.decode(row.input) }
    #expect(error?.message == row.output)
  }

  @Test(arguments: [
    Row("unknown member", #"{"profile":{"x":1}}"#, "profile.x: unknown field"),
    Row("unknown enum name", #"{"state":"X"}"#, "state: unknown enum value"),
  ])
  func refusesTheUnknownWhenAsked(_ row: Row) {
    let error = #expect(throws: JSONError.self) { try Self.decode(row.input, ignoring: false) }
    #expect(error?.message == row.output)
  }

  @Test func writesDefaultsAndProtoNamesWhenAsked() throws {
    let profile = Signet_Test_Example.Profile()
    #expect(try Self.text(profile, JSONEncodingOptions(emitDefaults: true)) == #"{"firstName":"","age":0}"#)
    #expect(
      try Self.text(profile, JSONEncodingOptions(emitDefaults: true, useProtoNames: true))
        == #"{"first_name":"","age":0}"#)
    let all = try Self.text(Signet_Test_Example(), JSONEncodingOptions(emitDefaults: true))
    #expect(all.contains(#""tags":[],"friends":[],"labels":{}"#) && all.contains(#""state":"STATE_UNSPECIFIED""#))
    #expect(!all.contains("nickName") && !all.contains("profile") && !all.contains("email"))
  }

  // MARK: Paths

  @Test func setsFieldsByTheirPaths() throws {
    var example = Signet_Test_Example()
    example.name = "kept"
    try example.merge(fields: [
      ("profile.first_name", "Ada"), ("profile.age", "36"), ("nickName", "a\"b"), ("tags", "x"), ("tags", "y"),
      ("numbers", "5"), ("flag", "true"), ("state", "2"), ("mood", "STATE_ACTIVE"), ("ratio", "1.5"), ("labels.k", "v"),
      ("unknown.path", "z"), ("unknown", "y"), ("other", "y"), ("other.path", "y"), ("other.path.deep", "y"),
      (Array(repeating: "a", count: 101).joined(separator: "."), "x"),
    ])
    #expect(
      try Self.text(example)
        == #"{"name":"kept","nickName":"a\"b","profile":{"firstName":"Ada","age":36},"numbers":[5],"tags":["x","y"],"#
        + #""labels":{"k":"v"},"state":"STATE_GONE","ratio":1.5,"flag":true,"mood":"STATE_ACTIVE"}"#)
  }

  @Test(
    "A bool is spelt as Go's ParseBool has it, in text alone",
    arguments: [true, false], [0, 1, 2, 3, 4, 5])
  func spellsBools(value: Bool, index: Int) throws {
    let spellings = value ? ["1", "t", "T", "TRUE", "true", "True"] : ["0", "f", "F", "FALSE", "false", "False"]
    let spelling = spellings[index]
    var example = Signet_Test_Example()
    example.flag = !value
    try example.merge(fields: [("flag", spelling)])
    #expect(example.flag == value)
    guard spelling != "\(value)" else { return }
    for json in [spelling, "\"\(spelling)\""] {
      #expect(throws: JSONError.self) { _ = try Signet_Test_Example(jsonUTF8: Array(#"{"flag":\#(json)}"#.utf8)) }
    }
  }

  @Test(arguments: [
    Row("profile.age", "x", "profile.age: expected int32"), Row("profile..age", "1", "profile..age: not a field path"),
    Row("profile", "1", "profile: expected object"), Row("flag", "yes", "flag: expected bool"),
    Row("flag", "", "flag: expected bool"),
    Row("flag", "tRUE", "flag: expected bool"), Row("flag", "true ", "flag: expected bool"),
    Row("flag", "00", "flag: expected bool"),
    Row("state", "STATE_X", "state: unknown enum value"), Row("name.x", "1", "name: expected string"),
    Row("nothing", "1", "nothing: unknown field"),
  ])
  func refusesPaths(_ row: Row) {
    let error = #expect(throws: JSONError.self) {
      var example = Signet_Test_Example()
      try example.merge(fields: [(row.reason, row.input)], options: JSONDecodingOptions(ignoreUnknownFields: false))
    }
    #expect(error?.message == row.output)
  }

  @Test func setsOneFieldFromABody() throws {
    var example = Signet_Test_Example()
    func merge(_ text: String) throws {
      try Array(text.utf8).withUnsafeBytes { try example.merge(field: "profile", jsonUTF8: $0) }
    }
    try merge(#" {"firstName":"Ada"} "#)
    #expect(example.profile?.firstName == "Ada")
    #expect(throws: JSONError.self) { try merge(#"{},"name":"x""#) }
    let error = #expect(throws: JSONError.self) { try merge(#"{"age":"x"}"#) }
    #expect(error?.message == "profile.age: expected int32")
  }
}
