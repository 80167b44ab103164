/// What is to become of a policy.
package enum PolicyUpdate<P: Policy>: Sendable, Equatable {
  /// The first of its own.
  case add(P)
  case change(P)
  /// As `change`; nothing new is a success.
  case set(P)
  /// What is less special holds again.
  case reset
}

/// Where a command left the policies that it changed.
package struct PolicyOutcome: Sendable {
  package var change: ChangeOutcome
  /// The instance, where they were its own: what is kept of it in memory follows.
  package var instance: Instance?
}

extension Command<PolicyOutcome> {
  /// Management v1 `AddCustom…Policy`, `UpdateCustom…Policy`, `Reset…PolicyToDefault` of an organization; Admin v1
  /// `Update…Policy`, `Set…Policy` of the instance, which always has one: what is built in.
  /// - Throws: what `Policy.checked` throws; by the ids of its kind, that there is one, that there is none, that nothing
  ///   would change.
  package static func changePolicy<P>(
    _ update: PolicyUpdate<P>, of scope: Membership.Scope, by editorID: String
  ) -> Self {
    changePolicies(of: scope, by: editorID) { () throws(DomainError) in
      switch update {
      case .add(let policy): .add(try policy.checked(PolicyOccasion(scope: scope, isNew: true)))
      case .change(let policy): .change(try policy.checked(PolicyOccasion(scope: scope, isNew: false)))
      case .set(let policy): .set(try policy.checked(PolicyOccasion(scope: scope, isNew: false)))
      case .reset: .reset
      }
    } decide: { (update: PolicyUpdate<P>, policies) throws(DomainError) in
      try update.decided(policies[P.self]?.value, in: scope).map { [$0] } ?? []
    }
  }

  /// A factor more of the login policy, or one less: Management and Admin v1 `Add…FactorToLoginPolicy`,
  /// `Remove…FactorFromLoginPolicy`.
  /// - Throws: for an organization without a login policy of its own `Org-M0sif`; that the factor is there, or is not.
  package static func changeFactor(
    _ factor: LoginFactor, isAdded: Bool, of scope: Membership.Scope, by editorID: String
  ) -> Self {
    changePolicies(of: scope, by: editorID) { () throws(DomainError) in
    } decide: { (_: Void, policies) throws(DomainError) in
      let own = policies[LoginPolicy.self]?.value
      if own == nil, scope != .instance { throw LoginPolicy.errors.missingToChange }
      guard (own ?? LoginPolicy()).has(factor) != isAdded else {
        throw isAdded ? factor.exists(in: scope) : factor.missing(in: scope)
      }
      return [isAdded ? .factorAdded(factor) : .factorRemoved(factor)]
    }
  }

  static func changePolicies<Wanted: Sendable>(
    of scope: Membership.Scope, by editorID: String,
    check: @escaping @Sendable () throws(DomainError) -> Wanted,
    decide: @escaping @Sendable (Wanted, Policies) throws(DomainError) -> [PolicyChange]
  ) -> Self {
    Self(by: editorID, [scope.key]) { changes throws(DomainError) in
      let wanted = try check()
      switch scope {
      case .instance:
        guard var instance = changes.instance else { throw Instance.missing }
        for change in try decide(wanted, instance.policies) { changes.append(.policy(change), to: &instance) }
        return PolicyOutcome(change: ChangeOutcome(instance), instance: instance)
      case .organization(let id):
        try changes.requireOrganization(id)
        guard var organization = changes.organization(id) else { throw .organizationRequired }
        for change in try decide(wanted, organization.policies) { changes.append(.policy(change), to: &organization) }
        return PolicyOutcome(change: ChangeOutcome(organization))
      }
    }
  }
}

extension PolicyUpdate {
  /// - Parameter own: what is set in this scope.
  fileprivate func decided(_ own: P?, in scope: Membership.Scope) throws(DomainError) -> PolicyChange? {
    switch self {
    case .add(let policy):
      guard own == nil else { throw P.errors.exists(in: scope) }
      return .added(policy.value)
    case .change(let policy), .set(let policy):
      guard let former = own ?? (scope == .instance ? P() : nil) else { throw P.errors.missingToChange }
      let new = policy.updating(former)
      if new != former { return .changed(new.value) }
      if case .set = self { return nil }
      throw P.errors.notChanged(in: scope)
    case .reset:
      guard own != nil else { throw P.errors.missingToReset }
      return .removed(P.kind)
    }
  }
}
