/// Answers what organizations and the instance say themselves in messages. Like other reads, they see every write that was
/// acknowledged before.
package protocol MessageTexts: Sendable {
  /// What is said of a message in one language; nil where nothing is.
  func messageText(_ key: MessageTextKey, of scope: Membership.Scope) async throws -> Dated<MessageText>?
}
