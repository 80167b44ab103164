extension Command<ChangeOutcome> {
  /// Says what a message says, for an organization (Management v1 `SetCustom…MessageText`) or for all that say nothing
  /// (Admin v1 `SetDefault…MessageText`). What `text` leaves out is not said any more; nothing new is a success.
  /// - Throws: what makes no message, as `MessageText.checked` has it.
  package static func setMessageText(
    _ text: MessageText, of key: MessageTextKey, in scope: Membership.Scope, by editorID: String
  ) throws(DomainError) -> Self {
    let text = try text.checked(for: key.kind)
    return messageText(of: key, in: scope, by: editorID) { (known) throws(DomainError) in
      key.kind.fields.compactMap { field in
        guard text[field] != known[field] else { return nil }
        return text[field].map { .set(field, $0, of: key) } ?? .removed(field, of: key)
      }
    }
  }

  /// Says nothing of a message any more, in one language.
  /// - Throws: `Org-3b8Jf`, `INSTANCE-fju90`, and of pages `Org-9ru44`, `IAM-fru44`, where nothing was said.
  package static func resetMessageText(
    of key: MessageTextKey, in scope: Membership.Scope, by editorID: String
  ) -> Self {
    messageText(of: key, in: scope, by: editorID) { (known) throws(DomainError) in
      guard !known.isEmpty else { throw scope.nothingSaid(of: key.kind) }
      return [.reset(key)]
    }
  }

  private static func messageText(
    of key: MessageTextKey, in scope: Membership.Scope, by editorID: String,
    decide: @escaping @Sendable (_ known: MessageText) throws(DomainError) -> [MessageTextChange]
  ) -> Self {
    let items = key.kind.fields.map { Item.Key.messageText(scope, key, $0) }
    return Self(by: editorID, [scope.key] + items.map { .item($0) }) { changes throws(DomainError) in
      var known = MessageText()
      for item in items {
        if case .messageText(_, _, let field, let text)? = changes.item(item) { known[field] = text }
      }
      switch scope {
      case .instance:
        guard var instance = changes.instance else { throw Instance.missing }
        for change in try decide(known) { changes.append(.messageText(change), to: &instance) }
        return ChangeOutcome(instance)
      case .organization(let id):
        try changes.requireOrganization(id)
        guard var organization = changes.organization(id) else { throw scope.nothingSaid(of: key.kind) }
        for change in try decide(known) { changes.append(.messageText(change), to: &organization) }
        return ChangeOutcome(organization)
      }
    }
  }
}

extension Membership.Scope {
  /// Nothing is said of a message, or on pages.
  package func nothingSaid(of kind: MessageTextKind) -> DomainError {
    let key = kind == .login ? "Errors.CustomText.NotFound" : "Errors.CustomMessageText.NotFound"
    return switch self {
    case .instance: DomainError(.notFound, kind == .login ? "IAM-fru44" : "INSTANCE-fju90", key)
    case .organization: DomainError(.notFound, kind == .login ? "Org-9ru44" : "Org-3b8Jf", key)
    }
  }
}
