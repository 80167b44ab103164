/// The sentences that callers read in errors and histories, by the key that names them in the published interface.
package struct ErrorTexts: Sendable {
  package let sentences: [String: String]

  init(_ sentences: [String: String]) {
    self.sentences = sentences
  }
}
