/// Fields that a schema does not know, as they came: tags and values in their order. Empty costs no allocation.
public struct UnknownFields: Sendable, Hashable {
  /// The fields in wire format.
  public var bytes: [UInt8]

  public init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  @inlinable
  public var isEmpty: Bool { self.bytes.isEmpty }
}
