/// What happens to the texts of an organization or of the instance. Append cases, never change one.
package enum MessageTextChange: Sendable, Equatable {
  case set(MessageTextField, String, of: MessageTextKey)
  case removed(MessageTextField, of: MessageTextKey)
  /// Nothing is said of this message in this language any more.
  case reset(MessageTextKey)

  package var key: MessageTextKey {
    switch self {
    case .set(_, _, let key), .removed(_, let key), .reset(let key): key
    }
  }

  /// The rows that follow: one for each part that is set.
  func items(of scope: Membership.Scope, _ event: Event) -> [ItemChange] {
    switch self {
    case .set(let field, let text, let key):
      [ItemChange(put: .messageText(scope, key, field, text), by: event)]
    case .removed(let field, let key): [.remove(.messageText(scope, key, field))]
    case .reset(let key): key.kind.fields.map { .remove(.messageText(scope, key, $0)) }
    }
  }

  /// What readers of events are told.
  var published: EventFields {
    let (key, fields): (MessageTextKey, EventFields) =
      switch self {
      case .set(let field, let text, let key): (key, ["key": .text(field.rawValue), "text": .text(text)])
      case .removed(let field, let key): (key, ["key": .text(field.rawValue)])
      case .reset(let key): (key, [:])
      }
    return fields.merging(["template": .text(key.kind.rawValue), "language": .text(key.language)]) { $1 }
  }
}
