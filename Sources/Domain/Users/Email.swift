/// What the commands on addresses are refused with.
private struct Errors {
  let set, send: TargetErrors
  let notChanged: DomainError
  let verify: RedeemErrors

  init(_ generation: Generation) {
    switch generation {
    case .v1:
      set = TargetErrors(
        idMissing: DomainError(.preconditionFailed, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing"),
        unknown: DomainError(.preconditionFailed, "COMMAND-0Pe4r", "Errors.User.Email.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-J8dsk", "Errors.User.NotInitialised"))
      send = TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing"),
        unknown: DomainError(.notFound, "COMMAND-0Pe4r", "Errors.User.Email.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-E3fbw", "Errors.User.NotInitialised"))
      notChanged = DomainError(.preconditionFailed, "COMMAND-2b7fM", "Errors.User.Email.NotChanged")
      let none = DomainError(.notFound, "COMMAND-3n8ud", "Errors.User.Code.NotFound")
      verify = RedeemErrors(
        target: TargetErrors(
          idMissing: DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing"), unknown: none),
        empty: DomainError(.invalidArgument, "COMMAND-çm0ds", "Errors.User.Code.Empty"), none: none,
        wrong: DomainError(.invalidArgument, "COMMAND-Gdsgs", "Errors.User.Code.Invalid"))
    case .v2:
      set = TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing"),
        unknown: DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Email.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised"))
      send = set
      notChanged = DomainError(.preconditionFailed, "COMMAND-Uch5e", "Errors.User.Email.NotChanged")
      let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
      verify = RedeemErrors(
        target: set, empty: DomainError(.invalidArgument, "COMMAND-Fia4a", "Errors.User.Code.Empty"), none: wrong,
        wrong: wrong)
    }
  }
}

extension Command<ChangeOutcome> {
  /// Another address: Management v1 `UpdateHumanEmail`, Auth v1 `SetMyEmail`, User v2 `SetEmail`.
  /// - Parameters:
  ///   - delivery: how the code reaches the user; nil: the caller's word that the address is verified.
  ///   - policy: counts what is sent.
  package static func setEmail(
    of target: Target, to email: EmailAddress, _ delivery: CodeDelivery?, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let limit = RateLimit.Key(.changedAddress, email.text)
    let errors = Errors(target.generation)
    return human(target, errors.set, [.limit(limit)]) { changes, user, human throws(DomainError) in
      let isChanged = email != human.email.address
      // v1 alone lets the same address become verified.
      let isConfirmed = target.generation == .v1 && delivery == nil && !human.email.isVerified
      guard isChanged || isConfirmed else { throw errors.notChanged }
      if delivery?.isSent == true { try changes.count(policy, [limit]) }
      if isChanged { changes.append(.emailChanged(email), to: &user) }
      if let delivery {
        changes.issue(.emailVerification, code, to: &user, delivery, target.generation)
      } else {
        changes.append(.emailVerified, to: &user)
      }
    }
  }

  /// A new code for the address: Management v1 `ResendHumanEmailVerification`, Auth v1 `ResendMyEmailVerification`, User
  /// v2 `ResendEmailCode` and `SendEmailCode`.
  /// - Parameters:
  ///   - again: v2: only where a code is pending. v1 asks instead that the address is not verified.
  ///   - policy: counts what is sent; what the caller is told is not.
  package static func sendEmailCode(
    to target: Target, _ delivery: CodeDelivery = .mail(), again: Bool = true, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    human(target, Errors(target.generation).send, [.limit(.init(.user, target.userID))]) { changes in
      changes.addressLimit(of: target.userID)
    } decide: { changes, user, human throws(DomainError) in
      switch target.generation {
      case .v1 where human.email.isVerified:
        throw DomainError(.preconditionFailed, "COMMAND-3M9ds", "Errors.User.Email.AlreadyVerified")
      case .v2 where again && human.email.code == nil:
        throw DomainError(.preconditionFailed, "EMAIL-5w5ilin4yt", "Errors.User.Code.Empty")
      case .v1, .v2: break
      }
      if delivery.isSent { try changes.count(policy, for: user, at: human.email.address.text) }
      changes.issue(.emailVerification, code, to: &user, delivery, target.generation)
    }
  }

  /// Redeems the code of an address: Auth v1 `VerifyMyEmail`, User v2 `VerifyEmail`, and the pages behind the links.
  /// - Parameter codeDigest: of the code that was entered; nil when none was.
  package static func verifyEmail(of target: Target, codeDigest: [UInt8]?) -> Self {
    redeem(
      of: target, digest: codeDigest, Errors(target.generation).verify, code: { $0.email.code },
      failed: .emailVerificationFailed, verified: .emailVerified)
  }
}
