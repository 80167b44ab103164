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
  /// - Throws: `LANG-jc8Sq` for what is no tag; as `SupportedLanguage.read`; `INST-DS3rq` where it is the language already.
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
      changes.append(.defaultLanguageSet(language), to: &instance)
      return instance
    }
  }
}

/// The instance's language for whoever cannot wait for a store: a refusal is translated on the spot.
///
/// Whoever learns of another state of the instance notes it, in whatever order: the newest stays.
package final class DefaultLanguage: Sendable {
  private let newest = Mutex<(sequence: UInt64, language: String)>((0, ""))

  package init() {}

  /// BCP 47; empty until it is known.
  package var tag: String { self.newest.withLock { $0.language } }

  /// Takes the language over, unless a later one is known.
  package func note(_ instance: Instance) {
    self.newest.withLock {
      if instance.sequence >= $0.sequence { $0 = (instance.sequence, instance.defaultLanguage) }
    }
  }
}

extension UseCases {
  /// Sets the language of whoever prefers none that there is: it holds before the caller is answered.
  package func setDefaultLanguage(_ text: String, by editorID: String) async throws -> ChangeOutcome {
    let command = try Command.setDefaultLanguage(text, among: languages, by: editorID)
    return ChangeOutcome(try await changeInstance(command))
  }
}
