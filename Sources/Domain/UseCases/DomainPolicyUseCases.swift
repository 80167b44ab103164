extension UseCases {
  /// What holds where no domain policy is set: as this server is set up.
  package var standardDomainPolicy: DomainPolicy { DomainPolicy(domainsMustBeProved: domains.mustBeProved) }

  /// Changes an organization's own domain policy.
  package func changeDomainPolicy(
    of organizationID: String, _ change: DomainPolicyUpdate, by editorID: String
  ) async throws -> ChangeOutcome {
    try await store.execute(
      .changeDomainPolicy(of: organizationID, change, by: editorID, default: standardDomainPolicy))
  }

  /// Sets what holds in organizations that have no domain policy of their own.
  package func setDomainPolicy(_ policy: DomainPolicy, by editorID: String) async throws -> ChangeOutcome {
    try await store.execute(.setDomainPolicy(policy, by: editorID, default: standardDomainPolicy))
  }

  /// Whether somebody has the user name that a user of the organization could have.
  package func isTaken(userName: String, in organizationID: String) async throws -> Bool {
    let naming = Naming(try await store.organization(id: organizationID), try await store.instance())
    return try await store.isTaken(UniqueName(userName: userName, naming.form, in: organizationID))
  }
}
