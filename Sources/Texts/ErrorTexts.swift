/// The sentences that callers read in errors and histories, by the key that names them in the published interface.
package struct ErrorTexts: Sendable {
  package let sentences: [String: String]

  init(_ sentences: [String: String]) {
    self.sentences = sentences
  }

  /// The types of events that there are, in alphabetical order: each has a sentence.
  package static let eventTypes = english.sentences.keys.compactMap { key in
    key.hasPrefix("EventTypes.") ? String(key.dropFirst("EventTypes.".count)) : nil
  }.sorted()
}
