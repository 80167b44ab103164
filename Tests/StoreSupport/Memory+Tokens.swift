import Domain

extension MemoryStore {
  package func standing(userID: String, tokenID: String) async throws -> TokenStanding? {
    read { state, removals in
      guard let user = state.user(userID) else { return nil }
      return removals.seen(
        TokenStanding(
          bearer: Bearer(
            userID: userID, organizationID: user.organizationID, state: user.state,
            tokenExpires: Timestamp(microseconds: 0),
            memberships: state.memberships(of: userID).map(\.value)),
          isRevoked: state.limits[RateLimit.Key(.revokedToken, tokenID)] != nil,
          ended: state.limits[RateLimit.Key(.endedTokens, userID)]?.bucketDate,
          instanceSequence: state.states[.instance]?.instance?.sequence ?? 0))
    }
  }
}
