/// Gathers one header block: a request's head, or trailers.
///
/// Requests on a connection resemble each other, so that a block is compared with the last head's while it comes: one that
/// repeats it is neither copied nor checked.
struct RequestHeadBuilder {
  /// Whether a block has begun and not ended.
  private(set) var isOpen = false
  /// Whether the block is beyond the limits; its rest is not kept.
  private(set) var isTooLarge = false

  private var last: ReceivedHead?
  /// As in `last`, at hand for comparisons.
  private var lastBlock = HTTPFields()
  /// How many bytes of `lastBlock` the block repeats.
  private var repeated = 0
  /// All fields, once they are no longer a repetition.
  private var block: HTTPFields?
  /// What was found out of `block`.
  private var rules: FieldRules
  private let singular: SingularFields
  private var isMalformed = false
  private var remainingBytes = 0
  private var remainingFields = 0

  /// A head with longer fields is not held for the sake of the next.
  private static let worthKeeping = 2048

  /// Bytes of memory that are kept of the block.
  var keptBytes: Int { block?.length ?? 0 }

  init(singular: SingularFields) {
    self.singular = singular
    rules = FieldRules(singular: singular)
  }

  mutating func begin(isRequest: Bool, limits: TransportLimits) {
    isOpen = true
    isTooLarge = false
    isMalformed = false
    repeated = 0
    block = nil
    if !isRequest {
      block = HTTPFields()
      rules = FieldRules(isTrailers: true, singular: singular)
    }
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
      block = HTTPFields()
      return
    }
    if block == nil {
      if let end = lastBlock.end(ofField: name, value, at: repeated) {
        repeated = end
        return
      }
      beginToDiffer()
    }
    append(name, value)
  }

  private mutating func append(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    if rules.check(name: name, value: value) {
      block?.append(wellFormedName: name, value: value)
    } else {
      isMalformed = true
    }
  }

  /// Takes over what was repeated so far.
  private mutating func beginToDiffer() {
    let known = lastBlock
    rules = FieldRules(singular: singular)
    block = HTTPFields()
    block?.reserve(fields: 0, bytes: max(256, known.length))
    known.withFields { bytes in
      var position = 0
      while position < repeated, let field = HTTPFields.Field(in: bytes, at: position) {
        append(field.name, field.value)
        position = field.end
      }
    }
  }

  mutating func close() {
    isOpen = false
  }

  /// The fields of trailers; nil when they are malformed.
  mutating func takeTrailers() -> HTTPFields? {
    defer { block = nil }
    return isMalformed ? nil : block
  }

  /// The head of a request: the last one, or the one that other connections sent, if it is the same.
  /// - Parameter recent: what connections share.
  /// - Returns: nil when it is malformed.
  mutating func take(isSecure: Bool, sharing recent: inout ReceivedHead?) -> ReceivedHead? {
    if block == nil {
      if let last, repeated == lastBlock.length { return last }
      beginToDiffer()
    }
    guard let block = block.take(), !isMalformed, rules.isComplete else { return nil }
    if let recent, recent.block == block {
      remember(recent)
      return recent
    }
    let head = ReceivedHead(block, rules, isSecure: isSecure)
    guard head.namesOneAuthority else { return nil }
    let isWorthKeeping = block.length <= Self.worthKeeping
    remember(isWorthKeeping ? head : nil)
    if isWorthKeeping { recent = head }
    return head
  }

  private mutating func remember(_ head: ReceivedHead?) {
    last = head
    lastBlock = head?.block ?? HTTPFields()
  }
}

/// A request's head with the header block that it was read from: whoever sends the block again means the same.
final class ReceivedHead {
  let block: HTTPFields
  let request: HTTPRequestHead
  /// How long the body is to be, if it was said.
  let contentLength: Int?
  /// As in `FieldRules`.
  let isAmbiguous: Bool
  /// "A server SHOULD treat a request as malformed if it contains a Host header field that identifies an entity that differs
  /// from the entity in the ":authority" pseudo-header field" (RFC 9113 section 8.3.1).
  let namesOneAuthority: Bool

  /// - Parameters:
  ///   - block: sound and complete by the rules.
  ///   - rules: what they found.
  init(_ block: HTTPFields, _ rules: FieldRules, isSecure: Bool) {
    var method = "", path = "", authority = "", scheme = ""
    var fields = HTTPFields()
    fields.reserve(fields: 0, bytes: block.length)
    block.forEachField { name, value in
      guard name.first == UInt8(ascii: ":") else { return fields.append(wellFormedName: name, value: value) }
      let text = String(decoding: value, as: UTF8.self)
      // The second letter tells them apart.
      switch name[1] {
      case UInt8(ascii: "m"): method = text
      case UInt8(ascii: "p"): path = text
      case UInt8(ascii: "a"): authority = text
      default: scheme = text
      }
    }
    self.block = block
    contentLength = rules.contentLength
    isAmbiguous = rules.isAmbiguous
    let host = fields.first("host")
    namesOneAuthority = authority.isEmpty || host.map { Authority.areSame($0, authority, scheme: scheme) } ?? true
    request = HTTPRequestHead(
      method: method, path: path, authority: authority.isEmpty ? host ?? "" : authority,
      scheme: scheme, version: .http2, fields: fields, isSecure: isSecure)
  }
}
