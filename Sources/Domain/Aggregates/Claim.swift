/// A name that only one can hold.
package struct UniqueName: Sendable, Hashable {
  /// The numbers are kept in stores: append, never reorder.
  package enum Kind: Int, Sendable, CaseIterable {
    case userName = 1, organizationName, organizationDomain
    /// A user name that is unique in its organization alone: behind the organization's id and a line feed.
    case organizationUserName

    /// Whether users hold names of the kind.
    package var isOfUser: Bool { self == .userName || self == .organizationUserName }
  }

  package let kind: Kind
  /// Folded: two spellings of one name are equal. Of a domain its key.
  package let name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name =
      switch kind {
      case .userName, .organizationName: name.folded
      case .organizationDomain: DomainName.key(of: name)
      case .organizationUserName: Self.folded(behindID: name)
      }
  }

  /// A user name as it is unique where it was formed.
  package init(userName name: String, _ form: NameForm, in organizationID: String) {
    self = form.isOfOrganization ? Self(.organizationUserName, "\(organizationID)\n\(name)") : Self(.userName, name)
  }

  /// Ids are what they are.
  private static func folded(behindID name: String) -> String {
    guard let end = name.utf8.firstIndex(of: 10) else { return name.folded }
    return name[..<end] + "\n" + String(name[name.utf8.index(after: end)...]).folded
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
  /// - Parameter naming: how users are called where the aggregate is a user.
  package func names(_ items: some Sequence<Item.Key>, _ naming: Naming) -> Set<UniqueName> {
    switch self {
    case .user(let user): return user.exists ? [naming.uniqueName(of: user)] : []
    case .organization(let organization):
      guard organization.exists else { return [] }
      var names: Set = [UniqueName(.organizationName, organization.name)]
      for case .domain(let domain) in items { names.insert(UniqueName(.organizationDomain, domain)) }
      return names
    case .instance, .session: return []
    }
  }
}
