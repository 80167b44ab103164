import ProtobufCodec

extension Message {
  /// A message with fields set, as one expression.
  static func with(_ fill: (inout Self) throws -> Void) rethrows -> Self {
    var message = Self()
    try fill(&message)
    return message
  }

  /// A message with one field set.
  static func with<Value>(_ field: WritableKeyPath<Self, Value?>, _ value: Value) -> Self {
    var message = Self()
    message[keyPath: field] = value
    return message
  }
}
