import Domain

/// A part of a person that can be read by itself: each read refuses by ids of its own.
enum HumanPart {
  case profile, email, phone

  /// The ids of the refusals.
  private var ids: (unknown: String, notHuman: String) {
    switch self {
    case .profile: ("QUERY-HNhb3", "QUERY-WLTce")
    case .email: ("QUERY-Hms2s", "QUERY-pt7HY")
    case .phone: ("QUERY-DAvb3", "QUERY-hliQl")
    }
  }

  /// There is nobody, or nobody of the organization that is asked.
  var unknown: DomainError { DomainError(.notFound, ids.unknown, "Errors.User.NotFound") }

  fileprivate var notHuman: DomainError {
    DomainError(.preconditionFailed, ids.notHuman, "Errors.User.NotHuman")
  }
}

extension User {
  /// The person whose part is read.
  /// - Throws: the refusal of that read, for a machine.
  func human(reading part: HumanPart) throws(DomainError) -> Human {
    guard let human else { throw part.notHuman }
    return human
  }
}

extension ManagementV1Service {
  /// The person of the caller's organization whose part is read.
  /// - Throws: the refusals of that read.
  func human(
    _ id: String, reading part: HumanPart, for caller: Caller
  ) async throws -> (user: User, human: Human) {
    guard let user = try await ownUser(id, of: caller) else { throw part.unknown }
    return (user, try user.human(reading: part))
  }

  /// A user of the caller's organization; nil where there is none: lists of them are empty then.
  func ownUser(_ id: String, of caller: Caller) async throws -> User? {
    let id = try TextKind.searched.checked(id)
    guard let user = try await useCases.store.user(id: id), user.exists,
      user.organizationID == caller.organizationID
    else { return nil }
    return user
  }
}
