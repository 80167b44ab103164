import ProtobufCodec
import Testing

@Suite struct ExampleTests {
  @Test func bothFormsKeepTheMessage() throws {
    var example = Signet_Test_Example()
    example.name = "Ada"
    example.nickName = ""
    example.profile = .init()
    example.profile?.firstName = "Ada \"L\"\n"
    example.numbers = [1, -1, 300]
    example.tags = ["a", ""]
    example.labels = ["k": "v"]
    example.people = [-3: .init()]
    example.contact = .nested(.init())
    example.parent = .init()
    example.parent?.name = String(repeating: "x", count: 200)
    example.mood = .gone
    example.marks = [.max]
    let bytes = example.serialized()
    let copy = try Signet_Test_Example(serialized: bytes)
    #expect(copy.serialized() == bytes)
    let json = try example.jsonUTF8()
    #expect(try Signet_Test_Example(jsonUTF8: json).serialized() == bytes)
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"name":"Ada","nickName":"","profile":{"firstName":"Ada \"L\"\n"},"numbers":[1,-1,300],"tags":["a",""],"#
        + #""labels":{"k":"v"},"people":{"-3":{}},"nested":{},"parent":{"name":"\#(String(repeating: "x", count: 200))"},"#
        + #""mood":"STATE_GONE","marks":["18446744073709551615"]}"#)
  }
}
