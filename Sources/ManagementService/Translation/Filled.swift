import ProtobufCodec

extension Message {
  /// A message with fields set, as one expression.
  static func with(_ fill: (inout Self) throws -> Void) rethrows -> Self {
    var message = Self()
    try fill(&message)
    return message
  }
}
