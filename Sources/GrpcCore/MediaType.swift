/// The value of `content-type` (RFC 9110 section 8.3.1), without its parameters.
struct MediaType {
  /// `type/subtype` in lower case.
  let essence: String

  init(_ value: UnsafeRawBufferPointer) {
    let essence = value.prefix { $0 != UInt8(ascii: ";") }
    var bytes = essence.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    self.essence = String(decoding: bytes.drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }
}
