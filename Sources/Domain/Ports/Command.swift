/// What a caller wants changed: which state the decision needs, and the decision.
///
/// A store loads the keys, decides, and commits the decision, all in one transaction that no other command interferes
/// with. Deciding is pure and quick: hashing of passwords and drawing of codes happen before.
package protocol Command: Sendable {
  /// What the caller is told.
  associatedtype Outcome: Sendable

  /// What to load first. Named in advance, so that a store can load for many commands at once.
  var keys: CommandKeys { get }

  /// What to load besides, known only from what was loaded first: the limit of a user's address. Nothing by default.
  func furtherKeys(_ state: LoadedState) -> CommandKeys

  /// Decides on the loaded state.
  /// - Throws: `DomainError` when nothing is to be written.
  func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<Outcome>
}

extension Command {
  package func furtherKeys(_ state: LoadedState) -> CommandKeys { CommandKeys() }
}

/// The state that a command decides on.
package struct CommandKeys: Sendable {
  /// Ids of users, deleted ones included.
  package var users: [String]
  package var organizations: [String]
  /// Whether the instance is looked at.
  package var instance: Bool
  package var resendLimits: [ResendLimit.Key]
  /// Whether a user has these.
  package var items: [UserItem]
  /// Folded domains, to learn which organization has proved to own each.
  package var domains: [String]

  package init(
    users: [String] = [], organizations: [String] = [], instance: Bool = false, resendLimits: [ResendLimit.Key] = [],
    items: [UserItem] = [], domains: [String] = []
  ) {
    self.users = users
    self.organizations = organizations
    self.instance = instance
    self.resendLimits = resendLimits
    self.items = items
    self.domains = domains
  }
}

/// Something that a user has beside its state: kept in a table of its own, which follows the events.
package struct UserItem: Sendable, Hashable {
  package enum Kind: Sendable, CaseIterable {
    case personalAccessToken, machineKey, metadata
  }

  package let kind: Kind
  package let userID: String
  /// The id of the token or key, the key of the metadata.
  package let id: String

  package init(_ kind: Kind, of userID: String, _ id: String) {
    self.kind = kind
    self.userID = userID
    self.id = id
  }
}

/// What a store found under a command's keys; what does not exist is absent.
package struct LoadedState: Sendable {
  package var users: [User]
  package var organizations: [Organization]
  package var instance: Instance?
  package var resendLimits: [ResendLimit]
  /// Those of the items asked for that there are.
  package var items: Set<UserItem>
  /// The id of the organization that has proved to own a domain, by the folded domain.
  package var domainOwners: [String: String]

  package init(
    users: [User] = [], organizations: [Organization] = [], instance: Instance? = nil, resendLimits: [ResendLimit] = [],
    items: Set<UserItem> = [], domainOwners: [String: String] = [:]
  ) {
    self.users = users
    self.organizations = organizations
    self.instance = instance
    self.resendLimits = resendLimits
    self.items = items
    self.domainOwners = domainOwners
  }

  /// The user of this id, also a deleted one.
  package func user(_ id: String) -> User? { self.users.first { $0.id == id } }
  package func organization(_ id: String) -> Organization? { self.organizations.first { $0.id == id } }
  /// What was sent so far; an unused limit where nothing is stored.
  package func resendLimit(_ key: ResendLimit.Key) -> ResendLimit {
    self.resendLimits.first { $0.key == key } ?? ResendLimit(key: key)
  }
}

/// What a command has decided; the store commits all of it or nothing.
package struct Decision<Outcome: Sendable>: Sendable {
  /// In the order in which they happened. Numbered and dated by the domain.
  package var events: [Event] = []
  /// The new states of every aggregate that has events here: `evolve` folded over them.
  package var users: [User] = []
  package var organizations: [Organization] = []
  package var instance: Instance?
  /// Names to take and to free. Taken before anything else is written: a name that is held fails the command.
  package var claims: [Claim] = []
  /// Messages to deliver, in the outbox with the same commit.
  package var notifications: [Notification] = []
  /// The new counts of messages and guesses.
  package var resendLimits: [ResendLimit] = []
  /// What the caller is told once the commit is durable. A failure is committed too: a wrong guess counts.
  package var outcome: Result<Outcome, DomainError>

  package init(outcome: Result<Outcome, DomainError>) {
    self.outcome = outcome
  }
}

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
