import Domain

/// A JSON Web Signature in its compact form (RFC 7515 section 7.1), taken apart and not verified.
///
///     base64url(header) "." base64url(payload) "." base64url(signature)
struct CompactJWS {
  let algorithm: String
  let keyID: String
  let payload: [UInt8]
  /// What the signature is about, as it came.
  let signed: [UInt8]
  let signature: [UInt8]

  /// Nil for what is malformed.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]).flatMap({ [String: JSONValue](parsing: $0) }),
      let payload = Base64URL.decode(parts[1]), let signature = Base64URL.decode(parts[2]),
      let algorithm = header["alg"]?.text,
      // RFC 7515 section 4.1.11: what must be understood, and is not, makes it invalid.
      header["crit"] == nil
    else { return nil }
    self.algorithm = algorithm
    self.keyID = header["kid"]?.text ?? ""
    self.payload = payload
    self.signed = Array(text.utf8.prefix(parts[0].count + 1 + parts[1].count))
    self.signature = signature
  }
}
