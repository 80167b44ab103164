extension UseCases {
  /// Creates an organization with those who administer it.
  package func setUpOrganization(
    _ new: NewAdministeredOrganization, by caller: Caller
  ) async throws -> ChangeOutcome {
    try await store.execute(
      try .setUpOrganization(
        new, by: caller.userID, baseDomain: baseDomain, mustBeProved: domains.mustBeProved, policy: ratePolicy))
  }
}
