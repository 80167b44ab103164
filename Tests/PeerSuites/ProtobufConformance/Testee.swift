import ProtobufCodec
import TestMessages

/// Answers the requests of Google's `conformance_test_runner`: parse the payload, write it in the form that is wanted.
struct Testee {
  /// Every type that the suite puts into an `Any`.
  private static let types = TypeRegistry([
    ProtobufTestMessages_Proto3_TestAllTypesProto3.self, Google_Protobuf_Any.self, Google_Protobuf_Duration.self,
    Google_Protobuf_Empty.self, Google_Protobuf_FieldMask.self, Google_Protobuf_ListValue.self,
    Google_Protobuf_Struct.self, Google_Protobuf_Timestamp.self, Google_Protobuf_Value.self,
    Google_Protobuf_BoolValue.self, Google_Protobuf_BytesValue.self, Google_Protobuf_DoubleValue.self,
    Google_Protobuf_FloatValue.self, Google_Protobuf_Int32Value.self, Google_Protobuf_Int64Value.self,
    Google_Protobuf_StringValue.self, Google_Protobuf_UInt32Value.self, Google_Protobuf_UInt64Value.self,
  ])

  func answer(_ request: [UInt8]) -> [UInt8] {
    var response = Conformance_ConformanceResponse()
    do throws(WireError) {
      response.result = self.result(of: try Conformance_ConformanceRequest(serialized: request))
    } catch {
      response.result = .runtimeError("not a ConformanceRequest: \(error)")
    }
    return response.serialized()
  }

  private func result(of request: Conformance_ConformanceRequest) -> Conformance_ConformanceResponse.OneofResult {
    // The suite asks first which failures to expect: none, the empty `conformance.FailureSet`.
    if request.messageType == "conformance.FailureSet" { return .protobufPayload([]) }
    guard request.messageType == ProtobufTestMessages_Proto3_TestAllTypesProto3.fullName else {
      return .skipped("only proto3 is supported, not \(request.messageType)")
    }
    switch request.requestedOutputFormat {
    case .protobuf, .json: break
    default: return .skipped("only binary and JSON output are supported")
    }
    let message: ProtobufTestMessages_Proto3_TestAllTypesProto3
    do {
      switch request.payload {
      case .protobufPayload(let bytes):
        message = try ProtobufTestMessages_Proto3_TestAllTypesProto3(serialized: bytes)
      case .jsonPayload(let text):
        let ignoreUnknown = request.testCategory == .jsonIgnoreUnknownParsingTest
        message = try ProtobufTestMessages_Proto3_TestAllTypesProto3(
          jsonUTF8: Array(text.utf8),
          options: JSONDecodingOptions(ignoreUnknownFields: ignoreUnknown, types: Self.types))
      case .jspbPayload, .textPayload, nil:
        return .skipped("only binary and JSON input are supported")
      }
    } catch {
      return .parseError("\(error)")
    }
    guard request.requestedOutputFormat == .json else { return .protobufPayload(message.serialized()) }
    do throws(JSONError) {
      let text = try message.jsonUTF8(JSONEncodingOptions(types: Self.types))
      return .jsonPayload(String(decoding: text, as: UTF8.self))
    } catch {
      return .serializeError(error.message)
    }
  }
}
