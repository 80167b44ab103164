/// What the instance does not offer, though it could.
package struct Restrictions: Sendable, Equatable {
  /// Whether strangers are kept from founding organizations. Nothing here lets them; programs that would ask.
  package var disallowsPublicOrganizations: Bool
  /// The only languages that are spoken, as BCP 47 tags; none: all that there are.
  package var allowedLanguages: [String]

  package init(disallowsPublicOrganizations: Bool = false, allowedLanguages: [String] = []) {
    self.disallowsPublicOrganizations = disallowsPublicOrganizations
    self.allowedLanguages = allowedLanguages
  }
}

extension Instance {
  /// The languages that are spoken here; none: all that there are.
  package var allowedLanguages: [String] { restrictions?.value.allowedLanguages ?? [] }
}

/// In which languages the instance speaks.
package struct SpokenLanguages: Sendable, Equatable {
  /// BCP 47: of whoever prefers none that there is; empty until it is known.
  package var fallback: String
  /// None: all that there are.
  package var allowed: [String]

  package init(fallback: String = "", allowed: [String] = []) {
    self.fallback = fallback
    self.allowed = allowed
  }

  package init(_ instance: Instance?) {
    self.init(fallback: instance?.defaultLanguage ?? "", allowed: instance?.allowedLanguages ?? [])
  }
}

extension Command<Instance> {
  /// Admin v1 `SetRestrictions`; nil leaves as it was. Nothing new is a success.
  /// - Throws: `COMMAND-oASwj` where nothing is said, as `allowedLanguages(_:among:)`, and `COMMAND-L0m2u` where the default
  ///   language would not be allowed.
  package static func setRestrictions(
    disallowsPublicOrganizations: Bool?, allowedLanguages: [String]?, among supported: [String], by editorID: String
  ) throws(DomainError) -> Self {
    guard disallowsPublicOrganizations != nil || allowedLanguages != nil else {
      throw DomainError(.invalidArgument, "COMMAND-oASwj", "Errors.Restrictions.NoneSpecified")
    }
    var languages: [String]?
    if let allowedLanguages { languages = try SupportedLanguage.read(allowedLanguages, among: supported) }
    return Self(by: editorID, [.instance]) { [languages] changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      let former = instance.restrictions?.value ?? Restrictions()
      let restrictions = Restrictions(
        disallowsPublicOrganizations: disallowsPublicOrganizations ?? former.disallowsPublicOrganizations,
        allowedLanguages: languages ?? former.allowedLanguages)
      let allowed = restrictions.allowedLanguages
      guard allowed.isEmpty || allowed.contains(instance.defaultLanguage) else {
        throw DomainError(.preconditionFailed, "COMMAND-L0m2u", "Errors.Restrictions.DefaultLanguageMustBeAllowed")
      }
      if restrictions != former { changes.append(.restrictionsSet(restrictions), to: &instance) }
      return instance
    }
  }
}

extension SupportedLanguage {
  /// The tags as the list of languages spells them.
  /// - Throws: `LANG-jc8Sq` for what is no tag, `LANG-3M9f2` for none, `LANG-3M9f2` or `LANG-XHiK5` for one or more that come
  ///   twice, `LANG-lg4DP` or `LANG-XHiK5` for one or more without texts.
  static func read(_ texts: [String], among supported: [String]) throws(DomainError) -> [String] {
    var languages: [String] = []
    var seen: Set<String> = []
    var (repeated, missing): ([String], [String]) = ([], [])
    for text in texts {
      let tag = PreferredLanguage.read(text)
      guard !tag.isEmpty else { throw Self.refusal("LANG-jc8Sq", "Errors.Language.NotParsed") }
      guard seen.insert(tag.lowercased()).inserted else {
        repeated.append(tag)
        continue
      }
      if let known = supported.first(where: { $0.lowercased() == tag.lowercased() }) {
        languages.append(known)
      } else {
        missing.append(tag)
      }
    }
    if seen.contains("und") { throw Self.refusal("LANG-3M9f2", "Errors.Language.Undefined") }
    try Self.refuse(repeated, one: "LANG-3M9f2", "Duplicate")
    try Self.refuse(missing, one: "LANG-lg4DP", "NotSupported")
    return languages
  }

  private static func refuse(_ tags: [String], one id: String, _ reason: String) throws(DomainError) {
    guard tags.count > 1 else {
      if tags.isEmpty { return }
      throw refusal(id, "Errors.Language.\(reason)")
    }
    var error = refusal("LANG-XHiK5", "Errors.Languages.\(reason)")
    error.subject = tags.prefix(maximumNamed).joined(separator: ", ")
    throw error
  }

  /// Of tags in an answer. Each is short.
  private static let maximumNamed = 10

  private static func refusal(_ id: String, _ key: String) -> DomainError { DomainError(.invalidArgument, id, key) }
}

extension UseCases {
  /// Restricts what the instance offers: it holds before the caller is answered.
  package func setRestrictions(
    disallowsPublicOrganizations: Bool?, allowedLanguages: [String]?, by editorID: String
  ) async throws -> Instance {
    let command = try Command.setRestrictions(
      disallowsPublicOrganizations: disallowsPublicOrganizations, allowedLanguages: allowedLanguages, among: languages,
      by: editorID)
    return try await changeInstance(command)
  }
}
