import ProtobufCodec
import Testing

@Suite struct WireTests {
  struct Refused: CustomTestStringConvertible {
    let reason: String
    let bytes: [UInt8]
    let error: WireError
    var testDescription: String { self.reason }
  }

  @Test(arguments: [
    Refused(reason: "field number 0", bytes: [0x00, 0x00], error: .malformedTag),
    Refused(reason: "field number 0 in two bytes", bytes: [0x82, 0x00, 0x00], error: .malformedTag),
    Refused(reason: "wire type 6", bytes: [0x0E, 0x00], error: .malformedTag),
    Refused(reason: "wire type 7", bytes: [0x0F, 0x00], error: .malformedTag),
    Refused(
      reason: "a tag in more than five bytes",
      bytes: [0x88, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 0xD2, 0x09], error: .malformedTag),
    Refused(reason: "a tag in six bytes", bytes: [0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0x01], error: .malformedTag),
    Refused(
      reason: "such a tag within an unknown group",
      bytes: [0xA3, 0x06, 0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0x01, 0xA4, 0x06],
      error: .malformedTag),
    Refused(reason: "a tag over 32 bits", bytes: [0x88, 0x80, 0x80, 0x80, 0x10, 0x00], error: .malformedTag),
    Refused(reason: "a tag without its value", bytes: [0x80, 0x01], error: .truncated),
    Refused(reason: "an unfinished varint", bytes: [0x80, 0x01, 0xFF], error: .truncated),
    Refused(
      reason: "a varint of eleven bytes", bytes: [0x80, 0x01] + [UInt8](repeating: 0xFF, count: 10) + [0x01],
      error: .malformedVarint),
    Refused(reason: "a string longer than the input", bytes: [0x0A, 0x05, 0x61], error: .truncated),
    Refused(
      reason: "a length over 2 GiB", bytes: [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], error: .malformedLength),
    Refused(reason: "a sub-message longer than its parent", bytes: [0x1A, 0x02, 0x0A, 0x01, 0x61], error: .truncated),
    Refused(reason: "a double of seven bytes", bytes: [0x79] + [UInt8](repeating: 0, count: 7), error: .truncated),
    Refused(reason: "a packed field cut inside a value", bytes: [0x22, 0x01, 0x80], error: .truncated),
    Refused(reason: "a string that is not UTF-8", bytes: [0x0A, 0x01, 0xFF], error: .invalidUTF8),
    Refused(reason: "an overlong encoding", bytes: [0x0A, 0x02, 0xC0, 0x80], error: .invalidUTF8),
    Refused(reason: "a surrogate", bytes: [0x0A, 0x03, 0xED, 0xA0, 0x80], error: .invalidUTF8),
    Refused(reason: "the end of a group that did not begin", bytes: [0xA4, 0x06], error: .malformedGroup),
    Refused(reason: "a group ended by another number", bytes: [0xA3, 0x06, 0xAC, 0x06], error: .malformedGroup),
    Refused(reason: "a group without an end", bytes: [0xA3, 0x06, 0x08, 0x01], error: .truncated),
    Refused(
      reason: "groups nested too deep", bytes: [UInt8](repeating: 0x23, count: 101), error: .nestedTooDeep),
  ])
  func refuses(_ row: Refused) {
    #expect(throws: row.error) { try Signet_Test_Example(serialized: row.bytes) }
  }

  @Test func nestingIsBoundedAtOneHundred() throws {
    func nested(_ depth: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      for _ in 0..<depth {
        bytes = WireWriter.bytes { $0.presentBytes(14, bytes) }
      }
      return bytes
    }
    #expect(try Signet_Test_Example(serialized: nested(100)).serialized() == nested(100))
    #expect(throws: WireError.nestedTooDeep) { try Signet_Test_Example(serialized: nested(101)) }
  }

  @Test func keepsUnknownFieldsInTheirOrder() throws {
    // 100: varint, fixed64, bytes, group, fixed32; and field 1 in a wire type that is not its own.
    let bytes: [UInt8] =
      [0xA0, 0x06, 0x05, 0xA1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xA2, 0x06, 0x01, 0x61]
      + [0xA3, 0x06, 0x08, 0x01, 0xA4, 0x06, 0xA5, 0x06, 1, 2, 3, 4, 0x08, 0x07]
    let example = try Signet_Test_Example(serialized: bytes)
    #expect(example.unknownFields.bytes == bytes)
    #expect(example.serialized() == bytes)
  }

