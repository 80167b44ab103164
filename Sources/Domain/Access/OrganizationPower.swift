// Removing an organization ends the accounts of all its users: see `Power.swift`.

extension Key {
  /// What tells whether the caller may remove an organization.
  static func powerToRemove(_ organizationID: String, by editorID: String) -> [Key] {
    [.instanceMembers(of: organizationID), .memberships(userID: editorID)]
  }
}

extension Changes {
  /// What `requirePower(toRemove:by:)` needs, known only from what was loaded first.
  func furtherPower(toRemove organizationID: String) -> [Key] {
    let members = instanceMembers(of: organizationID) ?? []
    return members.map { .user($0.userID) } + (members.contains(where: \.ownsInstance) ? [.instanceOwners] : [])
  }

  /// The owners of the instance as users, where one of them may be ended.
  var ownersAsUsers: [Key] { (instanceOwners ?? []).map { .user($0.userID) } }

  /// Refuses to remove an organization whose users hold more on the instance than the caller does, or among whom are all
  /// of its owners.
  func requirePower(toRemove organizationID: String, by editorID: String) throws(DomainError) {
    // What was not loaded is as good as all there is.
    guard let members = instanceMembers(of: organizationID) else { throw .permissionMissingOnTarget }
    let isInside = { (member: Membership) in self.user(member.userID)?.organizationID == organizationID }
    let ended = members.filter(isInside)
    guard !ended.isEmpty else { return }
    let held = Grants(ended.filter { $0.userID != editorID })
    guard let own = memberships(of: editorID), Grants(own).hold(held) else { throw .permissionMissingOnTarget }
    guard ended.contains(where: \.ownsInstance) else { return }
    guard let owners = instanceOwners?.filter({ !isInside($0) }),
      owners.contains(where: { self.user($0.userID)?.state == .active })
    else { throw .lastOwner }
  }
}
