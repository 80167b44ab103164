import Domain
import Persistence

/// Lists as the ports describe them: everything is looked at.
extension MemoryState {
  var allUsers: [User] { userIDs.compactMap { user($0) } }

  func bearer(_ digest: [UInt8]) -> Bearer? {
    for row in items.rows.values {
      guard case .personalAccessToken(_, let userID, digest, let expires) = row.value, let user = user(userID) else {
        continue
      }
      return Bearer(
        userID: userID, organizationID: user.organizationID, state: user.state, tokenExpires: expires,
        memberships: memberships(of: userID).map(\.value))
    }
    return nil
  }

  func memberships(of userID: String) -> [Dated<Membership>] {
    let memberships = items.rows.values.compactMap { row -> Dated<Membership>? in
      guard case .member(let membership) = row.value, membership.userID == userID else { return nil }
      return row.map { _ in membership }
    }
    return memberships.sorted { $0.value.scope.order < $1.value.scope.order }
  }

  var instanceMembers: [Membership] {
    items.rows.values.compactMap { row -> Membership? in
      if case .member(let membership) = row.value, membership.scope == .instance { membership } else { nil }
    }
  }

  func history(_ id: String, _ page: HistoryPage) -> [HistoryEntry] {
    let entries = events(of: id).map {
      HistoryEntry(
        type: $0.payload.storedType, sequence: $0.sequence, date: $0.date, editorID: $0.editorID,
        resourceOwner: $0.resourceOwner)
    }
    if page.isAscending { return Array(entries.filter { $0.sequence > page.sequence }.prefix(page.limit)) }
    return Array(entries.filter { page.sequence == 0 || $0.sequence < page.sequence }.reversed().prefix(page.limit))
  }

  func users(_ query: UserQuery) -> ItemPage<User> {
    let matching = allUsers.map(named).filter { $0.exists && matches($0, query.condition) }
    var found = matching.enumerated().map { (key: $1.sortKey(query.order), number: $0, user: $1) }
    found.sort { one, other in
      if one.key != other.key { return (one.key < other.key) == query.isAscending }
      return (one.number < other.number) == query.isAscending
    }
    return ItemPage(items: found.dropFirst(query.offset).prefix(query.limit).map(\.user), total: found.count)
  }

  func matches(_ user: User, _ condition: UserQuery.Condition) -> Bool {
    switch condition {
    case .text(.loginName, let comparison, let value): user.loginNames.contains { comparison.holds($0, value) }
    case .text(let text, let comparison, let value): comparison.holds(user.text(text), value)
    case .state(let state): user.state == state
    case .kind(let kind): (user.human != nil) == (kind == .human)
    case .ids(let ids): ids.contains(user.id)
    case .emails(let addresses): user.human.map { addresses.contains($0.email.address.text) } ?? false
    case .organizations(let ids): ids.contains(user.organizationID)
    case .metadataKey(let comparison, let key): metadata(of: user.id).contains { comparison.holds($0.value.key, key) }
    case .metadataValue(let value, let isEqual): metadata(of: user.id).contains { ($0.value.value == value) == isEqual }
    case .all(let parts): parts.allSatisfy { matches(user, $0) }
    case .any(let parts): parts.contains { matches(user, $0) }
    case .not(let part): !matches(user, part)
    }
  }

  private func metadata(of ownerID: String) -> [Dated<MetadataEntry>] {
    items.rows.values.filter { $0.value.belongs(to: ownerID) }.compactMap { Dated<MetadataEntry>($0) }
  }

  func metadata(_ ownerID: String, _ filters: [TextMatch], _ page: PageRequest) -> ItemPage<Dated<MetadataEntry>> {
    let found = metadata(of: ownerID).filter { item in filters.allSatisfy { $0.matches(item.value.key) } }
    return found.sorted { $0.value.key.utf8.lexicographicallyPrecedes($1.value.key.utf8) }.page(page)
  }

  func credentials(
    _ kind: Credential.Kind, _ query: CredentialQuery, _ removals: Removals
  ) -> ItemPage<Dated<Credential>> {
    let found = items.rows.values.compactMap { row -> Dated<Credential>? in
      let (id, userID, expires): (String, String, Timestamp)
      switch (row.value, kind) {
      case (.personalAccessToken(let tokenID, let owner, _, let end), .personalAccessToken),
        (.machineKey(let tokenID, let owner, _, let end), .machineKey):
        (id, userID, expires) = (tokenID, owner, end)
      default: return nil
      }
      guard let user = user(userID), !removals.hide(user) else { return nil }
      return row.map { _ in
        Credential(id: id, userID: userID, organizationID: user.organizationID, expires: expires)
      }
    }
    let matching = found.filter { credential in
      query.visibility.shows(credential.value) && query.filters.allSatisfy { $0.matches(credential) }
    }
    return matching.sorted { ($0.sortKey(query.order), $0.value.id) < ($1.sortKey(query.order), $1.value.id) }.page(
      query.page)
  }
}

