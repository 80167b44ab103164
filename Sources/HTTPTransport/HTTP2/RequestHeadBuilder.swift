/// Gathers one header block: a request's head, or trailers.
///
/// Requests on a connection resemble each other, so that a block is compared with the last head while it comes: what is
/// repeated is shared, and only what differs is copied.
struct RequestHeadBuilder {
  /// Whether a block has begun and not ended.
  private(set) var isOpen = false
  /// Whether the block is beyond the limits; its rest is not kept.
  private(set) var isTooLarge = false

  private var last = Self.none
  /// As in `last`, at hand for comparisons.
  private var lastFields = HTTPFields()
  /// Whether `last` had an `:authority`, and did not take it from `host`.
  private var lastNamedAuthority = false
  /// The pseudo-header fields that are not as in `last`.
  private var method: String?
  private var path: String?
  private var authority: String?
  private var scheme: String?
  private var namesAuthority = false

  /// How many fields, and bytes of their buffer, are those that `last` begins with.
  private var repeated = (fields: 0, bytes: 0)
  /// All fields, once they are no longer a repetition.
  private var fields: HTTPFields?
  private var remainingBytes = 0
  private var remainingFields = 0

  private static let none = HTTPRequestHead(method: "", path: "", scheme: "")
  /// A head with longer fields is not held for the sake of the next.
  private static let worthKeeping = 2048

  var isConnect: Bool { (method ?? last.method) == "CONNECT" }

  mutating func begin(limits: TransportLimits) {
    isOpen = true
    isTooLarge = false
    method = nil
    path = nil
    authority = nil
    scheme = nil
    namesAuthority = false
    repeated = (0, 0)
    fields = nil
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
    // The library has checked names and values. It lets no other pseudo-header field through, and none in trailers.
    guard name.first == UInt8(ascii: ":") else { return addField(name, value) }
    switch name[1] {
    case UInt8(ascii: "m"): method = Self.text(value, unless: last.method)
    case UInt8(ascii: "p"): path = Self.text(value, unless: last.path)
    case UInt8(ascii: "a"):
      authority = Self.text(value, unless: last.authority)
      namesAuthority = true
    default: scheme = Self.text(value, unless: last.scheme)
    }
  }

  private mutating func addField(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    if fields == nil {
      if let end = lastFields.end(ofField: name, value, at: repeated.bytes) {
        repeated.fields += 1
        repeated.bytes = end
        return
      }
      fields = repeatedFields(room: max(256, lastFields.length))
    }
    fields?.append(wellFormedName: name, value: value)
  }

  private func repeatedFields(room: Int) -> HTTPFields {
    if repeated.bytes == lastFields.length, repeated.bytes == room { return lastFields }
    return lastFields.prefix(repeated.fields, endingAt: repeated.bytes, room: room)
  }

  /// The bytes as a String; nil when they are those of the last one.
  private static func text(_ bytes: UnsafeRawBufferPointer, unless last: String) -> String? {
    let isLast =
      last.utf8.count == bytes.count
      && last.utf8.withContiguousStorageIfAvailable { equal(bytes, UnsafeRawBufferPointer($0)) } ?? false
    return isLast ? nil : String(decoding: bytes, as: UTF8.self)
  }

  mutating func close() {
    isOpen = false
  }

  /// The fields of the block alone.
  mutating func takeFields() -> HTTPFields {
    defer { fields = nil }
    return fields ?? repeatedFields(room: repeated.bytes)
  }

  /// The head of a request: the last one, or the one that other connections sent, if it is the same.
  /// - Parameter recent: what connections share.
  mutating func take(isSecure: Bool, sharing recent: inout HTTPRequestHead?) -> HTTPRequestHead {
    let isRepeated =
      fields == nil && repeated.bytes == lastFields.length && namesAuthority == lastNamedAuthority
      && method == nil && path == nil && authority == nil && scheme == nil
    if isRepeated { return last }
    let fields = takeFields()
    let named = namesAuthority ? authority ?? last.authority : ""
    var head = HTTPRequestHead(
      method: method ?? last.method, path: path ?? last.path,
      authority: named.isEmpty ? fields.first("host") ?? "" : named, scheme: scheme ?? last.scheme,
      version: .http2, fields: fields, isSecure: isSecure)
    let isWorthKeeping = fields.length <= Self.worthKeeping
    if isWorthKeeping {
      if let recent, recent.says(theSameAs: head) { head = recent } else { recent = head }
    }
    last = isWorthKeeping ? head : Self.none
    lastFields = last.fields
    lastNamedAuthority = namesAuthority
    return head
  }
}
