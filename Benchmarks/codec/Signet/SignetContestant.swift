import Contest
import ProtobufCodec

/// Signet's codec with the message in `bytes`.
public func signet(_ sample: Sample, _ bytes: [UInt8]) throws -> Contestant {
  switch sample {
  case .request: try contestant(Signet_Bench_GetUserRequest(serialized: bytes))
  case .user: try contestant(Signet_Bench_GetUserResponse(serialized: bytes))
  case .list: try contestant(Signet_Bench_ListUsersResponse(serialized: bytes))
  }
}

private func contestant<M: Message>(_ message: M) -> Contestant {
  Contestant(
    encode: { json, times in
      var result: [UInt8] = []
      for _ in 0..<times { result = json ? try message.jsonUTF8() : message.serialized() }
      return result
    },
    decode: { json, input, times in
      for _ in 0..<times { consume(json ? try M(jsonUTF8: input) : try M(serialized: input)) }
    })
}
