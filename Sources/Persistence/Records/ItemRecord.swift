import ProtobufCodec
import Domain

/// An item as a row of a table for all kinds: of all in PostgreSQL, in SQLite of those that have no table of their own. A new
/// kind is a case here.
struct ItemRecord: Equatable {
  /// The numbers are kept in stores: append, never reorder.
  enum Kind: Int, CaseIterable {
    case personalAccessToken = 1, machineKey, metadata, member, domain, messageText, provider, activeProvider
    case asset, nameRule, loginTranslation
  }

  /// What a row is found by.
  struct Key: Hashable, Comparable {
    var kind: Kind
    /// A user or an organization; empty where the rest says enough.
    var owner: String
    var key: String

    static func < (left: Self, right: Self) -> Bool {
      if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
      if left.owner != right.owner { return left.owner.utf8.lexicographicallyPrecedes(right.owner.utf8) }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
  }

  var key: Key
  /// Whose events put it: a user or an organization; empty for the instance.
  var aggregate: String
  /// What it is recognized by, where that is unlike all others.
  var digest: [UInt8]?
  var expires: Timestamp?
  /// All else.
  var value: [UInt8] = []
}

extension ItemRecord.Key {
  init(_ key: Item.Key) {
    switch key {
    case .personalAccessToken(let userID, let id): self.init(kind: .personalAccessToken, owner: userID, key: id)
    case .machineKey(let userID, let id): self.init(kind: .machineKey, owner: userID, key: id)
    case .metadata(let ownerID, let key): self.init(kind: .metadata, owner: ownerID, key: key)
    case .member(let scope, let userID): self.init(kind: .member, owner: userID, key: scope.organizationID)
    case .domain(let domain): self.init(kind: .domain, owner: "", key: domain)
    case .provider(let id): self.init(kind: .provider, owner: "", key: id)
    case .activeProvider(let channel): self.init(kind: .activeProvider, owner: "", key: "\(channel.rawValue)")
    case .asset(let scope, let name): self.init(kind: .asset, owner: scope.organizationID, key: name)
    case .nameRule(let scope): self.init(kind: .nameRule, owner: scope.organizationID, key: "")
    case .messageText(let scope, let key, let field):
      self.init(kind: .messageText, owner: scope.organizationID, key: "\(key.stored)/\(field.rawValue)")
    case .loginTranslation(let scope, let locale):
      self.init(kind: .loginTranslation, owner: scope.organizationID, key: locale)
    }
  }
}

extension Item.Key {
  /// What operators read of a row that is not as it should be.
  var kind: String {
    switch self {
    case .personalAccessToken: "tokens"
    case .machineKey: "keys"
    case .metadata: "metadata"
    case .member: "members"
    case .domain: "domains"
    case .messageText: "message texts"
    case .provider: "providers"
    case .activeProvider: "active providers"
    case .asset: "pictures and fonts"
    case .nameRule: "rule of names"
    case .loginTranslation: "texts of the login"
    }
  }
}

extension ItemRecord {
  init(_ item: Item) {
    self.init(key: Key(item.key), aggregate: item.aggregateID)
    switch item {
    case .personalAccessToken(_, _, let digest, let expires): (self.digest, self.expires) = (digest, expires)
    case .machineKey(_, _, let publicKey, let expires): (value, self.expires) = (publicKey, expires)
    case .metadata(_, _, let value): self.value = value
    case .member(let membership): value = Array(membership.roles.joined(separator: " ").utf8)
    case .domain: break
    case .provider(let provider): value = Signet_Store_V1_Provider(provider).serialized()
    case .activeProvider(_, let id): value = Array(id.utf8)
    case .messageText(_, _, _, let text): value = Array(text.utf8)
    case .asset(_, let asset): value = asset.content
    case .nameRule(_, let hasDomain): value = hasDomain.map { [$0 ? 1 : 0] } ?? []
    case .loginTranslation(_, let translation): value = Array(translation.json.utf8)
    }
  }

  /// - Throws: `StoreError` for what only a newer version knows.
  var item: Item {
    get throws {
      switch key.kind {
      case .personalAccessToken:
        return .personalAccessToken(
          id: key.key, userID: key.owner, digest: digest ?? [], expires: expires ?? Expiration.never)
      case .machineKey:
        return .machineKey(
          id: key.key, userID: key.owner, publicKey: value, expires: expires ?? Expiration.never)
      case .metadata: return .metadata(ownerID: key.owner, key: key.key, value: value)
      case .member:
        let scope = Membership.Scope(organizationID: key.key)
        return .member(Membership(scope: scope, userID: key.owner, roles: text.split(separator: " ").map(String.init)))
      case .domain: return .domain(key.key, organizationID: aggregate)
      case .provider:
        do {
          return .provider(try Provider(Signet_Store_V1_Provider(serialized: value)))
        } catch let error as WireError {
          throw StoreError("provider \(key.key) is damaged: \(error)")
        }
      case .activeProvider:
        guard let number = Int(key.key) else { throw StoreError("the key of an active provider is damaged") }
        return .activeProvider(try known(number), id: text)
      case .nameRule:
        return .nameRule(.init(organizationID: key.owner), value.first.map { $0 == 1 })
      case .messageText:
        let parts = key.key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw StoreError("the key of a message's text is damaged") }
        return .messageText(
          .init(organizationID: key.owner),
          MessageTextKey(try known(parts[0]), in: parts[1]), try known(parts[2]), text)
      case .asset:
        return .asset(
          .init(organizationID: key.owner), Asset(name: key.key, content: value))
      case .loginTranslation:
        return .loginTranslation(
          .init(organizationID: key.owner),
          LoginTranslation(storedLocale: key.key, json: text))
      }
    }
  }

  private var text: String { String(decoding: value, as: UTF8.self) }

  static let columns = "kind, owner, key, aggregate, digest, expires, value"

  init(_ row: inout some RecordRow) throws {
    let key = Key(kind: try known(row.integer()), owner: row.text(), key: row.text())
    let aggregate = row.text()
    var digest: [UInt8]?
    if row.isNull { row.skip() } else { digest = row.blob() }
    self.init(key: key, aggregate: aggregate, digest: digest, expires: row.optionalDate(), value: row.blob())
  }
}

extension MessageTextKey {
  /// What the keys of its parts begin with.
  var stored: String { "\(kind.rawValue)/\(language)" }
}
