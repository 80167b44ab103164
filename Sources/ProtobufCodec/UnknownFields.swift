/// Fields that a schema does not know, as they came: tags and values in their order. Empty costs no allocation.
public struct UnknownFields: Sendable, Hashable {
  /// The fields in wire format.
  public var bytes: [UInt8]

  /// Takes fields in wire format as they are.
  public init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Whether there are none.
  @inlinable
  public var isEmpty: Bool { self.bytes.isEmpty }
}
