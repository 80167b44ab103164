/// What the content type of a request says of gRPC: `application/grpc[-web[-text]][+proto|+json]`.
struct GRPCContentType: Hashable {
  var isWeb: Bool
  var isText: Bool
  var isJSON: Bool
  /// As it is written in the answer.
  var text: String

  static let all: [GRPCContentType] = [(false, false), (true, false), (true, true)].flatMap { isWeb, isText in
    ["", "+proto", "+json"].map { subtype in
      GRPCContentType(
        isWeb: isWeb, isText: isText, isJSON: subtype == "+json",
        text: "application/grpc" + (isWeb ? "-web" : "") + (isText ? "-text" : "") + subtype)
    }
  }

  /// Whether a content type is gRPC's in any form, known or not.
  static func matches(_ value: UnsafeRawBufferPointer) -> Bool {
    let prefix: StaticString = "application/grpc"
    guard value.count >= prefix.utf8CodeUnitCount else { return false }
    for index in 0..<prefix.utf8CodeUnitCount where value[index] | 0x20 != prefix.utf8Start[index] | 0x20 {
      return false
    }
    return true
  }
}
