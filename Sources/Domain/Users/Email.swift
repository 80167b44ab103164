/// What the commands on addresses are refused with.
private enum Errors {
  static func set(_ generation: Generation) -> TargetErrors {
    switch generation {
    case .v1:
      TargetErrors(
        idMissing: DomainError(.preconditionFailed, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing"),
        unknown: DomainError(.preconditionFailed, "COMMAND-0Pe4r", "Errors.User.Email.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-J8dsk", "Errors.User.NotInitialised"))
    case .v2:
      TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing"),
        unknown: DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Email.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised"))
    }
  }

  static func send(_ generation: Generation) -> TargetErrors {
    switch generation {
    case .v1:
      TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing"),
        unknown: DomainError(.notFound, "COMMAND-0Pe4r", "Errors.User.Email.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-E3fbw", "Errors.User.NotInitialised"))
    case .v2: set(.v2)
    }
  }

  static func notChanged(_ generation: Generation) -> DomainError {
    let id = generation == .v1 ? "COMMAND-2b7fM" : "COMMAND-Uch5e"
    return DomainError(.preconditionFailed, id, "Errors.User.Email.NotChanged")
  }

  static func verify(_ generation: Generation) -> RedeemErrors {
    switch generation {
    case .v1:
      let none = DomainError(.notFound, "COMMAND-3n8ud", "Errors.User.Code.NotFound")
      let idMissing = DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing")
      return RedeemErrors(
        target: TargetErrors(idMissing: idMissing, unknown: none),
        empty: DomainError(.invalidArgument, "COMMAND-çm0ds", "Errors.User.Code.Empty"), none: none,
        wrong: DomainError(.invalidArgument, "COMMAND-Gdsgs", "Errors.User.Code.Invalid"))
    case .v2:
      let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
      return RedeemErrors(
        target: set(.v2), empty: DomainError(.invalidArgument, "COMMAND-Fia4a", "Errors.User.Code.Empty"),
        none: wrong, wrong: wrong)
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
    var limits = policy.keys(.notice, user: target.userID, caller: target.editorID)
    if delivery?.isSent == true {
      limits += policy.keys(.change, user: target.userID, caller: target.editorID)
      limits += policy.addressKeys(.change, email.text)
    }
    return human(target, .changesAccount, Errors.set, limits) { changes in
      changes.noticeLimit(of: target.userID, policy)
    } decide: { changes, user, human throws(DomainError) in
      let isChanged = email != human.email.address
      // v1 alone lets the same address become verified.
      let isConfirmed = target.generation == .v1 && delivery == nil && !human.email.isVerified
      guard isChanged || isConfirmed else { throw Errors.notChanged(target.generation) }
      if delivery?.isSent == true { try changes.count(policy, .change, for: user, at: email.text) }
      if isChanged { try changes.changeEmail(of: &user, to: email, policy) }
      if let delivery {
        changes.issue(.emailVerification, code, to: &user, delivery, target.generation)
      } else {
        changes.verifyEmail(of: &user)
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
    // Who is told the code can say that the address is the user's.
    let touch = delivery.isSent ? Touch.leavesAccount : .changesAccount
    let limits = policy.keys(.request, user: target.userID, caller: target.editorID)
    return human(target, touch, Errors.send, limits) { changes in
      changes.addressLimit(of: target.userID, policy)
    } decide: { changes, user, human throws(DomainError) in
      switch target.generation {
      case .v1 where human.email.isVerified:
        throw DomainError(.preconditionFailed, "COMMAND-3M9ds", "Errors.User.Email.AlreadyVerified")
      case .v2 where again && human.email.code == nil:
        throw DomainError(.preconditionFailed, "EMAIL-5w5ilin4yt", "Errors.User.Code.Empty")
      case .v1, .v2: break
      }
      if delivery.isSent { try changes.count(policy, .request, for: user, at: human.email.address.text) }
      changes.issue(.emailVerification, code, to: &user, delivery, target.generation)
    }
  }

  /// Redeems the code of an address: Auth v1 `VerifyMyEmail`, User v2 `VerifyEmail`, and the pages behind the links.
  /// - Parameter codeDigest: of the code that was entered; nil when none was.
  package static func verifyEmail(of target: Target, codeDigest: [UInt8]?) -> Self {
    redeem(
      of: target, digest: codeDigest, Errors.verify(target.generation), code: { $0.email.code },
      failed: .emailVerificationFailed
    ) { changes, user in
      changes.verifyEmail(of: &user)
    }
  }
}
