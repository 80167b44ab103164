// Removing an organization ends the accounts of all its users: see `Power.swift`.

extension Changes {
  /// Refuses to remove an organization whose users hold more on the instance than the caller does, or among whom are all
  /// of its owners. Needs the members of the instance, `instanceMemberUsers`, and where the caller is a member.
  func requirePower(toRemove organization: Organization, by editorID: String) throws(DomainError) {
    // What was not loaded is as good as all there is.
    guard let members = instanceMembers else { throw .permissionMissingOnTarget }
    let isInside = { (member: Membership) in self.user(member.userID)?.organizationID == organization.id }
    let ended = members.filter(isInside)
    guard !ended.isEmpty else { return }
    let held = Grants(ended.filter { $0.userID != editorID })
    guard let own = memberships(of: editorID), Grants(own).hold(held) else { throw .permissionMissingOnTarget }
    guard ended.contains(where: \.ownsInstance) else { return }
    let owners = members.filter { $0.ownsInstance && !isInside($0) }
    guard owners.contains(where: { self.user($0.userID)?.state == .active }) else {
      throw .lastOwner
    }
  }

  /// Who the members of the instance are.
  var instanceMemberUsers: [Key] { (instanceMembers ?? []).map { .user($0.userID) } }
}
