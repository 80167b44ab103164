/// The sentences that callers read, by the key that names them in the published interface.
package enum Texts {
  /// The sentence for `key`, or nil when the key is plain text already, as it is for some errors.
  ///
  /// A language that lacks a sentence falls back to English.
  package static func sentence(for key: String, in language: Language) -> String? {
    self.table(for: language)[key] ?? self.table(for: .fallback)[key]
  }

  /// Every key and its sentence in one language.
  static func table(for language: Language) -> [String: String] {
    switch language {
    case .english: self.english
    case .german: self.german
    }
  }
}
