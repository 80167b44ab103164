/// What a caller wants changed: which state the decision needs, and the decision.
///
/// A store loads the keys, decides, and commits the decision, all in one transaction that no other command interferes
/// with. Deciding is pure and quick: hashing of passwords and drawing of codes happen before.
public protocol Command: Sendable {
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
  public func furtherKeys(_ state: LoadedState) -> CommandKeys { CommandKeys() }
}

/// The state that a command decides on.
public struct CommandKeys: Sendable {
  /// Ids of users, deleted ones included.
  public var users: [String]
  public var organizations: [String]
  /// Whether the instance is looked at.
  public var instance: Bool
  public var resendLimits: [ResendLimit.Key]
  /// Whether a user has these.
  public var items: [UserItem]
  /// Folded domains, to learn which organization has proved to own each.
  public var domains: [String]

  public init(
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
public struct UserItem: Sendable, Hashable {
  public enum Kind: Sendable, CaseIterable {
    case personalAccessToken, machineKey, metadata
  }

  public let kind: Kind
  public let userID: String
  /// The id of the token or key, the key of the metadata.
  public let id: String

  public init(_ kind: Kind, of userID: String, _ id: String) {
    self.kind = kind
    self.userID = userID
    self.id = id
  }
}

/// What a store found under a command's keys; what does not exist is absent.
public struct LoadedState: Sendable {
  public var users: [User]
  public var organizations: [Organization]
  public var instance: Instance?
  public var resendLimits: [ResendLimit]
  /// Those of the items asked for that there are.
  public var items: Set<UserItem>
  /// The id of the organization that has proved to own a domain, by the folded domain.
  public var domainOwners: [String: String]

  public init(
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
  public func user(_ id: String) -> User? { self.users.first { $0.id == id } }
  public func organization(_ id: String) -> Organization? { self.organizations.first { $0.id == id } }
  /// What was sent so far; an unused limit where nothing is stored.
  public func resendLimit(_ key: ResendLimit.Key) -> ResendLimit {
    self.resendLimits.first { $0.key == key } ?? ResendLimit(key: key)
  }
}

/// What a command has decided; the store commits all of it or nothing.
public struct Decision<Outcome: Sendable>: Sendable {
  /// In the order in which they happened. Numbered and dated by the domain.
  public var events: [Event] = []
  /// The new states of every aggregate that has events here: `evolve` folded over them.
  public var users: [User] = []
  public var organizations: [Organization] = []
  public var instance: Instance?
  /// Names to take and to free. Taken before anything else is written: a name that is held fails the command.
  public var claims: [Claim] = []
  /// Messages to deliver, in the outbox with the same commit.
  public var notifications: [Notification] = []
  /// The new counts of messages and guesses.
  public var resendLimits: [ResendLimit] = []
  /// What the caller is told once the commit is durable. A failure is committed too: a wrong guess counts.
  public var outcome: Result<Outcome, DomainError>

  public init(outcome: Result<Outcome, DomainError>) {
    self.outcome = outcome
  }
}

/// A name that only one can hold.
public struct UniqueName: Sendable, Hashable {
  /// The numbers are kept in stores: append, never reorder.
  public enum Kind: Int, Sendable {
    case userName = 1, organizationName, organizationDomain
  }

  public let kind: Kind
  /// Folded: two spellings of one name are equal.
  public let name: String

  /// Folds `name` to lower case, as Unicode has it: names are taken regardless of case.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name.lowercased()
  }
}

/// A change to who holds a unique name.
public enum Claim: Sendable, Equatable {
  /// Takes the name; when another holds it, the command fails with `conflict`.
  case take(UniqueName, conflict: DomainError)
  case release(UniqueName)
}
