/// The checks that generated `validate()` functions are made of. The texts are protoc-gen-validate's.
///
/// `field` is the message and the field as protoc-gen-go names them, `AddOrgRequest.Name`; `index` the item of a
/// repeated field.
public enum ValidationRules {
  /// `string.min_len`, `string.max_len`: counted in Unicode scalars, which the text calls runes.
  public static func length(
    _ value: String, min: Int? = nil, max: Int? = nil, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    // A scalar is one to four bytes, so most values are decided without counting.
    let bytes = value.utf8.count
    if bytes <= max ?? Int.max && (bytes + 3) / 4 >= min ?? 0 { return }
    try bounds(value.unicodeScalars.count, min, max, "value length must be", "runes", field, index)
  }

  /// `min_bytes`, `max_bytes` of a string, `min_len`, `max_len` of bytes.
  public static func byteCount(
    _ count: Int, min: Int? = nil, max: Int? = nil, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    try bounds(count, min, max, "value length must be", "bytes", field, index)
  }

  /// Rules that are a comparison: of numbers, and of what is in a list.
  /// - Parameters:
  ///   - isBroken: whether the value breaks the rule.
  ///   - text: what the rule asks for.
  public static func refuse(
    _ isBroken: Bool, _ text: StaticString, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    if isBroken { throw failure("\(text)", field, index) }
  }

  /// `string.pattern`.
  public static func pattern(
    _ value: String, _ pattern: ValidationPattern, _ text: StaticString, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    if !pattern.isFound(in: value) { throw failure("value does not match regex pattern \(text)", field, index) }
  }

  /// `string.prefix`.
  public static func prefix(
    _ value: String, _ prefix: String, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    if !value.utf8.starts(with: prefix.utf8) {
      throw failure("value does not have prefix \"\(prefix)\"", field, index)
    }
  }

  /// `string.email`: an address as RFC 5322 writes it, with or without a display name, whose local part has at most
  /// 64 bytes and whose domain is a host name (RFC 1034 section 3.5).
  ///
  /// Quoted local parts, comments and address literals are refused: mail for people does not need them.
  public static func email(_ value: String, _ field: StaticString, index: Int? = nil) throws(ValidationError) {
    if let cause = EmailAddress.flaw(in: value) {
      throw failure("value must be a valid email address", field, index, cause: cause)
    }
  }

  /// `bool.const`.
  public static func constant(
    _ value: Bool, _ expected: Bool, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    if value != expected { throw failure("value must equal \(expected)", field, index) }
  }

  /// `duration.const`; an absent duration breaks no rule.
  public static func constant(
    _ value: Google_Protobuf_Duration?, seconds: Int64, nanos: Int32, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    guard let value, value.seconds != seconds || value.nanos != nanos else { return }
    let fraction = nanos == 0 ? "" : "." + String(1_000_000_000 + Int(nanos.magnitude)).dropFirst()
    throw failure("value must equal \(seconds)\(fraction)s", field, index)
  }

  /// `required` of messages and oneofs.
  public static func required(_ present: Bool, _ field: StaticString, index: Int? = nil) throws(ValidationError) {
    if !present { throw failure("value is required", field, index) }
  }

  /// `enum.defined_only`.
  public static func defined(_ known: Bool, _ field: StaticString, index: Int? = nil) throws(ValidationError) {
    if !known { throw failure("value must be one of the defined enum values", field, index) }
  }

  /// `enum.not_in`.
  public static func notIn(
    _ number: Int32, _ excluded: [Int32], _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    if excluded.contains(number) {
      let list = excluded.map(String.init).joined(separator: " ")
      throw failure("value must not be in list [\(list)]", field, index)
    }
  }

  /// `repeated.min_items`, `repeated.max_items`.
  public static func items(
    _ count: Int, min: Int? = nil, max: Int? = nil, _ field: StaticString
  ) throws(ValidationError) {
    switch (min, max) {
    case (let min?, let max?) where count < min || count > max:
      throw failure("value must contain between \(min) and \(max) items, inclusive", field, nil)
    case (let min?, nil) where count < min: throw failure("value must contain at least \(min) item(s)", field, nil)
    case (nil, let max?) where count > max: throw failure("value must contain no more than \(max) item(s)", field, nil)
    default: return
    }
  }

