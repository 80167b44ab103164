/// What a command says where its target is none that it can be about. Each generation has ids of its own.
struct TargetErrors: Sendable {
  /// Nil: an empty id is an unknown one.
  var idMissing: DomainError?
  /// Nobody has the id, or nobody of the kind or the organization that the caller is told of.
  var unknown: DomainError
  /// The person waits for the initialization; nil: as good as any other.
  var notInitialized: DomainError?
}

extension Changes {
  /// The user that a command is about, once the caller may touch it.
  func user(
    _ target: Target, _ touch: Touch, _ errors: @autoclosure () -> TargetErrors,
    where isWanted: (User) -> Bool = { _ in true }
  ) throws(DomainError) -> User {
    if target.userID.isEmpty, let idMissing = errors().idMissing { throw idMissing }
    _ = try TextKind.searched.checked(target.userID)
    guard let user = user(target.userID), user.exists, isWanted(user) else { throw errors().unknown }
    try target.check(user, unknown: errors().unknown)
    try target.requirePower(touch, self)
    if user.state == .initial, let notInitialized = errors().notInitialized { throw notInitialized }
    return user
  }

  /// The person that a command is about.
  func human(
    _ target: Target, _ touch: Touch, _ errors: @autoclosure () -> TargetErrors
  ) throws(DomainError) -> (user: User, human: Human) {
    try user(target, touch, errors(), with: \.human)
  }

  /// The machine that a command is about.
  func machine(
    _ target: Target, _ touch: Touch, _ errors: @autoclosure () -> TargetErrors
  ) throws(DomainError) -> (user: User, machine: Machine) {
    try user(target, touch, errors(), with: \.machine)
  }

  /// The user that a command is about, and what only users of its kind have.
  private func user<Part>(
    _ target: Target, _ touch: Touch, _ errors: @autoclosure () -> TargetErrors, with part: (User) -> Part?
  ) throws(DomainError) -> (User, Part) {
    let user = try user(target, touch, errors()) { part($0) != nil }
    guard let part = part(user) else { throw errors().unknown }
    return (user, part)
  }
}

extension Target {
  /// Whether the caller may touch a user.
  /// - Throws: `unknown` where the caller must not even learn of it.
  func check(_ user: User, unknown: @autoclosure () -> DomainError) throws(DomainError) {
    if case .organization(let id) = authority, user.organizationID != id { throw unknown() }
    try authority.require(in: user.organizationID, about: user.id)
  }
}

extension Command<ChangeOutcome> {
  /// Changes a person.
  /// - Parameter errors: the ids of a generation; large, and as a rule not needed, so that no command carries them.
  static func human(
    _ target: Target, _ touch: Touch, _ errors: @escaping @Sendable (Generation) -> TargetErrors, _ keys: [Key] = [],
    further: (@Sendable (Changes) -> [Key])? = nil,
    decide: @escaping @Sendable (inout Changes, inout User, Human) throws(DomainError) -> Void
  ) -> Self {
    touching(target, touch, keys, further: further) { changes throws(DomainError) in
      var (user, human) = try changes.human(target, touch, errors(target.generation))
      try decide(&changes, &user, human)
      return ChangeOutcome(user)
    }
  }

  /// Changes a user of either kind.
  static func user(
    _ target: Target, _ touch: Touch, _ errors: TargetErrors, _ keys: [Key] = [],
    further: (@Sendable (Changes) -> [Key])? = nil,
    decide: @escaping @Sendable (inout Changes, inout User) throws(DomainError) -> Void
  ) -> Self {
    touching(target, touch, keys, further: further) { changes throws(DomainError) in
      var user = try changes.user(target, touch, errors)
      try decide(&changes, &user)
      // Whatever a command of this kind has decided.
      if touch == .endsAccount { try changes.requireOwner(without: user) }
      return ChangeOutcome(user)
    }
  }
}
