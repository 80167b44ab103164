import Domain

/// The domains that an organization has proved to own, as lists look for them: one text, with a line feed before and behind
/// each, which no domain has. So one look tells of all of them, wherever in one its text is looked for.
enum ListedDomains {
  private static let mark = "\n"

  static func text(of organization: Organization) -> String {
    let domains = organization.domains.filter(\.isVerified)
    return domains.isEmpty ? "" : mark + domains.map { $0.key + mark }.joined()
  }

  /// What the text of every organization has in it that owns such a domain, and of no other; nil where there can be no such
  /// domain.
  static func part(_ comparison: UserQuery.Comparison, _ domain: String) -> String? {
    let domain = comparison.ignoresCase ? domain.folded : domain
    guard !domain.contains(mark) else { return nil }
    // Every domain begins with nothing.
    if domain.isEmpty { return comparison.method == .equals ? nil : mark }
    return switch comparison.method {
    case .equals: mark + domain + mark
    case .startsWith: mark + domain
    case .contains: domain
    case .endsWith: domain + mark
    }
  }
}
