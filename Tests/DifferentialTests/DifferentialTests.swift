import Foundation
import ManagementAPI
import ProtobufCodec
import TestMessages
import Testing

/// Our reading and writing against Google's, on random messages of every type: both forms, both ways.
///
/// `SEED=…` repeats a run; `CASES=…` multiplies the number of messages.
@Suite(
  .enabled(if: Oracle.python != nil, ".venv-clients is missing; scripts/test makes it"), .serialized)
struct DifferentialTests {
  private static let seed =
    ProcessInfo.processInfo.environment["SEED"] ?? String(UInt64.random(in: 0...UInt64.max))
  private static let factor = ProcessInfo.processInfo.environment["CASES"].flatMap(Int.init) ?? 1

  private static let wellKnown: [any Message.Type] = [
    Google_Protobuf_Any.self, Google_Protobuf_Duration.self, Google_Protobuf_Empty.self,
    Google_Protobuf_FieldMask.self, Google_Protobuf_Int64Value.self, Google_Protobuf_StringValue.self,
    Google_Protobuf_Struct.self, Google_Protobuf_Timestamp.self, Google_Protobuf_Value.self,
  ]
  private static let reading = JSONDecodingOptions(ignoreUnknownFields: false, types: TypeRegistry(wellKnown))

  /// Every shape that a field can have.
  @Test func allTypes() throws {
    let oracle = try Oracle(["Tests/PeerSuites/Protos"], files: ["test_messages_proto3.proto"])
    try Self.compare(Array(repeating: ProtobufTestMessages_Proto3_TestAllTypesProto3.self, count: 400), oracle)
  }

  /// Every message that the server can be sent or answer.
  @Test func managementTypes() throws {
    let files = ["management", "admin", "auth"].map { "zitadel/\($0).proto" }
    let services = ["user", "org", "session", "settings", "webkey"].map { "zitadel/\($0)/v2/\($0)_service.proto" }
    let oracle = try Oracle(["Protos"], files: files + services)
    try Self.compare(Array(repeating: ManagementTypes.all, count: 3).flatMap { $0 }, oracle)
  }

  private static func compare(_ types: [any Message.Type], _ oracle: Oracle) throws {
    print("SEED=\(self.seed): \(types.count * self.factor) messages, and as many spoilt ones")
    for (index, type) in Array(repeating: types, count: self.factor).joined().enumerated() {
      let (wire, json) = try oracle.make(type, seed: "\(self.seed)/\(type.fullName)/\(index)")
      let place = Comment(rawValue: "SEED=\(self.seed), \(type.fullName), case \(index)")
      do {
        let writing = JSONEncodingOptions(
          emitDefaults: index % 3 == 1, useProtoNames: index % 3 == 2, types: TypeRegistry(self.wellKnown))
        let messages = [try type.init(serialized: wire), try type.init(jsonUTF8: json, options: self.reading)]
        let forms = try messages.flatMap { [$0.serialized(), try $0.jsonUTF8(writing)] }
        if let flaw = try oracle.check(forms) { Issue.record("\(place): \(flaw)") }
      } catch let error where error is WireError || error is JSONError {
        Issue.record("\(place): \(error) in \(String(decoding: json, as: UTF8.self))")
      }
      let damaged = try oracle.damage()
      if let flaw = try oracle.judge((try? type.init(serialized: damaged))?.serialized()) {
        Issue.record("\(place): \(flaw)")
      }
    }
  }
}
