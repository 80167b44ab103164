/// A name that only one can hold.
package struct UniqueName: Sendable, Hashable {
  /// The numbers are kept in stores: append, never reorder.
  package enum Kind: Int, Sendable, CaseIterable {
    case userName = 1, organizationName, organizationDomain
  }

  package let kind: Kind
  /// Folded: two spellings of one name are equal. Of a domain its key.
  package let name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = kind == .organizationDomain ? DomainName.key(of: name) : name.folded
  }
}

/// A name, and the user or organization that holds it.
package struct HeldName: Sendable, Hashable {
  package var name: UniqueName
  package var ownerID: String

  package init(_ name: UniqueName, by ownerID: String) {
    self.name = name
    self.ownerID = ownerID
  }
}

/// A change to who holds a unique name.
package enum Claim: Sendable, Equatable {
  /// Takes the name; when another holds it, the command fails with `conflict`.
  case take(UniqueName, by: String, conflict: DomainError)
  /// Gives up what its owner holds. What others hold stays theirs.
  case release(UniqueName, by: String)
}

extension AggregateState {
  /// The names that are held by whoever is in this state: what commands claim, and stores are verified by.
  /// - Parameter items: what the aggregate has beside its state.
  package func names(_ items: some Sequence<Item.Key>) -> Set<UniqueName> {
    switch self {
    case .user(let user): return user.exists ? [UniqueName(.userName, user.userName)] : []
    case .organization(let organization):
      guard organization.exists else { return [] }
      var names: Set = [UniqueName(.organizationName, organization.name)]
      for case .domain(let domain) in items { names.insert(UniqueName(.organizationDomain, domain)) }
      return names
    case .instance, .session: return []
    }
  }
}
