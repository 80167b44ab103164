import HTTPTransport
import ProtobufCodec

/// What travels beside the messages of a call: ordered ASCII entries, and binary ones under names that end in `-bin`.
///
/// Backed by header fields as they came or will be sent, so that a request's metadata costs nothing until it is read.
public struct Metadata: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// The entries as they are on the wire: binary values in base64.
  public internal(set) var fields: HTTPFields

  /// No entries.
  public init() { fields = HTTPFields() }

  /// The entries that header fields carry.
  public init(_ fields: HTTPFields) { self.fields = fields }

  /// ASCII entries in the order of the literal; names may repeat.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init()
    for (name, value) in elements { append(name, value) }
  }

  /// Whether there are no entries.
  public var isEmpty: Bool { fields.isEmpty }

  /// Whether there is an entry of this name (in any case). Costs no String.
  public func contains(_ name: String) -> Bool { fields.contains(name) }

  /// The first value of this name (in any case).
  public func first(_ name: String) -> String? { fields.first(name) }

  /// All values of this name, in their order.
  public func values(_ name: String) -> [String] { fields.values(name) }

  /// The values of a `-bin` entry. A field may hold several, joined by commas; what is not base64 is left out.
  public func binary(_ name: String) -> [[UInt8]] {
    fields.values(name).flatMap { value in
      value.utf8.split(separator: UInt8(ascii: ",")).compactMap { part in
        Base64.decode(Array(part.drop { $0 == 0x20 }))
      }
    }
  }

  /// Appends an ASCII entry. Bytes that the wire does not allow (outside 0x20–0x7E) become `?`, so that no value can
  /// end its field and begin another.
  public mutating func append(_ name: String, _ value: String) {
    let isClean = value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    fields.append(
      name, isClean ? value : String(decoding: value.utf8.map { (0x20...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
    )
  }

  /// Appends a binary entry; its name must end in `-bin`.
  public mutating func append(binary name: String, _ value: [UInt8]) {
    assert(name.hasSuffix("-bin"), "the name of a binary entry ends in -bin")
    fields.append(name, Base64.encode(value, padded: false))
  }

  /// Appends all entries of another list.
  public mutating func append(contentsOf other: Metadata) { fields.append(contentsOf: other.fields) }
}
