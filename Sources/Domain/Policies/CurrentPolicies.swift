import Synchronization

/// The instance's policies that hold now, in memory: they are read more often than anything is set.
///
/// Whoever learns of another state of the instance notes it, in whatever order: the newest stays.
package final class CurrentPolicies: Sendable {
  private let newest = Mutex<(sequence: UInt64, policies: Policies)>((0, Policies()))

  package init() {}

  /// What the instance has set, for a command that reads them beside those of an organization.
  package var all: Policies { newest.withLock { $0.policies } }

  /// What the instance says for everybody.
  package subscript<P: Policy>(_: P.Type) -> P { all.general() }

  /// Takes over what an instance has, unless a newer one was noted.
  package func note(_ instance: Instance) {
    newest.withLock { if instance.sequence >= $0.sequence { $0 = (instance.sequence, instance.policies) } }
  }

  /// What is noted next holds, however old it is.
  func forget() { newest.withLock { $0.sequence = 0 } }
}

extension Organization {
  /// What holds for its users: its own policy, else the instance's.
  package func policy<P: Policy>(_: P.Type = P.self, else general: Policies) -> P {
    policies[P.self]?.value ?? general.general()
  }
}

extension Changes {
  /// What holds for users of an organization, which was loaded: its own policy, else the instance's.
  package func policy<P: Policy>(_: P.Type = P.self, of organizationID: String, else general: Policies) -> P {
    organization(organizationID)?.policy(else: general) ?? general.general()
  }
}

extension UseCases {
  /// What holds for users of an organization: its own policy, else the instance's, which is read in memory.
  package func policy<P: Policy>(_: P.Type = P.self, of organizationID: String) async throws -> P {
    try await store.organization(id: organizationID)?.policy(else: policies.all) ?? policies[P.self]
  }

  /// Changes a policy: that of the instance holds before the caller is answered.
  package func changePolicy<P: Policy>(
    _ update: PolicyUpdate<P>, of scope: Membership.Scope, by editorID: String
  ) async throws -> ChangeOutcome {
    try await noting(.changePolicy(update, of: scope, by: editorID))
  }

  /// Adds a factor to the login policy, or removes one.
  package func changeFactor(
    _ factor: LoginFactor, isAdded: Bool, of scope: Membership.Scope, by editorID: String
  ) async throws -> ChangeOutcome {
    try await noting(.changeFactor(factor, isAdded: isAdded, of: scope, by: editorID))
  }

  func noting(_ command: Command<PolicyOutcome>) async throws -> ChangeOutcome {
    do {
      let outcome = try await store.execute(command)
      if let instance = outcome.instance { note(instance) }
      return outcome.change
    } catch let error as StoreError {
      // Whether it was kept may be unknown to the store, too.
      _ = try? await refreshInstance()
      throw error
    }
  }
}
