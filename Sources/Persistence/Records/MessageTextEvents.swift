import ProtobufCodec
import Domain

// What happens to the texts of messages, as stores keep it: the same for organizations and the instance.

extension EventRecord {
  /// - Parameter prefix: of the aggregate's types: `org.`, `instance.`.
  init(_ change: MessageTextChange, of prefix: String) {
    var message = Signet_Store_V1_MessageText()
    let (type, key): (String, MessageTextKey)
    switch change {
    case .set(let field, let text, let changed):
      (type, key) = ("customtext.set", changed)
      (message.key, message.text) = (field.rawValue, text)
    case .removed(let field, let changed):
      (type, key) = ("customtext.removed", changed)
      message.key = field.rawValue
    case .reset(let changed): (type, key) = ("customtext.template.removed", changed)
    }
    message.template = key.kind.rawValue
    message.language = key.language
    self.init(prefix + type, message)
  }

  func messageTextChange() throws -> MessageTextChange {
    let message = try Signet_Store_V1_MessageText(serialized: payload)
    let key = MessageTextKey(try known(message.template), in: message.language)
    if type.hasSuffix("customtext.set") { return .set(try known(message.key), message.text, of: key) }
    if type.hasSuffix("customtext.removed") { return .removed(try known(message.key), of: key) }
    return .reset(key)
  }
}
