/// Why bytes are not a message.
public enum WireError: Error, Sendable, Hashable {
  /// The input ends inside a field, or a length reaches past the end of what holds it.
  case truncated
  /// A varint of more than ten bytes.
  case malformedVarint
  /// Field number 0, a tag over 32 bits, or wire type 6 or 7.
  case malformedTag
  /// A group that ends with another number than it began with, or ends without having begun.
  case malformedGroup
  /// A length over 2 GiB.
  case malformedLength
  /// A string field that is not UTF-8.
  case invalidUTF8
  /// Messages or groups nested more than 100 deep.
  case nestedTooDeep
}
