import Testing

@testable import Domain

/// Who may call, row by row: what a caller holds, what is asked, what is answered.
struct GrantsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var instance: [String] = []
    var here: [String] = []
    var elsewhere: [String] = []
    let permission: String
    let answer: DomainError?
    let reason: String
    var testDescription: String { self.reason }

    var grants: Grants {
      var grants = Grants(instance: RoleSet(names: self.instance))
      if !self.here.isEmpty { grants.organizations.append(("here", RoleSet(names: self.here))) }
      if !self.elsewhere.isEmpty { grants.organizations.append(("elsewhere", RoleSet(names: self.elsewhere))) }
      return grants
    }
  }

  static let rows = [
    Row(permission: "user.read", answer: .membershipNotFound(permission: "user.read"), reason: "no membership at all"),
    Row(
      elsewhere: ["ORG_OWNER"], permission: "user.read", answer: .membershipNotFound(permission: "user.read"),
      reason: "a member of another organization only"),
    Row(here: ["ORG_OWNER"], permission: "user.write", answer: nil, reason: "an owner of the organization"),
    Row(instance: ["IAM_OWNER"], permission: "user.write", answer: nil, reason: "an owner of the instance, everywhere"),
    Row(
      here: ["ORG_OWNER_VIEWER"], permission: "user.write", answer: .permissionMissing,
      reason: "a member whose role only reads"),
    Row(
      instance: ["IAM_OWNER_VIEWER"], permission: "user.write", answer: .permissionMissing,
      reason: "a member of the instance whose role only reads"),
    Row(
      here: ["ORG_OWNER_VIEWER"], elsewhere: ["ORG_OWNER"], permission: "user.write",
      answer: .permissionMissing, reason: "the right role, but elsewhere"),
    Row(
      instance: ["IAM_OWNER_VIEWER"], here: ["ORG_USER_MANAGER"], permission: "user.write", answer: nil,
      reason: "roles add up"),
    Row(
      here: ["ORG_OWNER"], permission: "org.create", answer: .permissionMissing,
      reason: "owning one organization does not create others"),
    Row(
      here: ["CUSTOM_ROLE"], permission: "user.read", answer: .permissionMissing,
      reason: "an unknown role is a membership all the same"),
    Row(
      instance: ["IAM_OWNER"], permission: "no.such", answer: .permissionMissing,
      reason: "what nobody carries, nobody may do"),
  ]

  @Test(arguments: rows)
  func requires(_ row: Row) {
    var answer: DomainError?
    do throws(DomainError) { try row.grants.require(row.permission, in: "here") } catch { answer = error }
    #expect(answer == row.answer)
  }

  @Test(arguments: rows)
  func requiresOnTarget(_ row: Row) {
    let caller = Caller(userID: "1", organizationID: "elsewhere", grants: row.grants)
    var answer: DomainError?
    do throws(DomainError) { try caller.require(row.permission, in: "here") } catch { answer = error }
    #expect(answer == (row.answer == .permissionMissing ? .permissionMissingOnTarget : row.answer))
  }
}

/// Whether a command on a user may go on, by who asks and on what grounds.
struct AuthorityTests {
  /// Changes users of organization 10 and reads those of 20.
  private static let caller = Caller(
    userID: Given.user, organizationID: Given.organization,
    grants: Grants(organizations: [
      (Given.organization, RoleSet(names: ["ORG_OWNER"])),
      (Given.otherOrganization, RoleSet(names: ["ORG_OWNER_VIEWER"])),
    ]))

  private static func write(_ oneself: Authority.Oneself) -> Authority {
    .permission("user.write", of: caller, oneself: oneself)
  }

  static let denied = DomainError.permissionMissingOnTarget
  static let unknown = DomainError(.notFound, "T", "unknown")

  @Test(
    arguments: [
      ("v1: of the organization", Authority.organization(Given.organization), "101", Given.organization, nil),
      ("v1: others are not found", .organization(Given.organization), "101", Given.otherOrganization, unknown),
      ("v2: where a role says so", write(.alike), "101", Given.organization, nil),
      ("v2: asked where the target belongs", write(.alike), "101", Given.otherOrganization, denied),
      ("v2: no member there", write(.alike), "101", "30", .membershipNotFound(permission: "user.write")),
      ("v2: oneself like others", write(.alike), Given.user, Given.otherOrganization, denied),
      ("v2: oneself without", write(.free), Given.user, Given.otherOrganization, nil),
      ("v2: free for oneself alone", write(.free), "101", Given.otherOrganization, denied),
      ("v2: oneself with less", write(.also("user.read")), Given.user, Given.otherOrganization, nil),
      ("v2: less for oneself alone", write(.also("user.read")), "101", Given.otherOrganization, denied),
      ("v2: oneself with nothing", write(.also("org.create")), Given.user, Given.otherOrganization, denied),
      ("a proof is enough", .proof(.v2), "101", "30", nil),
    ] as [(String, Authority, String, String, DomainError?)])
  func touches(reason: String, authority: Authority, id: String, organization: String, refusal: DomainError?) throws {
    var changes = Changes(by: "", at: Given.now)
    let user: User = try changes.create(id: id, in: organization, Given.human())
    var answer: DomainError?
    do throws(DomainError) {
      _ = try changes.user(Target(id, by: "", authority), .leavesAccount, TargetErrors(unknown: Self.unknown))
    } catch {
      answer = error
    }
    #expect(answer == refusal, "\(user.id) in \(organization)")
  }
}
