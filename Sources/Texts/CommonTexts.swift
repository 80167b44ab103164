/// What all mails of one language share, as templates.
package struct CommonTexts: Sendable {
  package let greeting: String
  /// Stands above the code, for those whom a page or an app asks for it.
  package let codePrompt: String
  /// What the code is, as a heading. Phones offer to fill in what they know by this word.
  package let codeLabel: String
  /// The code in plain text, behind its label and the colon as the language writes it.
  package let codeLine: String
  /// How long the code lives, and that nobody else is to know it.
  package let codeNote: String
  /// Stands above the link written out, for those who cannot press the button.
  package let linkLabel: String
  /// Who sends the mail, and why to this reader: the last line.
  package let signature: String
  /// Whom to turn to, where a setting says it.
  package let contactLine: String
  package let durations: DurationTexts
}
