import Contest
import LibProtobufMessages

/// Why C++ has no result: it could not read or write a message.
struct LibProtobufFailure: Error {}

/// Google's C++ library with the message in `bytes`.
func libProtobuf(_ sample: Sample, _ bytes: [UInt8]) throws -> Contestant {
  let kind =
    switch sample {
    case .request: libprotobuf_get_user_request
    case .user: libprotobuf_get_user_response
    case .list: libprotobuf_list_users_response
    }
  guard let message = libprotobuf_message(kind, bytes, bytes.count) else { throw LibProtobufFailure() }
  // No message is ten times as long in JSON.
  let capacity = bytes.count * 10
  return Contestant(
    encode: { json, times in
      let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let encode = json ? libprotobuf_encode_json : libprotobuf_encode
        count = encode(message, times, buffer.baseAddress)
      }
      guard !result.isEmpty else { throw LibProtobufFailure() }
      return result
    },
    decode: { json, input, times in
      let decode = json ? libprotobuf_decode_json : libprotobuf_decode
      guard decode(kind, input, input.count, times) > 0 else { throw LibProtobufFailure() }
    })
}
