import NIOCore

/// Gathers one header block: a request's head, or trailers.
struct RequestHeadBuilder {
  /// Whether a block has begun and not ended.
  private(set) var isOpen = false
  /// Whether the block is beyond the limits; its rest is not kept.
  private(set) var isTooLarge = false

  private var method = ""
  private var path = ""
  private var authority = ""
  private var scheme = ""
  /// What the last block said: requests on a connection resemble each other.
  private var last = (method: "", path: "", authority: "", scheme: "")
  private var fields = HTTPFields()
  private var remainingBytes = 0
  private var remainingFields = 0
  /// What the last block came to.
  private var expectedFields = 8
  private var expectedBytes = 192

  var isConnect: Bool { method == "CONNECT" }

  mutating func begin(limits: TransportLimits) {
    isOpen = true
    isTooLarge = false
    method = ""
    path = ""
    authority = ""
    scheme = ""
    fields = HTTPFields()
    fields.reserve(fields: expectedFields, bytes: expectedBytes)
    remainingBytes = limits.maximumHeaderListSize
    remainingFields = limits.maximumHeaderFields
  }

  mutating func add(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    // "The value is based on the uncompressed size of field lines, including the length of the name and value in units of
    // octets plus an overhead of 32 octets for each field line" (RFC 9113 section 6.5.2).
    remainingBytes -= name.count + value.count + 32
    remainingFields -= 1
    guard remainingBytes >= 0, remainingFields >= 0 else {
      isTooLarge = true
      fields = HTTPFields()
      return
    }
    guard name.first == UInt8(ascii: ":") else {
      // The library has checked both, and names with an upper-case letter with them.
      fields.append(wellFormedName: name, value: value)
      return
    }
    // The library lets no other pseudo-header field through, and none in trailers.
    switch name[1] {
    case UInt8(ascii: "m"): method = Self.text(value, like: &last.method)
    case UInt8(ascii: "p"): path = Self.text(value, like: &last.path)
    case UInt8(ascii: "a"): authority = Self.text(value, like: &last.authority)
    default: scheme = Self.text(value, like: &last.scheme)
    }
  }

  /// The bytes as a String: the last one, where they are the same.
  private static func text(_ bytes: UnsafeRawBufferPointer, like last: inout String) -> String {
    if last.utf8.count != bytes.count || !last.withUTF8({ equal(bytes, UnsafeRawBufferPointer($0)) }) {
      last = String(decoding: bytes, as: UTF8.self)
    }
    return last
  }

  mutating func close() {
    isOpen = false
  }

  mutating func takeFields() -> HTTPFields {
    defer { fields = HTTPFields() }
    return fields
  }

  mutating func take(isSecure: Bool, peer: SocketAddress?) -> HTTPRequestHead {
    expectedFields = max(1, fields.count)
    expectedBytes = max(1, fields.byteCount)
    if authority.isEmpty { authority = fields.first("host") ?? "" }
    return HTTPRequestHead(
      method: method, path: path, authority: authority, scheme: scheme, version: .http2, fields: takeFields(),
      isSecure: isSecure, peer: peer)
  }
}
