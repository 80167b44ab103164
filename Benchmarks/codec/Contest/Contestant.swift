/// What is measured of a library.
public enum Operation: String, CaseIterable, Sendable {
  case encode = "binary, encode"
  case decode = "binary, decode"
  case encodeJSON = "JSON, encode"
  case decodeJSON = "JSON, decode"
}

/// The messages of messages.proto that are measured.
public enum Sample: String, CaseIterable, Sendable {
  case request = "tiny request"
  case user = "one user"
  case list = "100 users"
}

/// One library with one message. Both functions do the same thing `times` times from the beginning.
public struct Contestant {
  /// Gives the last encoding.
  public let encode: (_ json: Bool, _ times: Int) throws -> [UInt8]
  public let decode: (_ json: Bool, _ input: [UInt8], _ times: Int) throws -> Void

  public init(
    encode: @escaping (_ json: Bool, _ times: Int) throws -> [UInt8],
    decode: @escaping (_ json: Bool, _ input: [UInt8], _ times: Int) throws -> Void
  ) {
    self.encode = encode
    self.decode = decode
  }
}

/// Takes a result, so that the optimiser must let it be made.
@inline(never) @_optimize(none)
public func consume<Value>(_ value: borrowing Value) {}