  /// The rules of a message that is the value of a field; an absent one breaks none.
  public static func embedded<Value: Message>(
    _ value: Value?, _ field: StaticString, index: Int? = nil
  ) throws(ValidationError) {
    guard let value else { return }
    do {
      try value.validate()
    } catch {
      throw failure("embedded message failed validation", field, index, cause: error.message)
    }
  }

  /// The same for a value of a map.
  public static func embedded<Value: Message>(
    _ value: Value, _ field: StaticString, key: String
  ) throws(ValidationError) {
    do {
      try value.validate()
    } catch {
      throw ValidationError(
        message: "invalid \(field)[\(key)]: embedded message failed validation | caused by: \(error.message)")
    }
  }

  private static func bounds(
    _ count: Int, _ min: Int?, _ max: Int?, _ text: String, _ unit: String, _ field: StaticString, _ index: Int?
  ) throws(ValidationError) {
    switch (min, max) {
    case (let min?, let max?) where count < min || count > max:
      throw failure("\(text) between \(min) and \(max) \(unit), inclusive", field, index)
    case (let min?, nil) where count < min: throw failure("\(text) at least \(min) \(unit)", field, index)
    case (nil, let max?) where count > max: throw failure("\(text) at most \(max) \(unit)", field, index)
    default: return
    }
  }

  private static func failure(
    _ text: String, _ field: StaticString, _ index: Int?, cause: String? = nil
  ) -> ValidationError {
    let item = index.map { "[\($0)]" } ?? ""
    let reason = cause.map { " | caused by: \($0)" } ?? ""
    return ValidationError(message: "invalid \(field)\(item): \(text)\(reason)")
  }
}

/// The syntax behind `string.email`; the texts are those of Go's `net/mail` and of protoc-gen-validate.
private enum EmailAddress {
  /// What is wrong with an address; nil: nothing.
  static func flaw(in value: String) -> String? {
    var address = Array(value.utf8)[...].trimmed
    if address.isEmpty { return "mail: no address" }
    if address.last == UInt8(ascii: ">") {
      guard let open = address.lastIndex(of: UInt8(ascii: "<")) else { return "mail: missing '@' or angle-addr" }
      address = address[(open + 1)...].dropLast().trimmed
    }
    guard let at = address.lastIndex(of: UInt8(ascii: "@")) else { return "mail: missing '@' or angle-addr" }
    let local = address[..<at]
    let domain = address[(at + 1)...]
    if local.isEmpty || !isDotAtom(local) { return "mail: no angle-addr" }
    if address.count > 254 { return "email addresses cannot exceed 254 characters" }
    if local.count > 64 { return "email address local phrase cannot exceed 64 characters" }
    return hostFlaw(domain)
  }

  /// RFC 5322 section 3.2.3; bytes above 127 as RFC 6532 allows.
  private static func isDotAtom(_ text: ArraySlice<UInt8>) -> Bool {
    let atoms = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 > 127 || isAtom($0) } }
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func hostFlaw(_ host: ArraySlice<UInt8>) -> String? {
    if host.count > 253 { return "hostname cannot exceed 253 characters" }
    for part in host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      if part.isEmpty || part.count > 63 { return "hostname part must be non-empty and cannot exceed 63 characters" }
      if part.first == UInt8(ascii: "-") { return "hostname parts cannot begin with hyphens" }
      if part.last == UInt8(ascii: "-") { return "hostname parts cannot end with hyphens" }
      if !part.allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) {
        return "hostname parts can only contain alphanumeric characters or hyphens"
      }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    var rest = self
    while rest.first == 32 || rest.first == 9 { rest.removeFirst() }
    while rest.last == 32 || rest.last == 9 { rest.removeLast() }
    return rest
  }
}
