import Domain

/// Whose login names have a domain.
struct NameRules: Sendable, Equatable {
  var instance = false
  /// Of organizations that have a policy of their own.
  var own: [String: Bool] = [:]

  init(_ items: [Item] = []) {
    for case .nameRule(let scope, let hasDomain) in items {
      switch scope {
      case .instance: instance = hasDomain ?? false
      case .organization(let id): own[id] = hasDomain
      }
    }
  }

  /// What holds of users whose login names have a domain.
  var hasDomain: UserQuery.Condition {
    let others = own.filter { $0.value != instance }.keys.sorted()
    return instance ? .not(.organizations(others)) : .organizations(others)
  }

  /// Whether that is nobody.
  var isOfNobody: Bool { !instance && !own.values.contains(true) }
}

/// Says what is asked of login names by what is asked of user names and of domains: no store keeps login names.
struct LoginNameConditions {
  let rules: NameRules
  /// The organizations of which a verified domain compares so, by its key.
  let owners: (UserQuery.Comparison, String) throws -> [String]

  func rewritten(_ condition: UserQuery.Condition) throws -> UserQuery.Condition {
    switch condition {
    case .text(.loginName, let comparison, let value): try rewritten(comparison, value)
    case .all(let parts): .all(try parts.map(rewritten))
    case .any(let parts): .any(try parts.map(rewritten))
    case .not(let part): .not(try rewritten(part))
    case .text, .state, .kind, .ids, .emails, .organizations, .metadataKey, .metadataValue: condition
    }
  }

  private func rewritten(
    _ comparison: UserQuery.Comparison, _ value: String
  ) throws -> UserQuery.Condition {
    let plain = UserQuery.Condition.text(.userName, comparison, value)
    // Every text begins with nothing.
    if rules.isOfNobody || value.folded.isEmpty { return plain }
    let (withDomain, domain) = (rules.hasDomain, try split(comparison, value))
    return .any([.all([.not(withDomain), plain]), .all([withDomain, .any(domain)])])
  }

  /// What holds of those with `userName@domain` and a domain of their organization, in which there is no @: one of these.
  private func split(_ comparison: UserQuery.Comparison, _ value: String) throws -> [UserQuery.Condition] {
    let method = comparison.method
    func userName(_ method: UserQuery.Comparison.Method, _ value: String) -> UserQuery.Condition {
      .text(.userName, UserQuery.Comparison(method, ignoresCase: comparison.ignoresCase), value)
    }
    func domain(_ method: UserQuery.Comparison.Method, _ value: String) throws -> UserQuery.Condition {
      value.isEmpty && method != .equals
        ? .all([]) : .organizations(try owners(UserQuery.Comparison(method, ignoresCase: true), value.folded))
    }
    let scalars = value.unicodeScalars
    guard let at = scalars.lastIndex(of: "@") else {
      switch method {
      case .equals: return []
      case .startsWith: return [userName(.startsWith, value)]
      case .contains: return [userName(.contains, value), try domain(.contains, value)]
      case .endsWith: return [try domain(.endsWith, value)]
      }
    }
    let (name, rest) = (String(scalars[..<at]), String(scalars[scalars.index(after: at)...]))
    switch method {
    case .equals: return [.all([userName(.equals, name), try domain(.equals, rest)])]
    case .startsWith:
      return [userName(.startsWith, value), .all([userName(.equals, name), try domain(.startsWith, rest)])]
    case .contains:
      return [userName(.contains, value), .all([userName(.endsWith, name), try domain(.startsWith, rest)])]
    case .endsWith: return [.all([userName(.endsWith, name), try domain(.equals, rest)])]
    }
  }
}

extension UserQuery {
  /// Whether it looks at names that a switch of the domain policy changes.
  var looksAtUserNames: Bool { order == .userName || condition.looksAtUserNames }
}

extension UserQuery.Condition {
  fileprivate var looksAtUserNames: Bool {
    switch self {
    case .text(let text, _, _): text == .userName || text == .loginName
    case .all(let parts), .any(let parts): parts.contains(where: \.looksAtUserNames)
    case .not(let part): part.looksAtUserNames
    case .state, .kind, .ids, .emails, .organizations, .metadataKey, .metadataValue: false
    }
  }
}

/// Users as whoever asks is to see them, each organization looked up once.
struct NamedReader {
  private let instance: Instance?
  private let organization: (String) throws -> Organization?
  private var namings: [String: Naming] = [:]

  init(_ instance: Instance?, organization: @escaping (String) throws -> Organization?) {
    self.instance = instance
    self.organization = organization
  }

  mutating func naming(of organizationID: String) throws -> Naming {
    if let known = namings[organizationID] { return known }
    let naming = Naming(try organization(organizationID), instance)
    namings[organizationID] = naming
    return naming
  }

  mutating func seen(_ user: User) throws -> User { try naming(of: user.organizationID).seen(user) }

  /// Whether a state is known to have the name that its user has: what is damaged tells nothing.
  mutating func isSettled(_ read: () throws -> User) throws -> Bool {
    do {
      let user = try read()
      return try naming(of: user.organizationID).isSettled(user)
    } catch let error as StoreError where !error.isTransient {
      return false
    }
  }

  /// What a user is called, for whoever reads so many that one damaged row is to be no obstacle: by what stands beside it then.
  mutating func name(_ stored: String, _ read: () throws -> User) throws -> String {
    let user: User
    do {
      user = try read()
    } catch let error as StoreError where !error.isTransient {
      return stored
    }
    return try naming(of: user.organizationID).name(of: user)
  }
}
