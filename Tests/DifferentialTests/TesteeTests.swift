import ProtobufCodec
import TestMessages
import Testing

@testable import ProtobufConformance

/// What the testee of Google's conformance suite answers; the suite itself is run by hand (Tests/PeerSuites/README.md).
@Suite struct TesteeTests {
  private static let proto3 = ProtobufTestMessages_Proto3_TestAllTypesProto3.fullName

  private static func request(
    _ payload: Conformance_ConformanceRequest.OneofPayload, to output: Conformance_WireFormat, as type: String = proto3,
    _ category: Conformance_TestCategory = .jsonTest
  ) -> Conformance_ConformanceRequest {
    var request = Conformance_ConformanceRequest()
    request.payload = payload
    request.requestedOutputFormat = output
    request.messageType = type
    request.testCategory = category
    return request
  }

  /// The member of the answer that is set, and its value.
  private static func answer(_ request: [UInt8]) throws -> String {
    switch try Conformance_ConformanceResponse(serialized: Testee().answer(request)).result {
    case .protobufPayload(let bytes): "protobuf \(bytes)"
    case .jsonPayload(let text): "json \(text)"
    case .parseError(let text): "parse_error \(text)"
    case .serializeError(let text): "serialize_error \(text)"
    case .runtimeError: "runtime_error"
    case .skipped: "skipped"
    case .timeoutError, .jspbPayload, .textPayload, nil: "nothing"
    }
  }

  @Test(arguments: [
    (request(.protobufPayload([0x08, 0x05]), to: .json), #"json {"optionalInt32":5}"#),
    (request(.jsonPayload(#"{"optional_int32":"5"}"#), to: .protobuf), "protobuf [8, 5]"),
    (request(.jsonPayload(#"{"optionalInt32":"x"}"#), to: .json), "parse_error optionalInt32: expected int32"),
    (request(.protobufPayload([0x08]), to: .protobuf), "parse_error truncated"),
    // A duration whose nanos are out of range.
    (
      request(.protobufPayload([0xEA, 0x12, 0x06, 0x10, 0x80, 0x94, 0xEB, 0xDC, 0x03]), to: .json),
      "serialize_error optionalDuration: duration out of range"
    ),
    (request(.jsonPayload(#"{"x":1}"#), to: .json), "parse_error x: unknown field"),
    (request(.jsonPayload(#"{"x":1}"#), to: .json, as: proto3, .jsonIgnoreUnknownParsingTest), "json {}"),
    (request(.protobufPayload([]), to: .json, as: "protobuf_test_messages.proto2.TestAllTypesProto2"), "skipped"),
    (request(.protobufPayload([]), to: .textFormat), "skipped"), (request(.protobufPayload([]), to: .jspb), "skipped"),
    (request(.textPayload(""), to: .json), "skipped"), (request(.jspbPayload(""), to: .protobuf), "skipped"),
    (request(.protobufPayload([]), to: .protobuf, as: "conformance.FailureSet"), "protobuf []"),
  ])
  func answers(_ request: Conformance_ConformanceRequest, _ expected: String) throws {
    #expect(try Self.answer(request.serialized()) == expected)
  }

  @Test func survivesWhatIsNoRequest() throws {
    #expect(try Self.answer([0xFF]) == "runtime_error")
  }
}
