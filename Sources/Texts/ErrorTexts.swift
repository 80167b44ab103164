/// The sentences that callers read in errors and histories, by the key that names them in the published interface.
package struct ErrorTexts: Sendable {
  package let sentences: [String: String]

  /// - Parameter events: the column of the language in `EventTexts`.
  init(events: (EventTexts.Row) -> String, _ sentences: [String: String]) {
    let told = EventTexts.rows.map { ("EventTypes.\($0)", events($1)) }
    self.sentences = sentences.merging(told) { $1 }
  }

  /// The types of events that there are, in alphabetical order: each has a sentence.
  package static let eventTypes: [String] = EventTexts.rows.keys.sorted()
}
