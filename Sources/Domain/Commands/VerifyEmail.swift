/// Redeems the code of an address: User v2 `VerifyEmail`, and the pages behind the links.
///
/// A wrong, an expired and a void code get one answer, in v2 an absent one as well, so that it tells nothing. A wrong
/// guess is committed: five of them void a code. What can be redeemed no more is not guessed at, and writes nothing.
package struct VerifyEmail: Command {
  package var userID: String
  package var editorID: String
  /// The digest of the code that was entered; nil when none was.
  package var codeDigest: [UInt8]?
  /// Each generation has ids and an order of checks of its own.
  package var interface: Notification.Interface

  package init(
    userID: String, editorID: String, codeDigest: [UInt8]?, interface: Notification.Interface = .userV2
  ) {
    self.userID = userID
    self.editorID = editorID
    self.codeDigest = codeDigest
    self.interface = interface
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    switch self.interface {
    case .managementV1:
      guard !self.userID.isEmpty else {
        throw DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing")
      }
      guard let codeDigest else {
        throw DomainError(.invalidArgument, "COMMAND-çm0ds", "Errors.User.Code.Empty")
      }
      guard let user = state.user(self.userID), user.exists, let pending = user.human?.email.code else {
        throw DomainError(.notFound, "COMMAND-3n8ud", "Errors.User.Code.NotFound")
      }
      return try self.redeem(
        pending, of: user, codeDigest, now,
        wrong: DomainError(.invalidArgument, "COMMAND-Gdsgs", "Errors.User.Code.Invalid"))
    case .userV2:
      let (user, human) = try state.emailOwner(self.userID) { (_) throws(DomainError) in }
      guard let codeDigest else {
        throw DomainError(.invalidArgument, "COMMAND-Fia4a", "Errors.User.Code.Empty")
      }
      return try self.redeem(
        human.email.code, of: user, codeDigest, now,
        wrong: DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid"))
    }
  }

  private func redeem(
    _ pending: PendingCode?, of user: User, _ digest: [UInt8], _ now: Timestamp, wrong: DomainError
  ) throws(DomainError) -> Decision<ChangeOutcome> {
    guard let pending, pending.isRedeemable(at: now) else { throw wrong }
    var user = user
    var changes = Changes(by: self.editorID, at: now)
    guard pending.matches(digest) else {
      changes.append(.emailVerificationFailed, to: &user)
      return Decision(changes, user, failure: wrong)
    }
    changes.append(.emailVerified, to: &user)
    return Decision(changes, user)
  }
}
