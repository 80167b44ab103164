/// The policies that there are. The names are published, in events: `org.policy.password.complexity.added`.
package enum PolicyKind: String, Sendable, CaseIterable {
  case login
  case passwordComplexity = "password.complexity"
  case passwordAge = "password.age"
  case lockout
  case privacy
  case notification
  /// Of the instance alone.
  case security
  case label
  /// The label policy that everybody sees. Its events are those of `label`.
  case activeLabel = "label.active"
}

/// A rule that the instance has for everybody, and an organization can have instead for its own users.
///
/// A new one is a case of `PolicyKind` and of `PolicyValue`, a type, its row of ids in `PolicyKind.errors`, and its message in the store: the
/// compiler leads to the rest.
package protocol Policy: Sendable, Equatable {
  static var kind: PolicyKind { get }

  /// What holds where nobody has set any.
  init()
  var value: PolicyValue { get }

  /// The policy as it is kept, once it is known that it can be obeyed.
  /// - Parameter occasion: some ids tell what was asked for.
  func checked(_ occasion: PolicyOccasion) throws(DomainError) -> Self
  /// The policy that an update makes of a former one: with what an update does not name.
  func updating(_ former: Self) -> Self
  /// What readers of events are told.
  var published: EventFields { get }
}

extension Policy {
  static var errors: PolicyErrors { kind.errors }

  package func checked(_: PolicyOccasion) throws(DomainError) -> Self { self }
  package func updating(_: Self) -> Self { self }
}

/// What is done to a policy, and whose it is.
package struct PolicyOccasion: Sendable, Equatable {
  package var scope: Membership.Scope
  /// Else it is changed.
  package var isNew: Bool

  package init(scope: Membership.Scope, isNew: Bool) { (self.scope, self.isNew) = (scope, isNew) }
}

/// A policy of whichever kind.
package enum PolicyValue: Sendable, Equatable {
  indirect case login(LoginPolicy)
  case passwordComplexity(PasswordPolicy)
  case passwordAge(PasswordAgePolicy)
  case lockout(LockoutPolicy)
  indirect case privacy(PrivacyPolicy)
  case notification(NotificationPolicy)
  case security(SecurityPolicy)
  indirect case label(LabelPolicy)
  indirect case activeLabel(LabelPolicy)

  package var policy: any Policy {
    switch self {
    case .login(let policy): policy
    case .passwordComplexity(let policy): policy
    case .passwordAge(let policy): policy
    case .lockout(let policy): policy
    case .privacy(let policy): policy
    case .notification(let policy): policy
    case .security(let policy): policy
    case .label(let policy): policy
    case .activeLabel(let policy): ActiveLabelPolicy(policy)
    }
  }

  /// Nil: it is another kind's.
  package subscript<P: Policy>(_: P.Type) -> P? {
    switch self {
    case .login(let policy): policy as? P
    case .passwordComplexity(let policy): policy as? P
    case .passwordAge(let policy): policy as? P
    case .lockout(let policy): policy as? P
    case .privacy(let policy): policy as? P
    case .notification(let policy): policy as? P
    case .security(let policy): policy as? P
    case .label(let policy): policy as? P
    case .activeLabel(let policy): ActiveLabelPolicy(policy) as? P
    }
  }

  package var kind: PolicyKind { type(of: policy).kind }
}

/// The policies that an organization or the instance has set.
package struct Policies: Sendable, Equatable {
  package internal(set) var settings: [PolicyKind: Dated<PolicyValue>]

  package init(_ settings: [Dated<PolicyValue>] = []) {
    self.settings = Dictionary(settings.map { ($0.value.kind, $0) }) { $1 }
  }

  /// What was set; nil: what is less special holds.
  package subscript<P: Policy>(_: P.Type) -> Dated<P>? {
    guard let setting = settings[P.kind], let policy = setting.value[P.self] else { return nil }
    return setting.map { _ in policy }
  }

  /// What the instance says for everybody: what it has set, else what is built in.
  package func general<P: Policy>(_: P.Type = P.self) -> P { self[P.self]?.value ?? P() }
}
