/// What an aggregate has beside its state: a row of a table, which follows the events.
package enum Item: Sendable, Equatable {
  /// What lets a machine call; `digest` is the SHA-256 of the token.
  case personalAccessToken(id: String, userID: String, digest: [UInt8], expires: Timestamp)
  /// With which a machine signs; `publicKey` in PEM.
  case machineKey(id: String, userID: String, publicKey: [UInt8], expires: Timestamp)
  /// What is kept with a user or an organization.
  case metadata(ownerID: String, key: String, value: [UInt8])
  case member(Membership)
  /// A domain, by its key, that an organization has proved to own.
  case domain(String, organizationID: String)
  /// A part of what an organization or the instance says in a message.
  case messageText(Membership.Scope, MessageTextKey, MessageTextField, String)
  indirect case provider(Provider)
  /// Which provider of a channel sends.
  case activeProvider(Notification.Channel, id: String)
  /// What was uploaded for a label policy.
  case asset(Membership.Scope, Asset)
  /// Whether login names have a domain, by a policy of the instance's or an organization's own; nil: it has none any more.
  /// Where nobody has ever set one, there is none of these.
  case nameRule(Membership.Scope, Bool?)
  /// What the login says, for an organization or the instance.
  case loginTranslation(Membership.Scope, LoginTranslation)

  /// What an item is loaded and removed by.
  package enum Key: Sendable, Hashable {
    case personalAccessToken(userID: String, id: String)
    case machineKey(userID: String, id: String)
    case metadata(ownerID: String, key: String)
    case member(Membership.Scope, userID: String)
    case domain(String)
    case messageText(Membership.Scope, MessageTextKey, MessageTextField)
    case provider(String)
    case activeProvider(Notification.Channel)
    case asset(Membership.Scope, name: String)
    case nameRule(Membership.Scope)
    case loginTranslation(Membership.Scope, locale: String)
  }

  package var key: Key {
    switch self {
    case .personalAccessToken(let id, let userID, _, _): .personalAccessToken(userID: userID, id: id)
    case .machineKey(let id, let userID, _, _): .machineKey(userID: userID, id: id)
    case .metadata(let ownerID, let key, _): .metadata(ownerID: ownerID, key: key)
    case .member(let membership): .member(membership.scope, userID: membership.userID)
    case .domain(let domain, _): .domain(domain)
    case .messageText(let scope, let key, let field, _): .messageText(scope, key, field)
    case .provider(let provider): .provider(provider.id)
    case .activeProvider(let channel, _): .activeProvider(channel)
    case .asset(let scope, let asset): .asset(scope, name: asset.name)
    case .nameRule(let scope, _): .nameRule(scope)
    case .loginTranslation(let scope, let translation): .loginTranslation(scope, locale: translation.locale)
    }
  }

  /// Whose events put it: a user or an organization; empty for the instance.
  package var aggregateID: String {
    switch self {
    case .personalAccessToken(_, let id, _, _), .machineKey(_, let id, _, _), .metadata(let id, _, _),
      .domain(_, let id):
      id
    case .member(let membership): membership.scope.organizationID
    case .messageText(let scope, _, _, _), .asset(let scope, _), .nameRule(let scope, _),
      .loginTranslation(let scope, _):
      scope.organizationID
    case .provider, .activeProvider: ""
    }
  }

  /// Whether the item goes with the removal of this user or organization. The members of an organization are more than one
  /// commit should take: they are nobody's from then on (`Removals`).
  package func belongs(to id: String) -> Bool {
    if case .member(let membership) = self { return membership.userID == id }
    return aggregateID == id && !id.isEmpty
  }
}

/// What an event changes of the rows beside a state.
package enum ItemChange: Sendable, Equatable {
  /// A new row, or another content of one that is there: then its creation date stays.
  case put(Item, date: Timestamp, sequence: UInt64)
  case remove(Item.Key)
  /// Whatever belongs to a user or an organization: also what other aggregates' events gave.
  case removeAll(of: String)
  /// Of a row that nobody sees, and that no event tells of any more.
  case drop(Item.Key)
}

extension ItemChange {
  /// Whether user names that end in a domain are an organization's from now on.
  package var verifiesDomain: Bool { if case .put(.domain, _, _) = self { true } else { false } }
  /// Whether users may be called otherwise from now on.
  package var switchesNames: Bool { if case .put(.nameRule, _, _) = self { true } else { false } }

  /// The row that an event puts.
  init(put item: Item, by event: Event) {
    self = .put(item, date: event.date, sequence: event.sequence)
  }
}

/// Rows beside states, as events leave them: what stores compare their tables with, and keep in memory.
package struct ItemSet: Sendable, Equatable {
  package private(set) var rows: [Item.Key: Dated<Item>] = [:]

  package init() {}

  package subscript(key: Item.Key) -> Item? { rows[key]?.value }

  package mutating func apply(_ change: ItemChange) {
    switch change {
    case .put(let item, let date, let sequence):
      let created = rows[item.key]?.creationDate ?? date
      rows[item.key] = Dated(item, creationDate: created, changeDate: date, sequence: sequence)
    case .remove(let key), .drop(let key): rows[key] = nil
    case .removeAll(let id): rows = rows.filter { !$0.value.value.belongs(to: id) }
    }
  }
}
