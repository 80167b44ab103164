/// Which users a list shows, in which order, and which part of them.
package struct UserQuery: Sendable, Equatable {
  /// What users are sorted by; texts regardless of the case of ASCII letters.
  package enum Order: Sendable, Hashable, CaseIterable {
    case creationDate, userName, firstName, lastName, nickName, displayName, email, state, type
  }

  /// The texts of a user that can be searched. A program has a user name and a display name.
  package enum Text: Sendable, Hashable, CaseIterable {
    case userName, loginName, firstName, lastName, nickName, displayName, email, phone
  }

  /// How two texts are compared.
  package struct Comparison: Sendable, Hashable {
    package enum Method: Sendable, Hashable, CaseIterable {
      case equals, startsWith, contains, endsWith
    }

    package var method: Method
    package var ignoresCase: Bool

    package init(_ method: Method, ignoresCase: Bool) {
      self.method = method
      self.ignoresCase = ignoresCase
    }
  }

  package enum Kind: Sendable, Hashable {
    case human, machine
  }

  /// What must hold of a user. Who was removed matches nothing.
  package indirect enum Condition: Sendable, Equatable {
    case text(Text, Comparison, String)
    case state(User.State)
    case kind(Kind)
    case ids([String])
    /// Exactly these addresses.
    case emails([String])
    case organizations([String])
    /// Whether metadata with such a key are there.
    case metadataKey(Comparison, String)
    /// Whether metadata are there whose value is this one, or with `isEqual` off: is another.
    case metadataValue([UInt8], isEqual: Bool)
    /// Of none: everything.
    case all([Condition])
    /// Of none: nothing.
    case any([Condition])
    case not(Condition)
  }

  package var condition: Condition
  package var order: Order
  package var isAscending: Bool
  /// How many users to pass over.
  package var offset: Int
  /// How many users at most.
  package var limit: Int

  package init(
    _ condition: Condition, order: Order = .creationDate, isAscending: Bool = false, offset: Int = 0, limit: Int
  ) {
    self.condition = condition
    self.order = order
    self.isAscending = isAscending
    // No list is longer; sums of these never overflow.
    self.offset = min(max(0, offset), 1 << 40)
    self.limit = min(max(0, limit), 1 << 40)
  }
}
