import Contest
import SwiftProtobuf

/// Apple's swift-protobuf with the message in `bytes`.
public func swiftProtobuf(_ sample: Sample, _ bytes: [UInt8]) throws -> Contestant {
  switch sample {
  case .request: try contestant(Signet_Bench_GetUserRequest(serializedBytes: bytes))
  case .user: try contestant(Signet_Bench_GetUserResponse(serializedBytes: bytes))
  case .list: try contestant(Signet_Bench_ListUsersResponse(serializedBytes: bytes))
  }
}

private func contestant<M: Message>(_ message: M) -> Contestant {
  Contestant(
    encode: { json, times in
      var result: [UInt8] = []
      for _ in 0..<times { result = json ? try message.jsonUTF8Bytes() : try message.serializedBytes() }
      return result
    },
    decode: { json, input, times in
      for _ in 0..<times { consume(json ? try M(jsonUTF8Bytes: input) : try M(serializedBytes: input)) }
    })
}