extension Array where Element: Sendable {
  /// A part of what is in ascending order.
  func page(_ page: PageRequest) -> ItemPage<Element> {
    let ordered = page.isAscending ? self : reversed()
    return ItemPage(items: Array(ordered.dropFirst(page.offset).prefix(page.limit)), total: count)
  }
}

extension Dated<MetadataEntry> {
  init?(_ row: Dated<Item>) {
    guard case .metadata(_, let key, let value) = row.value else { return nil }
    self = row.map { _ in MetadataEntry(key: key, value: value) }
  }
}

extension Membership.Scope {
  /// The instance first.
  fileprivate var order: String { if case .organization(let id) = self { id } else { "" } }
}

extension String {
  var foldingASCII: [UInt8] { utf8.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 } }
}

extension UserQuery.Comparison {
  func holds(_ text: String, _ value: String) -> Bool {
    let fold = { (text: String) in Array((ignoresCase ? text.folded : text).utf8) }
    let (text, value) = (fold(text), fold(value))
    // Every text begins with nothing.
    guard !value.isEmpty else { return method != .equals || text.isEmpty }
    switch method {
    case .equals: return text == value
    case .startsWith: return text.starts(with: value)
    case .endsWith: return text.reversed().starts(with: value.reversed())
    case .contains: return text.indices.contains { text[$0...].starts(with: value) }
    }
  }
}

/// Numbers before texts, of which there is one or the other.
private struct SortKey: Comparable {
  var number: Int64 = 0
  var text: [UInt8] = []

  static func < (left: Self, right: Self) -> Bool {
    left.number != right.number ? left.number < right.number : left.text.lexicographicallyPrecedes(right.text)
  }
}

extension User {
  fileprivate func text(_ text: UserQuery.Text) -> String {
    switch text {
    case .userName, .loginName: userName
    case .firstName: human?.profile.firstName ?? ""
    case .lastName: human?.profile.lastName ?? ""
    case .nickName: human?.profile.nickName ?? ""
    case .displayName: human?.profile.displayName ?? machine?.name ?? ""
    case .email: human?.email.address.text ?? ""
    case .phone: human?.phone?.number.text ?? ""
    }
  }

  fileprivate func sortKey(_ order: UserQuery.Order) -> SortKey {
    switch order {
    case .creationDate: SortKey(number: creationDate.microseconds)
    case .state: SortKey(number: Int64(state.rawValue))
    case .type: SortKey(number: human == nil ? 2 : 1)
    case .userName: SortKey(text: text(.userName).foldingASCII)
    case .firstName: SortKey(text: text(.firstName).foldingASCII)
    case .lastName: SortKey(text: text(.lastName).foldingASCII)
    case .nickName: SortKey(text: text(.nickName).foldingASCII)
    case .displayName: SortKey(text: text(.displayName).foldingASCII)
    case .email: SortKey(text: text(.email).foldingASCII)
    }
  }
}

extension Dated<Credential> {
  fileprivate func sortKey(_ order: CredentialQuery.Order) -> SortKey {
    switch order {
    case .id: SortKey(text: Array(value.id.utf8))
    case .creationDate: SortKey(number: creationDate.microseconds)
    case .userID: SortKey(text: Array(value.userID.utf8))
    case .organizationID: SortKey(text: Array(value.organizationID.utf8))
    case .expires: SortKey(number: value.expires.microseconds)
    }
  }
}

extension CredentialQuery.Visibility {
  fileprivate func shows(_ credential: Credential) -> Bool {
    switch self {
    case .all: true
    case .only(let organizations, let userID):
      credential.userID == userID || organizations.contains(credential.organizationID)
    }
  }
}

extension CredentialQuery.Filter {
  fileprivate func matches(_ credential: Dated<Credential>) -> Bool {
    switch self {
    case .id(let id): credential.value.id == id
    case .userID(let id): credential.value.userID == id
    case .organizationID(let id): credential.value.organizationID == id
    case .creationDate(let method, let date): method.holds(credential.creationDate, date)
    case .expires(let method, let date): method.holds(credential.value.expires, date)
    }
  }
}

extension CredentialQuery.DateMethod {
  func holds(_ date: Timestamp, _ other: Timestamp) -> Bool {
    switch self {
    case .equals: date == other
    case .after: date > other
    case .afterOrEquals: date >= other
    case .before: date < other
    case .beforeOrEquals: date <= other
    }
  }
}
