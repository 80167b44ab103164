/// Which part of a list is asked for.
package struct PageRequest: Sendable, Equatable {
  /// How many items to pass over.
  package var offset: Int
  /// How many items at most.
  package var limit: Int
  package var isAscending: Bool

  package init(offset: Int = 0, limit: Int, isAscending: Bool = false) {
    self.offset = offset
    self.limit = limit
    self.isAscending = isAscending
  }

  /// The same part of a list of so many, counted from the end that is nearer to it.
  /// - Returns: an empty page where there is nothing; whether it has the items in the opposite order.
  package func fromNearerEnd(of total: Int) -> (page: PageRequest, isReversed: Bool) {
    let first = min(max(0, offset), total)
    let count = min(max(0, limit), total - first)
    let rest = total - first - count
    return rest < first
      ? (PageRequest(offset: rest, limit: count, isAscending: !isAscending), true)
      : (PageRequest(offset: first, limit: count, isAscending: isAscending), false)
  }
}

/// A part of a list.
package struct ItemPage<Item: Sendable>: Sendable {
  package var items: [Item]
  /// How many match on all pages.
  package var total: Int

  package init(items: [Item], total: Int) {
    self.items = items
    self.total = total
  }
}

extension ItemPage: Equatable where Item: Equatable {}

/// A personal access token or a key of a program, without what it is recognized by. It never changes.
package struct Credential: Sendable, Equatable {
  package enum Kind: Sendable, CaseIterable {
    case personalAccessToken, machineKey
  }

  package var id: String
  package var userID: String
  package var organizationID: String
  /// From then on it is worth nothing; `Expiration.never` for none.
  package var expires: Timestamp

  package init(id: String, userID: String, organizationID: String, expires: Timestamp) {
    self.id = id
    self.userID = userID
    self.organizationID = organizationID
    self.expires = expires
  }
}

/// What verifies the signature of a program.
package struct MachineKey: Sendable, Equatable {
  /// PEM.
  package var publicKey: [UInt8]
  package var expires: Timestamp

  package init(publicKey: [UInt8], expires: Timestamp) {
    self.publicKey = publicKey
    self.expires = expires
  }
}

/// Which tokens or keys a list is to hold.
package struct CredentialQuery: Sendable, Equatable {
  package enum DateMethod: Sendable, CaseIterable {
    case equals, after, afterOrEquals, before, beforeOrEquals
  }

  /// All of a query's filters must match.
  package enum Filter: Sendable, Equatable {
    case id(String)
    case userID(String)
    case organizationID(String)
    case creationDate(DateMethod, Timestamp)
    case expires(DateMethod, Timestamp)
  }

  package enum Order: Sendable, CaseIterable {
    case id, creationDate, userID, organizationID, expires
  }

  /// Whose the caller may see.
  package enum Visibility: Sendable, Equatable {
    case all
    /// Those of the users of these organizations, and of the caller.
    case only(organizations: [String], userID: String)
  }

  package var filters: [Filter]
  package var visibility: Visibility
  package var order: Order
  package var page: PageRequest

  package init(
    filters: [Filter], visibility: Visibility = .all, order: Order = .id, page: PageRequest = PageRequest(limit: 1)
  ) {
    self.filters = filters
    self.visibility = visibility
    self.order = order
    self.page = page
  }
}
