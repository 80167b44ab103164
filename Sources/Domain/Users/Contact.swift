// An address and a number change hands: what went to the ones before must not be worth anything at the new ones.

extension Changes {
  /// Another address of a person.
  ///
  /// Whoever reads what was mailed to the one before could verify the new one with it, or set a password: those codes are
  /// void from now on. Where that address was known to be the person's, it is told.
  /// - Parameter policy: counts the notice. Its limits were loaded: `noticeLimit`.
  /// - Throws: `resourceExhausted`: a change that its owner is not told of does not happen.
  mutating func changeEmail(of user: inout User, to address: EmailAddress, _ policy: RatePolicy) throws(DomainError) {
    guard let human = user.human else { return }
    append(.emailChanged(address), to: &user)
    void(
      [
        human.passwordReset == nil ? nil : .passwordReset, human.initialization == nil ? nil : .initialization,
        human.invitation == nil ? nil : .invite,
      ], of: &user)
    guard let former = human.email.verifiedAddress, former != address else { return }
    try count(policy, .notice, for: user, at: former.text)
    notifications.append(
      Notification(
        kind: .emailChanged, generation: .v2, userID: user.id, codeIssuedBy: user.sequence, sealedCode: [],
        expires: now.adding(seconds: Notification.Kind.emailChanged.lifetime), recipient: former))
  }

  /// The address is known to be the person's. A reset that was mailed to the one known before is void.
  mutating func verifyEmail(of user: inout User) {
    guard let human = user.human else { return }
    append(.emailVerified, to: &user)
    let isAnother = human.email.verifiedAddress.map { $0 != human.email.address } ?? false
    if isAnother, human.passwordReset != nil { void([.passwordReset], of: &user) }
  }

  /// Another number of a person, or none.
  mutating func changePhone(of user: inout User, to number: PhoneNumber?) {
    let hasReset = user.human?.passwordReset != nil
    append(number.map { .phoneChanged($0) } ?? .phoneRemoved, to: &user)
    if hasReset { void([.passwordResetSMS], of: &user) }
  }

  private mutating func void(_ kinds: [Notification.Kind?], of user: inout User) {
    let kinds = kinds.compactMap(\.self)
    if !kinds.isEmpty { append(.codesVoided(kinds), to: &user) }
  }
}
