/// Fields that decide something, of which a request may have one line: two readers of the same request, a proxy and we,
/// might each go by another. "A sender MUST NOT generate multiple field lines with the same name in a message … unless that
/// field's definition allows multiple field line values to be recombined as a comma-separated list" (RFC 9110 section 5.3).
struct SingularFields: Sendable {
  /// By the length of their names.
  private var byLength: [[(name: [UInt8], bit: UInt64)]] = []
  private var count = 0

  /// Those of HTTP itself. `host` and `content-length` have rules of their own, which are stricter.
  static let standard = ["authorization", "proxy-authorization", "content-type", "origin"]

  /// - Parameter names: further ones, in lower case. Beyond 64 in all they are not looked at.
  init(_ names: [String] = []) {
    for name in Self.standard + names where count < UInt64.bitWidth {
      let name = Array(name.utf8)
      while byLength.count <= name.count { byLength.append([]) }
      byLength[name.count].append((name, 1 << UInt64(count)))
      count += 1
    }
  }

  /// Notes a field.
  /// - Parameter seen: those that came before.
  /// - Returns: false when it was there.
  func allows(_ name: UnsafeRawBufferPointer, after seen: inout UInt64) -> Bool {
    guard name.count < byLength.count else { return true }
    for (known, bit) in byLength[name.count] where known.withUnsafeBytes({ equal($0, name) }) {
      defer { seen |= bit }
      return seen & bit == 0
    }
    return true
  }
}
