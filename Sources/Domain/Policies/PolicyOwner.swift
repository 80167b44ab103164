/// Who sets what holds for users, and what is said to them: the instance for everybody, an organization for its own.
package protocol PolicyOwner {
  /// Those of its own.
  var policies: Policies { get set }
  /// Whether it has ever said anything itself in messages: only then is it looked for.
  var hasOwnTexts: Bool { get set }
  /// The same of pages.
  var hasOwnPageTexts: Bool { get set }
  /// Nil: what is less special holds.
  var domainPolicy: Dated<DomainPolicy>? { get set }
  /// How the names of its users were switched.
  var names: NameHistory { get set }
}

extension Organization: PolicyOwner {}
extension Instance: PolicyOwner {}

extension PolicyOwner {
  /// Whether it has ever said anything of this kind: only then is it looked for.
  package func says(_ kind: MessageTextKind) -> Bool { kind == .login ? hasOwnPageTexts : hasOwnTexts }

  mutating func noteText(_ change: MessageTextChange) {
    if change.key.kind == .login { hasOwnPageTexts = true } else { hasOwnTexts = true }
  }

  /// - Parameter history: nil: they were not switched.
  mutating func noteNames(_ history: NameHistory?) {
    if let history { names = history }
  }
}
