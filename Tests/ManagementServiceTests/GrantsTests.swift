import Testing

@testable import ManagementService

/// Who may call, row by row: what a caller holds, what is asked, what is answered.
struct GrantsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var instance: [String] = []
    var here: [String] = []
    var elsewhere: [String] = []
    let permission: String
    let answer: AccessError?
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
      here: ["ORG_OWNER_VIEWER"], permission: "user.write", answer: .permissionMissing(permission: "user.write"),
      reason: "a member whose role only reads"),
    Row(
      instance: ["IAM_OWNER_VIEWER"], permission: "user.write", answer: .permissionMissing(permission: "user.write"),
      reason: "a member of the instance whose role only reads"),
    Row(
      here: ["ORG_OWNER_VIEWER"], elsewhere: ["ORG_OWNER"], permission: "user.write",
      answer: .permissionMissing(permission: "user.write"), reason: "the right role, but elsewhere"),
    Row(
      instance: ["IAM_OWNER_VIEWER"], here: ["ORG_USER_MANAGER"], permission: "user.write", answer: nil,
      reason: "roles add up"),
    Row(
      here: ["ORG_OWNER"], permission: "org.create", answer: .permissionMissing(permission: "org.create"),
      reason: "owning one organization does not create others"),
    Row(
      here: ["CUSTOM_ROLE"], permission: "user.read", answer: .permissionMissing(permission: "user.read"),
      reason: "an unknown role is a membership all the same"),
    Row(
      instance: ["IAM_OWNER"], permission: "no.such", answer: .permissionMissing(permission: "no.such"),
      reason: "what nobody carries, nobody may do"),
  ]

  @Test(arguments: rows)
  func requires(_ row: Row) {
    var answer: AccessError?
    do throws(AccessError) { try row.grants.require(row.permission, in: "here") } catch { answer = error }
    #expect(answer == row.answer)
  }

  @Test(arguments: rows)
  func requiresOnTarget(_ row: Row) {
    var answer: AccessError?
    do throws(AccessError) { try row.grants.require(row.permission, onTargetIn: "here") } catch { answer = error }
    if case .permissionMissing(let permission) = row.answer {
      #expect(answer == .permissionMissingOnTarget(permission: permission))
    } else {
      #expect(answer == row.answer)
    }
  }

  @Test func carriesAnywhere() {
    let grants = Grants(instance: [], organizations: [("a", RoleSet(names: ["ORG_OWNER_VIEWER"]))])
    #expect(grants.carriesAnywhere("user.read"))
    #expect(!grants.carriesAnywhere("user.write"))
  }
}
