/// How JSON is read.
public struct JSONDecodingOptions: Sendable {
  /// Members and enum names that the schema does not have are stepped over; otherwise they are refused.
  public var ignoreUnknownFields: Bool
  /// The types that an `Any` may hold.
  public var types: TypeRegistry

  /// Ignores what the schema does not have, and expands no `Any`, unless told otherwise.
  public init(ignoreUnknownFields: Bool = true, types: TypeRegistry = TypeRegistry()) {
    self.ignoreUnknownFields = ignoreUnknownFields
    self.types = types
  }
}

/// How JSON is written.
public struct JSONEncodingOptions: Sendable {
  /// Writes fields without presence even when they hold the default.
  public var emitDefaults: Bool
  /// Writes `first_name` where the default is `firstName`.
  public var useProtoNames: Bool
  /// The types that an `Any` may hold. One of another type is written with its bytes in base64.
  public var types: TypeRegistry

  /// Leaves out defaults and writes JSON names, unless told otherwise.
  public init(emitDefaults: Bool = false, useProtoNames: Bool = false, types: TypeRegistry = TypeRegistry()) {
    self.emitDefaults = emitDefaults
    self.useProtoNames = useProtoNames
    self.types = types
  }
}

/// The message types that the JSON form of `google.protobuf.Any` can expand.
public struct TypeRegistry: Sendable {
  private var types: [String: any Message.Type]

  /// Knows `types`, each by its full name.
  public init(_ types: [any Message.Type] = []) {
    self.types = Dictionary()
    for type in types { self.types[type.fullName] = type }
  }

  /// Adds a type, in place of one with the same full name.
  public mutating func add(_ type: any Message.Type) { self.types[type.fullName] = type }

  /// The type with this full name, if it was added.
  public subscript(fullName: String) -> (any Message.Type)? { self.types[fullName] }
}
