/// A name that only one can hold.
package struct UniqueName: Sendable, Hashable {
  /// The numbers are kept in stores: append, never reorder.
  package enum Kind: Int, Sendable {
    case userName = 1, organizationName, organizationDomain
  }

  package let kind: Kind
  /// Folded: two spellings of one name are equal.
  package let name: String

  /// Folds `name` to lower case, as Unicode has it: names are taken regardless of case.
  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name.lowercased()
  }
}

/// A change to who holds a unique name.
package enum Claim: Sendable, Equatable {
  /// Takes the name; when another holds it, the command fails with `conflict`.
  case take(UniqueName, conflict: DomainError)
  case release(UniqueName)
}
