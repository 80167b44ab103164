/// What each method answers to whoever may call it, and what it refuses, by subject. The order of the rows of refusals of a
/// method is that in which it looks.
enum Tables {
  private static let all: [Rows] = [
    accounts, contacts, creations, credentials, domainPolicies, domains, factors, inside, instance, labels, lists,
    members, moving, oidc, oneself, organizations, policies, providers, sessions, settings, messageTexts,
  ]

  static let successes = all.flatMap(\.successes)
  static let refusals = all.flatMap(\.refusals)
}
