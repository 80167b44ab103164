/// What a caller wants changed: which state the decision needs, and the decision. A value, made by a function that is
/// named after what it does:
///
///     try await store.execute(.setEmail(of: target, to: address, …))
///
/// A store loads the keys, decides, and commits what was decided, all in one transaction that no other command interferes
/// with. Deciding is pure and quick, and may be done again: hashing of passwords and drawing of codes happen before.
package struct Command<Outcome: Sendable>: Sendable {
  /// Who causes what happens; empty for the system itself.
  package let editorID: String
  /// What to load first.
  package let keys: [Key]
  /// What to load besides, known only from what was loaded first: the limit of a user's address.
  package let further: (@Sendable (Changes) -> [Key])?
  /// What to load at last, known only from what `further` has named: the owners beside one.
  package let last: (@Sendable (Changes) -> [Key])?
  /// Decides on what was loaded.
  /// - Throws: the refusal. Nothing is written then, unless `Changes.isKept`.
  package let decide: @Sendable (inout Changes) throws(DomainError) -> Outcome

  package init(
    by editorID: String, _ keys: [Key], further: (@Sendable (Changes) -> [Key])? = nil,
    last: (@Sendable (Changes) -> [Key])? = nil,
    decide: @escaping @Sendable (inout Changes) throws(DomainError) -> Outcome
  ) {
    self.editorID = editorID
    self.keys = keys
    self.further = further
    self.last = last
    self.decide = decide
  }
}
