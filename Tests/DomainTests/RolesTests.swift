import Testing

@testable import Domain

struct RolesTests {
  @Test func ownersCarryWhatTheServicesAskFor() {
    for permission in ["user.read", "user.write", "user.delete", "org.read", "user.global.read"] {
      #expect(Roles.carrying(permission).isSuperset(of: RoleSet(names: ["IAM_OWNER", "ORG_OWNER"])), "\(permission)")
    }
  }

  @Test func creatingAnOrganizationIsNotForThoseOfOne() {
    let roles = Roles.carrying("org.create")
    #expect(roles.contains(RoleSet(names: ["IAM_OWNER"])))
    #expect(roles.isDisjoint(with: Roles.organization))
  }

  @Test func viewersDoNotWrite() {
    let viewers = RoleSet(names: ["IAM_OWNER_VIEWER", "ORG_OWNER_VIEWER"])
    #expect(Roles.carrying("user.read").isSuperset(of: viewers))
    #expect(Roles.carrying("user.write").isDisjoint(with: viewers))
  }

  @Test func whatIsNotInTheTableGivesNothing() {
    #expect(Roles.carrying("no.such.permission").isEmpty)
    #expect(RoleSet(names: ["NO_SUCH_ROLE"]) == .other)
    #expect(RoleSet.other.isDisjoint(with: RoleSet(names: RoleTable.rows.map(\.role))))
  }

  @Test func namesComeBack() {
    let names = RoleTable.rows.map(\.role)
    #expect(RoleSet(names: names).names == names)
    #expect(names.count < 32, "the last bit is for what the table does not know")
  }

  @Test func noRoleRepeatsAPermission() {
    for row in RoleTable.rows {
      let permissions = row.permissions.split(whereSeparator: \.isWhitespace)
      #expect(Set(permissions).count == permissions.count, "\(row.role)")
    }
  }
}
