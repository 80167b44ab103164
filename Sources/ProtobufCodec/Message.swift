/// What a generated message can do: four short functions, one line a field.
///
/// A message is a value: `init()` gives every field its proto3 default. Decoding *merges* into the value,
/// as the protobuf specification says of repeated occurrences.
public protocol Message: Sendable {
  /// The name with its package, e.g. `zitadel.v1.ObjectDetails`.
  static var fullName: String { get }

  init()

  /// True for well-known types whose JSON form is not an object of their fields.
  static var hasSpecialJSON: Bool { get }

  /// Fields that this schema does not know, in the order in which they arrived.
  var unknownFields: UnknownFields { get set }

  /// Appends the fields in the order of their numbers, then the unknown ones. Defaults are left out.
  func encode(to writer: inout WireWriter)

  /// Merges what is left in `reader` into this value.
  mutating func decode(from reader: inout WireReader) throws(WireError)

  /// Writes the proto3 JSON form, by default an object.
  func encodeJSON(to writer: inout JSONWriter) throws(JSONError)

  /// Merges the JSON value at which `reader` stands into this value.
  mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError)

  /// Checks the rules that the schema states (`validate.rules`). Messages without rules never throw.
  func validate() throws(ValidationError)
}

extension Message {
  /// No rules: nothing to break.
  public func validate() throws(ValidationError) {}
}

/// A rule of the schema that a message breaks.
///
/// The text has the form `invalid AddOrgRequest.Name: value length must be between 1 and 200 runes, inclusive`;
/// for a rule broken further down it nests: `invalid AddHumanUserRequest.Profile: embedded message failed
/// validation | caused by: invalid …`.
public struct ValidationError: Error, Sendable, Equatable {
  /// The text for the caller.
  public let message: String

  /// Says `message` to the caller.
  public init(message: String) {
    self.message = message
  }
}
