extension UserQuery.Condition {
  /// The condition with texts that can be looked for: keys of metadata as they are kept.
  /// - Throws: `SIGNET-Tx1ch` for a text that no store can hold, `SIGNET-Tx2in` for one of which nothing is looked for.
  package func checked() throws(DomainError) -> Self {
    switch self {
    case .text(let text, let comparison, let value):
      return .text(text, comparison, try value.searched(folded: comparison.ignoresCase))
    case .metadataKey(let comparison, let key):
      return .metadataKey(comparison, try key.searched(folded: comparison.ignoresCase).nfc)
    case .ids(let texts), .emails(let texts), .organizations(let texts):
      for text in texts { _ = try TextKind.searched.checked(text) }
      return self
    case .state, .kind, .metadataValue: return self
    case .all(let parts): return .all(try Self.checked(parts))
    case .any(let parts): return .any(try Self.checked(parts))
    case .not(let part): return .not(try part.checked())
    }
  }

  private static func checked(_ parts: [Self]) throws(DomainError) -> [Self] {
    var checked: [Self] = []
    for part in parts { checked.append(try part.checked()) }
    return checked
  }
}

extension TextMatch {
  /// - Throws: `SIGNET-Tx1ch`, `SIGNET-Tx2in`.
  package func checked() throws(DomainError) -> TextMatch {
    // The odd methods ignore case.
    TextMatch(method, try text.searched(folded: method.rawValue % 2 == 1).nfc)
  }
}

extension String {
  /// - Parameter folded: whether it is looked for by its fold, of which something must be left: else it would be found in
  ///   every text.
  func searched(folded isFolded: Bool) throws(DomainError) -> String {
    let text = try TextKind.searched.checked(self)
    if isFolded, !text.isEmpty, text.folded.isEmpty { throw TextKind.invisible }
    return text
  }
}

extension CredentialQuery.Filter {
  /// - Throws: `SIGNET-Tx1ch`.
  package func checked() throws(DomainError) -> Self {
    switch self {
    case .id(let text), .userID(let text), .organizationID(let text): _ = try TextKind.searched.checked(text)
    case .creationDate, .expires: break
    }
    return self
  }
}
