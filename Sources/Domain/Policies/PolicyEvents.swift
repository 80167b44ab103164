/// What happens to the policies of an organization or of the instance. Append cases, never change one.
package enum PolicyChange: Sendable, Equatable {
  /// There was none, of this scope.
  case added(PolicyValue)
  case changed(PolicyValue)
  /// What is less special holds again.
  case removed(PolicyKind)
  /// A factor more, or one less, of the login policy.
  case factorAdded(LoginFactor)
  case factorRemoved(LoginFactor)

  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .added(let value), .changed(let value): value.policy.published
    case .removed: [:]
    case .factorAdded(let factor), .factorRemoved(let factor): ["mfaType": .number(factor.number)]
    }
  }
}

extension Policies {
  /// The one fold, of organizations and the instance.
  mutating func apply(_ change: PolicyChange, _ event: Event) {
    switch change {
    case .added(let value), .changed(let value): settings[value.kind].set(value, by: event)
    case .removed(let kind): settings[kind] = nil
    case .factorAdded(let factor):
      var policy = general(LoginPolicy.self)
      policy.add(factor)
      settings[.login].set(policy.value, by: event)
    case .factorRemoved(let factor):
      var policy = general(LoginPolicy.self)
      policy.remove(factor)
      settings[.login].set(policy.value, by: event)
    }
  }
}

extension Optional {
  /// Sets a policy, or sets it anew.
  mutating func set<Value>(_ policy: Value, by event: Event) where Wrapped == PolicySetting<Value> {
    self = PolicySetting(
      policy: policy, creationDate: self?.creationDate ?? event.date, changeDate: event.date, sequence: event.sequence)
  }
}
