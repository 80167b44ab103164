import ProtobufCodec

/// What ProtobufCodec brings and nothing is generated for.
enum WellKnownTypes {
  /// Full names of messages.
  static let names: Set<String> = Set(
    ([
      Google_Protobuf_Any.self, Google_Protobuf_Duration.self, Google_Protobuf_Empty.self,
      Google_Protobuf_FieldMask.self, Google_Protobuf_ListValue.self, Google_Protobuf_Struct.self,
      Google_Protobuf_Timestamp.self, Google_Protobuf_Value.self, Google_Protobuf_BoolValue.self,
      Google_Protobuf_BytesValue.self, Google_Protobuf_DoubleValue.self, Google_Protobuf_FloatValue.self,
      Google_Protobuf_Int32Value.self, Google_Protobuf_Int64Value.self, Google_Protobuf_StringValue.self,
      Google_Protobuf_UInt32Value.self, Google_Protobuf_UInt64Value.self,
    ] as [any Message.Type]).map { $0.fullName })

  /// The files that declare them, and the one that declares options.
  static let files: Set<String> = Set(
    ["any", "descriptor", "duration", "empty", "field_mask", "struct", "timestamp", "wrappers"].map {
      "google/protobuf/\($0).proto"
    })
}
