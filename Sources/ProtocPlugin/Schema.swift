/// The resolved schema: what the emitters read. Names are resolved, comments attached, options understood.
struct Schema {
  /// In the order in which protoc gave them: what a file imports comes before it.
  var files: [SchemaFile] = []
  /// By full name, without a leading dot.
  var messages: [String: MessageType] = [:]
  var enums: [String: EnumType] = [:]
}

/// One .proto file.
final class SchemaFile {
  let name: String
  let package: String
  let imports: [String]
  /// Its name among the embedded files.
  let identifier: String
  /// The serialized `FileDescriptorProto` without source info: what reflection serves.
  let descriptor: [UInt8]
  var messages: [MessageType] = []
  var enums: [EnumType] = []
  var services: [ServiceType] = []

  init(name: String, identifier: String, package: String, imports: [String], descriptor: [UInt8]) {
    self.name = name
    self.identifier = identifier
    self.package = package
    self.imports = imports
    self.descriptor = descriptor
  }
}

/// A message; the entry types of maps are folded into the fields that use them.
final class MessageType {
  let fullName: String
  /// The name inside the enclosing type, or with the package's prefix at the top level.
  let swiftName: String
  /// The name from the top, e.g. `Zitadel_User_V1_User.Profile`.
  let swiftPath: String
  /// What protoc-gen-go would call it; the texts of validation say this name.
  let goName: String
  let comment: [String]
  let deprecated: Bool
  var fields: [FieldType] = []
  var oneofs: [OneofType] = []
  var messages: [MessageType] = []
  var enums: [EnumType] = []
  /// Whether this message or one that it holds has rules.
  var needsValidation = false

  init(fullName: String, swiftName: String, swiftPath: String, goName: String, comment: [String], deprecated: Bool) {
    self.fullName = fullName
    self.swiftName = swiftName
    self.swiftPath = swiftPath
    self.goName = goName
    self.comment = comment
    self.deprecated = deprecated
  }
}

final class EnumType {
  struct Value {
    let name: String
    let swiftName: String
    let number: Int32
    let comment: [String]
  }

  let fullName: String
  let swiftName: String
  let swiftPath: String
  let comment: [String]
  let values: [Value]

  init(fullName: String, swiftName: String, swiftPath: String, comment: [String], values: [Value]) {
    self.fullName = fullName
    self.swiftName = swiftName
    self.swiftPath = swiftPath
    self.comment = comment
    self.values = values
  }
}

final class OneofType {
  let name: String
  let swiftName: String
  /// The payload enum, nested in the message.
  let enumName: String
  let comment: [String]
  /// `validate.required`.
  let required: Bool
  var fields: [FieldType] = []

  init(name: String, swiftName: String, enumName: String, comment: [String], required: Bool) {
    self.name = name
    self.swiftName = swiftName
    self.enumName = enumName
    self.comment = comment
    self.required = required
  }
}

final class FieldType {
  /// How often a value may occur.
  enum Cardinality {
    /// No presence: the default is not written.
    case implicit
    /// `optional`, or a message.
    case explicit
    case repeated
    case map(key: ScalarType, value: ValueType)
    case oneof(OneofType)
  }

  let name: String
  let jsonName: String
  let swiftName: String
  let number: Int
  let type: ValueType
  let cardinality: Cardinality
  let packed: Bool
  let deprecated: Bool
  let comment: [String]
  let rules: FieldRules?
  /// The value is kept behind a reference, because the message would contain itself.
  var indirect = false

  init(
    name: String, jsonName: String, swiftName: String, number: Int, type: ValueType, cardinality: Cardinality,
    packed: Bool, deprecated: Bool, comment: [String], rules: FieldRules?
  ) {
    self.name = name
    self.jsonName = jsonName
    self.swiftName = swiftName
    self.number = number
    self.type = type
    self.cardinality = cardinality
    self.packed = packed
    self.deprecated = deprecated
    self.comment = comment
    self.rules = rules
  }
}

/// The type of one value.
enum ValueType {
  case scalar(ScalarType)
  case message(MessageReference)
  case enumeration(EnumType)
}

/// A message by name: one of the schema, or one that ProtobufCodec brings.
struct MessageReference {
  let fullName: String
  let swiftPath: String
  /// Nil for the well-known types, which are not generated.
  let type: MessageType?
}

/// `FieldDescriptorProto.Type` without message, enum and group.
enum ScalarType: Int {
  case double = 1, float = 2, int64 = 3, uint64 = 4, int32 = 5, fixed64 = 6, fixed32 = 7, bool = 8, string = 9
  case bytes = 12, uint32 = 13, sfixed32 = 15, sfixed64 = 16, sint32 = 17, sint64 = 18
}

final class ServiceType {
  let fullName: String
  /// What the names of its types begin with.
  let swiftName: String
  let comment: [String]
  let methods: [MethodType]

  init(fullName: String, swiftName: String, comment: [String], methods: [MethodType]) {
    self.fullName = fullName
    self.swiftName = swiftName
    self.comment = comment
    self.methods = methods
  }
}

struct MethodType {
  let name: String
  let swiftName: String
  let input: MessageReference
  let output: MessageReference
  let clientStreaming: Bool
  let serverStreaming: Bool
  /// `MethodOptions.idempotency_level`.
  let idempotency: Int
  let httpRules: [HTTPBinding]
  let permission: String?
  let comment: [String]
  let deprecated: Bool
}

/// One binding of `google.api.http`.
struct HTTPBinding {
  /// Empty where a `custom` pattern has no `kind`.
  let method: String
  /// Empty where the rule has no pattern.
  let path: String
  let body: String?
  let responseBody: String?
  let position: SourcePosition
  /// Whether this additional binding has further ones, which it must not.
  var hasBindingsOfItsOwn = false
}

/// The rules of protoc-gen-validate that we enforce.
struct FieldRules {
  enum Rule {
    /// Unicode scalars.
    case length(min: UInt64?, max: UInt64?)
    /// Bytes, of UTF-8 for a string.
    case byteCount(min: UInt64?, max: UInt64?)
    case prefix(String)
    case pattern(String)
    /// A comparison that a value must not meet, for what the value is called; and what is said of one that does.
    case refuse(condition: (String) -> String, text: String)
    case email
    case constantBool(Bool)
    case constantDuration(seconds: Int64, nanos: Int32)
    case definedOnly
    case notIn([Int32])
    case required
    case itemCount(min: UInt64?, max: UInt64?)
    indirect case items(FieldRules)
  }

  var rules: [Rule] = []
  /// The rules hold only where the value is not empty, or not zero.
  var ignoresEmpty = false
}
