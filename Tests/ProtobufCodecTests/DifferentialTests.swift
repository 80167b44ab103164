import ProtobufCodec
import ProtocSupport
import SeededRandom
import Testing

private let protoc = Protoc("Tests/ProtobufCodecTests/Support", file: "example.proto")
private let message = "signet.test.Example"

/// Our bytes against Google's.
@Suite(.enabled(if: Protoc.path != nil, "protoc is not installed; scripts/test installs protobuf-compiler"))
struct DifferentialTests {
  @Test(arguments: [
    #"name: "Ada" nick_name: "" profile { first_name: "A" age: -1 } numbers: [1, -1, 300, 2147483647]"#,
    #"tags: "a" tags: "" friends { } friends { age: 5 } labels { key: "k" value: "v" } people { key: -3 value { age: 1 } }"#,
    #"state: STATE_GONE states: [STATE_ACTIVE, STATE_UNSPECIFIED] mood: STATE_UNSPECIFIED"#,
    #"email: "" parent { name: "p" parent { nested { kind: STATE_ACTIVE } } }"#,
    #"address { } ratio: -0.0 big: -9223372036854775808 data: "\000\377" flag: true delta: -2147483648"#,
    #"marks: [0, 18446744073709551615] weight: nan huge: 18446744073709551615 ratio: inf"#,
  ])
  func readsAndWritesWhatProtocWrites(_ text: String) throws {
    let bytes = try protoc.encode(text, as: message)
    #expect(try Signet_Test_Example(serialized: bytes).serialized() == bytes)
    let json = try Signet_Test_Example(serialized: bytes).jsonUTF8()
    #expect(try Signet_Test_Example(jsonUTF8: json).serialized() == bytes)
  }

  @Test func readsDescriptors() throws {
    let bytes = try protoc.descriptors()
    let set = try Google_Protobuf_FileDescriptorSet(serialized: bytes)
    let file = try #require(set.file.first)
    #expect(file.name == "example.proto" && file.package == "signet.test" && file.syntax == "proto3")
    let message = try #require(file.messageType.first)
    #expect(message.field.map(\.number) == Array(1...13) + [22] + Array(14...21) + [23, 24])
    #expect(message.oneofDecl.map(\.name) == ["contact", "_nick_name", "_mood"])
    #expect(message.nestedType.map(\.name) == ["Profile", "LabelsEntry", "PeopleEntry"])
    let comments = file.sourceCodeInfo?.location.first { $0.path == [4, 0] }?.leadingComments
    #expect(comments?.contains("protoc is what it is compared with") == true)
    let map = try #require(message.nestedType.first { $0.name == "LabelsEntry" })
    #expect(map.options?.unknownFields.bytes == [0x38, 0x01])
  }
}

@Suite struct RandomTests {
  @Test(arguments: SplitMix.seeds(1...1))
  func roundTripsInBothForms(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    for _ in 0..<200 {
      let example = generator.example()
      let bytes = example.serialized()
      #expect(try Signet_Test_Example(serialized: bytes).serialized() == bytes)
      let json = try example.jsonUTF8()
      #expect(try Signet_Test_Example(jsonUTF8: json).serialized() == bytes)
      let value = try Google_Protobuf_Value(jsonUTF8: json)
      #expect(try Google_Protobuf_Value(jsonUTF8: value.jsonUTF8()) == value)
    }
  }

  /// Damaged input is refused or read, never a crash; what is read can be written and read again.
  @Test(arguments: SplitMix.seeds(1...1))
  func survivesDamage(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    var read = 0
    for _ in 0..<400 {
      let example = generator.example()
      var bytes = example.serialized()
      var json = try example.jsonUTF8()
      if !bytes.isEmpty { bytes[Int.random(in: bytes.indices, using: &generator)] = generator.integer() }
      json[Int.random(in: json.indices, using: &generator)] = generator.integer()
      json.removeLast(generator.chance() ? 1 : 0)
      if let copy = try? Signet_Test_Example(serialized: bytes) {
        read += 1
        let again = copy.serialized()
        #expect(try Signet_Test_Example(serialized: again).serialized().count == again.count)
      }
      if let copy = try? Signet_Test_Example(jsonUTF8: json) {
        read += 1
        _ = try copy.jsonUTF8()
      }
    }
    #expect(read > 0)
  }
}
