/// The `authorization` field of a request.
package enum AuthorizationField {
  /// What follows the scheme: `credentials = auth-scheme 1*SP token68` (RFC 9110 section 11.4). Nil where the scheme is another,
  /// or nothing follows.
  /// - Parameter scheme: in lower case; its case in the field does not matter.
  package static func credentials(_ field: String, of scheme: String) -> String? {
    let (bytes, length) = (field.utf8, scheme.utf8.count)
    guard bytes.count > length, bytes.prefix(length).elementsEqual(scheme.utf8, by: { $0 == $1 || $0 | 0x20 == $1 })
    else { return nil }
    let rest = bytes.dropFirst(length)
    let credentials = rest.drop { $0 == UInt8(ascii: " ") }
    guard rest.first == UInt8(ascii: " "), !credentials.isEmpty else { return nil }
    return String(credentials)
  }
}