  @Test func lastMemberOfAOneofWinsAndMessagesMerge() throws {
    // address{first_name: "a"}, address{age: 5}: merged.
    let address: [UInt8] = [0x62, 0x03, 0x0A, 0x01, 0x61, 0x62, 0x02, 0x10, 0x05]
    let merged = try Signet_Test_Example(serialized: address)
    guard case .address(let value) = merged.contact else {
      Issue.record("not an address")
      return
    }
    #expect(value.firstName == "a" && value.age == 5)
    let replaced = try Signet_Test_Example(serialized: address + [0x5A, 0x01, 0x62])
    guard case .email("b") = replaced.contact else {
      Issue.record("not an e-mail")
      return
    }
  }

  @Test func singularMessagesMergeAndRepeatedOnesAppend() throws {
    let example = try Signet_Test_Example(
      serialized: [0x1A, 0x03, 0x0A, 0x01, 0x61, 0x1A, 0x02, 0x10, 0x05, 0x32, 0x00, 0x32, 0x00])
    #expect(example.profile?.firstName == "a" && example.profile?.age == 5)
    #expect(example.friends.count == 2)
  }

  @Test func acceptsPackedAndUnpacked() throws {
    let example = try Signet_Test_Example(serialized: [0x20, 0x01, 0x22, 0x02, 0x02, 0x03, 0x20, 0x04])
    #expect(example.numbers == [1, 2, 3, 4])
  }

  @Test func mapEntriesDefaultAndReplace() throws {
    let example = try Signet_Test_Example(
      serialized: [0x3A, 0x00, 0x3A, 0x06, 0x12, 0x01, 0x76, 0x0A, 0x01, 0x6B, 0x3A, 0x03, 0x0A, 0x01, 0x6B])
    #expect(example.labels == ["": "", "k": ""])
  }

  @Test func truncatesVarintsToTheFieldsWidth() throws {
    // 2^32 + 1 as int32; the specification casts as C++ would.
    let example = try Signet_Test_Example(serialized: [0x20, 0x81, 0x80, 0x80, 0x80, 0x10])
    #expect(example.numbers == [1])
  }

  @Test func keepsUnknownEnumNumbers() throws {
    let example = try Signet_Test_Example(serialized: [0x48, 0x63])
    #expect(example.state.rawValue == 99)
    #expect(example.serialized() == [0x48, 0x63])
  }

  /// An entry is a message: of its value too, occurrences are merged.
  @Test func mergesTheValueOfAMapEntry() throws {
    var name = Signet_Test_Example.Profile()
    name.firstName = "a"
    var age = Signet_Test_Example.Profile()
    age.age = 5
    let values = [name, age].map { $0.serialized() }
    let entry: [UInt8] = [0x08, 0x01] + values.flatMap { bytes -> [UInt8] in [0x12, UInt8(bytes.count)] + bytes }
    let example = try Signet_Test_Example(serialized: [0x42, UInt8(entry.count)] + entry)
    #expect(example.people[1]?.firstName == "a" && example.people[1]?.age == 5)
  }

  @Test func packedFieldsNestNoDeeper() throws {
    func nested(_ depth: Int) -> Signet_Test_Example {
      var example = Signet_Test_Example()
      example.numbers = [1, 300]
      if depth > 0 { example.parent = nested(depth - 1) }
      return example
    }
    let bytes = nested(100).serialized()
    #expect(try Signet_Test_Example(serialized: bytes).serialized() == bytes)
    #expect(throws: WireError.nestedTooDeep) { try Signet_Test_Example(serialized: nested(101).serialized()) }
  }

  @Test func negativeZeroIsNoDefault() throws {
    var example = Signet_Test_Example()
    example.ratio = -0.0
    #expect(example.serialized().count == 9)
  }

  @Test(arguments: [126, 127, 128, 16382, 16384, 2_097_152])
  func patchesLengthsOfAnySize(_ count: Int) throws {
    var example = Signet_Test_Example()
    example.parent = Signet_Test_Example()
    example.parent?.profile = .init()
    example.parent?.profile?.firstName = String(repeating: "x", count: count)
    let copy = try Signet_Test_Example(serialized: example.serialized())
    #expect(copy.parent?.profile?.firstName.utf8.count == count)
  }

  @Test func leavesRoomForAPrefix() {
    let bytes = WireWriter.bytes(reservingPrefix: 5) { $0.string(1, "a") }
    #expect(bytes == [0, 0, 0, 0, 0, 0x0A, 0x01, 0x61])
  }

  @Test func emptyInputIsTheDefaultMessage() throws {
    #expect(try Signet_Test_Example(serialized: []).serialized() == [])
    #expect(try Signet_Test_Example(serialized: UnsafeRawBufferPointer(start: nil, count: 0)).serialized() == [])
  }
}
