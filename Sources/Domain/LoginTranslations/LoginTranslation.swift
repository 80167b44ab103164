/// What the login says in a language, as an organization or the instance has set it: JSON of whatever shape the login reads.
package struct LoginTranslation: Sendable, Equatable {
  /// BCP 47.
  package var locale: String
  /// An object, in the one form that it is kept in.
  package var json: String

  /// - Throws: `SIGNET-Ht2lg` for more than `maximumBytes`.
  package init(locale: String, json: String) throws(DomainError) {
    guard json.utf8.count <= Self.maximumBytes else {
      throw DomainError(.invalidArgument, "SIGNET-Ht2lg", "Errors.LoginTranslation.TooLarge")
    }
    self.init(storedLocale: locale, json: json)
  }

  /// As it was kept.
  package init(storedLocale: String, json: String) {
    self.locale = storedLocale
    self.json = json
  }

  /// Each is one event and one row. A whole login in one language has a fifth of it.
  package static let maximumBytes = 256 * 1024
  /// Objects and lists within each other: what reads them recurs.
  package static let maximumDepth = 16

  /// The row that it is.
  func item(of scope: Membership.Scope, _ event: Event) -> ItemChange {
    ItemChange(put: .loginTranslation(scope, self), by: event)
  }

  /// What readers of events are told.
  var published: EventFields { ["language": .text(locale)] }

  /// The locales whose translations hold for one, the least special first: `de` and `de-AT`.
  package static func locales(of locale: String) -> [String] {
    guard let dash = locale.firstIndex(of: "-") else { return [locale] }
    return [String(locale[..<dash]), locale]
  }
}

extension Command<ChangeOutcome> {
  /// Replaces what the login says in a language, on one level: Settings v2 `SetHostedLoginTranslation`. What it says already
  /// is a success without an event.
  package static func setLoginTranslation(
    _ translation: LoginTranslation, in scope: Membership.Scope, by editorID: String
  ) -> Self {
    let item = Item.Key.loginTranslation(scope, locale: translation.locale)
    return Self(by: editorID, [scope.key, .item(item)]) { changes throws(DomainError) in
      let isKnown = changes.item(item) == .loginTranslation(scope, translation)
      switch scope {
      case .instance:
        guard var instance = changes.instance else { throw Instance.missing }
        if !isKnown { changes.append(.loginTranslationSet(translation), to: &instance) }
        return ChangeOutcome(instance)
      case .organization(let id):
        try changes.requireOrganization(id)
        guard var organization = changes.organization(id) else { throw .organizationRequired }
        if !isKnown { changes.append(.loginTranslationSet(translation), to: &organization) }
        return ChangeOutcome(organization)
      }
    }
  }
}
