/// Answers what lists ask of the things that users have beside their state. Like other reads, they see every write that
/// was acknowledged before.
public protocol UserItems: Sendable {
  /// Tokens or keys that match, and how many there are on all pages.
  func credentials(_ kind: Credential.Kind, _ query: CredentialQuery) async throws -> ItemPage<Credential>
  /// The public key of a program's key that counts; nil where there is none.
  func machineKey(id: String, userID: String) async throws -> MachineKey?
  /// Metadata of a user whose keys match, and how many there are on all pages.
  func metadata(userID: String, _ filters: [TextMatch], _ page: PageRequest) async throws -> ItemPage<UserMetadata>
  func metadata(userID: String, key: String) async throws -> UserMetadata?
}

/// Which part of a list is asked for.
public struct PageRequest: Sendable, Equatable {
  /// How many items to pass over.
  public var offset: Int
  /// How many items at most.
  public var limit: Int
  public var isAscending: Bool

  public init(offset: Int = 0, limit: Int, isAscending: Bool = false) {
    self.offset = offset
    self.limit = limit
    self.isAscending = isAscending
  }
}

/// A part of a list.
public struct ItemPage<Item: Sendable>: Sendable {
  public var items: [Item]
  /// How many match on all pages.
  public var total: Int

  public init(items: [Item], total: Int) {
    self.items = items
    self.total = total
  }
}

/// A personal access token or a key of a program, without what it is recognized by.
public struct Credential: Sendable, Equatable {
  public enum Kind: Sendable, CaseIterable {
    case personalAccessToken, machineKey
  }

  public var id: String
  public var userID: String
  public var organizationID: String
  /// From then on it is worth nothing; `Expiration.never` for none.
  public var expires: Timestamp
  public var creationDate: Timestamp
  /// The number of the event that added it.
  public var sequence: UInt64

  public init(
    id: String, userID: String, organizationID: String, expires: Timestamp, creationDate: Timestamp, sequence: UInt64
  ) {
    self.id = id
    self.userID = userID
    self.organizationID = organizationID
    self.expires = expires
    self.creationDate = creationDate
    self.sequence = sequence
  }
}

/// What verifies the signature of a program.
public struct MachineKey: Sendable, Equatable {
  /// PEM.
  public var publicKey: [UInt8]
  public var expires: Timestamp

  public init(publicKey: [UInt8], expires: Timestamp) {
    self.publicKey = publicKey
    self.expires = expires
  }
}

/// Which tokens or keys a list is to hold.
public struct CredentialQuery: Sendable, Equatable {
  public enum DateMethod: Sendable, CaseIterable {
    case equals, after, afterOrEquals, before, beforeOrEquals
  }

  /// All of a query's filters must match.
  public enum Filter: Sendable, Equatable {
    case id(String)
    case userID(String)
    case organizationID(String)
    case creationDate(DateMethod, Timestamp)
    case expires(DateMethod, Timestamp)
  }

  public enum Order: Sendable, CaseIterable {
    case id, creationDate, userID, organizationID, expires
  }

  /// Whose the caller may see.
  public enum Visibility: Sendable, Equatable {
    case all
    /// Those of the users of these organizations, and of the caller.
    case only(organizations: [String], userID: String)
  }

  public var filters: [Filter]
  public var visibility: Visibility
  public var order: Order
  public var page: PageRequest

  public init(
    filters: [Filter], visibility: Visibility = .all, order: Order = .id, page: PageRequest = PageRequest(limit: 1)
  ) {
    self.filters = filters
    self.visibility = visibility
    self.order = order
    self.page = page
  }
}

/// One piece of metadata, and since when it is there.
public struct UserMetadata: Sendable, Equatable {
  public var key: String
  public var value: [UInt8]
  public var creationDate: Timestamp
  public var changeDate: Timestamp
  /// The number of the event that set the value.
  public var sequence: UInt64

  public init(key: String, value: [UInt8], creationDate: Timestamp, changeDate: Timestamp, sequence: UInt64) {
    self.key = key
    self.value = value
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }
}
