import Testing

@testable import Domain

/// What the tests start from.
enum Given {
  static let organization = "10"
  static let otherOrganization = "20"
  static let user = "100"
  static let past = Timestamp(seconds: 1_763_999_000)
  static let now = Timestamp(seconds: 1_764_000_000)

  static let profile = Profile(firstName: "Ada", lastName: "Lovelace")
  static let address = EmailAddress(stored: "ada@example.com")
  static let newAddress = EmailAddress(stored: "ada@example.net")

  /// A code as commands get it; `number` tells codes apart.
  static func code(_ number: Int = 1) -> DrawnCode {
    DrawnCode(digest: [1, UInt8(truncatingIfNeeded: number)], sealed: [2, UInt8(truncatingIfNeeded: number)])
  }

  static func issued(_ number: Int = 0, expires: Timestamp = now.adding(seconds: 60), isReturned: Bool = false)
    -> IssuedCode
  {
    IssuedCode(digest: code(number).digest, expires: expires, isReturned: isReturned)
  }

  static func human(initial: Bool = false, password: String? = nil) -> UserEvent {
    .humanAdded(
      userName: "ada", profile: profile, email: address, phone: nil, password: password,
      isPasswordChangeRequired: false, isInitial: initial)
  }

  static let machine = UserEvent.machineAdded(userName: "robot", machine: Machine(name: "Robot"))

  /// A person of v2 whose address waits for its code.
  static let unverified = [human(), .emailCodeAdded(issued())]
  static let verified = [human(), .emailVerified]
  /// A person of v1 who waits for the initialization.
  static let initial = [human(initial: true), .initializationCodeAdded(issued())]

  /// v1: the permission was asked before.
  static let v1 = Authority.organization(organization)
  /// v2: one who may change users everywhere.
  static let permitted = Authority.permission("user.write", of: caller(["IAM_OWNER"]))
  /// v2: one who may read them, and no more.
  static let denied = Authority.permission("user.write", of: caller(["IAM_OWNER_VIEWER"]))

  static func caller(_ roles: [String]) -> Caller {
    Caller(userID: "editor", organizationID: organization, grants: Grants(instance: RoleSet(names: roles)))
  }

  static func target(_ userID: String = user, _ authority: Authority = v1) -> Target {
    Target(userID, by: "editor", authority)
  }
}

/// One row of a table of refusals: given events, when a command comes, then an error and nothing written.
struct Refusal: Sendable, CustomTestStringConvertible {
  let reason: String
  let error: DomainError
  let expect: @Sendable () -> Void

  /// - Parameter given: what happened to user 100.
  init<Outcome>(
    _ reason: String, given: [UserEvent], in organization: String = Given.organization,
    when command: Command<Outcome>,
    then error: DomainError
  ) {
    self.reason = reason
    self.error = error
    self.expect = { #expect(World(given, organization: organization).refusal(of: command) == error) }
  }

  var testDescription: String { "\(self.reason): \(self.error.id)" }
}
