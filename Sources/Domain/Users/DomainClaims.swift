// Whoever proves to own a domain owns the user names that end in it: users of other organizations lose theirs.
//
// There may be a hundred thousand of them. The command that verifies the domain only says so: from its commit on nobody else
// gets such a name. `UseCases.settleClaims` then renames them one by one, so that a name is always one user's, and looks for
// them anew at each start: whose name is to be taken is told by names and verified domains alone, and nothing gets lost.

extension Command<Bool> {
  /// Gives a user another name where the domain of the one it has is another organization's, and tells the person.
  /// - Parameters:
  ///   - name: the new name, below the `temporary` domain.
  ///   - policy: counts the message; one too many is not sent, and the name is taken all the same.
  /// - Returns: whether the user had such a name.
  package static func claimName(of userID: String, giving name: String, policy: RatePolicy = RatePolicy()) -> Self {
    Self(by: "", [.user(userID)] + policy.keys(.notice, user: userID, caller: "")) { changes in
      changes.namingKeys(of: userID)
    } last: { changes in
      guard let user = changes.user(userID) else { return [] }
      return Key.domains(of: changes.naming(of: user.organizationID).name(of: user))
        + policy.addressKeys(.notice, user.human?.email.resetAddress.text)
    } decide: { changes throws(DomainError) in
      guard var user = changes.user(userID), user.exists else { return false }
      let naming = changes.naming(of: user.organizationID)
      let former = naming.name(of: user)
      // Where login names have a domain of their organization, nobody takes them for another's.
      guard !naming.isOfOrganization, former != name, let domain = UserName.domain(of: former),
        case .domain(_, let owner)? = changes.item(.domain(domain)), owner != user.organizationID
      else { return false }
      changes.claims += [
        UserName.claim(UniqueName(.userName, name), by: user.id),
        .release(UniqueName(.userName, former), by: user.id),
      ]
      changes.settleName(of: &user)
      changes.append(.domainClaimed(userName: name, domain: domain), to: &user)
      changes.tellOfDomainClaim(of: user, policy)
      return true
    }
  }
}

extension Changes {
  fileprivate mutating func tellOfDomainClaim(of user: User, _ policy: RatePolicy) {
    guard let human = user.human, countNotice(policy, for: user, at: human.email.resetAddress.text) else { return }
    notifications.append(
      Notification(
        kind: .domainClaimed, generation: .v2, userID: user.id, codeIssuedBy: user.sequence, sealedCode: [],
        expires: now.adding(seconds: Notification.Kind.domainClaimed.lifetime)))
  }
}
