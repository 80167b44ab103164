import Synchronization

/// The languages that are set: of the instance, and of texts.
package enum SupportedLanguage {
  /// The tag as the list of languages spells it.
  /// - Throws: `LANG-3M9f2` for no tag, `LANG-lg4DP` for one of a language without texts.
  package static func read(_ text: String, among supported: [String]) throws(DomainError) -> String {
    let tag = PreferredLanguage.read(text).lowercased()
    guard !tag.isEmpty, tag != "und" else {
      throw DomainError(.invalidArgument, "LANG-3M9f2", "Errors.Language.Undefined")
    }
    guard let known = supported.first(where: { $0.lowercased() == tag }) else {
      throw DomainError(.invalidArgument, "LANG-lg4DP", "Errors.Language.NotSupported")
    }
    return known
  }
}

extension Command<Instance> {
  /// Admin v1 `SetDefaultLanguage`: the language of whoever prefers none that there is.
  /// - Throws: `LANG-jc8Sq` for what is no tag; as `SupportedLanguage.read`; `INST-DS3rq` where it is the language already,
  ///   `LANG-2M9fs` for one that is not allowed.
  package static func setDefaultLanguage(
    _ text: String, among supported: [String], by editorID: String
  ) throws(DomainError) -> Self {
    guard text.isEmpty || !PreferredLanguage.read(text).isEmpty else {
      throw DomainError(.invalidArgument, "LANG-jc8Sq", "Errors.Language.NotParsed")
    }
    let language = try SupportedLanguage.read(text, among: supported)
    return Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      guard instance.defaultLanguage != language else {
        throw DomainError(.preconditionFailed, "INST-DS3rq", "Errors.Instance.NotChanged")
      }
      guard instance.allowedLanguages.isEmpty || instance.allowedLanguages.contains(language) else {
        throw DomainError(.preconditionFailed, "LANG-2M9fs", "Errors.Language.NotAllowed")
      }
      changes.append(.defaultLanguageSet(language), to: &instance)
      return instance
    }
  }
}

/// The instance's languages for whoever cannot wait for a store: a refusal is translated on the spot.
///
/// Whoever learns of another state of the instance notes it, in whatever order: the newest stays.
package final class DefaultLanguage: Sendable {
  private let newest = Mutex<(sequence: UInt64, languages: SpokenLanguages)>((0, SpokenLanguages()))

  package init() {}

  package var languages: SpokenLanguages { self.newest.withLock { $0.languages } }

  /// Takes the languages over, unless later ones are known.
  package func note(_ instance: Instance) {
    self.newest.withLock {
      if instance.sequence >= $0.sequence { $0 = (instance.sequence, SpokenLanguages(instance)) }
    }
  }

  /// What is noted next holds, however old it is.
  func forget() { self.newest.withLock { $0.sequence = 0 } }
}

extension UseCases {
  /// Sets the language of whoever prefers none that there is: it holds before the caller is answered.
  package func setDefaultLanguage(_ text: String, by editorID: String) async throws -> ChangeOutcome {
    let command = try Command.setDefaultLanguage(text, among: languages, by: editorID)
    return ChangeOutcome(try await changeInstance(command))
  }
}
