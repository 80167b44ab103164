/// What the commands on phone numbers are refused with.
private struct Errors {
  let set, send, remove: TargetErrors
  let notChanged, none: DomainError
  let verify: RedeemErrors

  init(_ generation: Generation) {
    switch generation {
    case .v1:
      func target(_ idMissing: String, _ unknown: String) -> TargetErrors {
        TargetErrors(
          idMissing: DomainError(.invalidArgument, idMissing, "Errors.User.UserIDMissing"),
          unknown: DomainError(.preconditionFailed, unknown, "Errors.User.NotFound"))
      }
      set = target("COMMAND-3M0fs", "COMMAND-3M0fs")
      send = target("COMMAND-4M0ds", "COMMAND-2M0fs")
      remove = target("COMMAND-6M0ds", "COMMAND-3M9fs")
      notChanged = DomainError(.preconditionFailed, "COMMAND-wF94r", "Errors.User.Phone.NotChanged")
      none = DomainError(.notFound, "COMMAND-p6rsc", "Errors.User.Phone.NotFound")
      verify = RedeemErrors(
        target: target("COMMAND-Km9ds", "COMMAND-Rsj8c"),
        empty: DomainError(.invalidArgument, "COMMAND-wMe9f", "Errors.User.Code.Empty"),
        none: DomainError(.notFound, "COMMAND-Rsj8c", "Errors.User.Code.NotFound"),
        wrong: DomainError(.invalidArgument, "COMMAND-sM0cs", "Errors.User.Code.Invalid"))
    case .v2:
      set = TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-xP292j", "Errors.User.Phone.IDMissing"),
        unknown: DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Phone.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised"))
      send = set
      remove = set
      notChanged = DomainError(.preconditionFailed, "COMMAND-Uch5e", "Errors.User.Phone.NotChanged")
      none = DomainError(.preconditionFailed, "COMMAND-ieJ2e", "Errors.User.Phone.NotFound")
      let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
      let empty = DomainError(.invalidArgument, "COMMAND-Fia4a", "Errors.User.Code.Empty")
      verify = RedeemErrors(target: set, empty: empty, none: wrong, wrong: wrong)
    }
  }
}

extension Command<ChangeOutcome> {
  /// Another number: Management v1 `UpdateHumanPhone`, Auth v1 `SetMyPhone`, User v2 `SetPhone`.
  /// - Parameters:
  ///   - delivery: how the code reaches the user; nil: the caller's word that the number is verified.
  ///   - policy: counts what is sent.
  package static func setPhone(
    of target: Target, to number: PhoneNumber, _ delivery: CodeDelivery?, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let limits =
      delivery?.isSent == true
      ? policy.keys(.change, user: target.userID, caller: target.editorID) + policy.addressKeys(.change, number.text)
      : []
    let errors = Errors(target.generation)
    return human(target, .changesAccount, { Errors($0).set }, limits) {
      changes, user, human throws(DomainError) in
      let isChanged = number != human.phone?.number
      // v1 alone lets the same number become verified.
      let isConfirmed = target.generation == .v1 && delivery == nil && human.phone?.isVerified == false
      guard isChanged || isConfirmed else { throw errors.notChanged }
      if delivery?.isSent == true { try changes.count(policy, .change, for: user, at: number.text) }
      if isChanged { changes.changePhone(of: &user, to: number) }
      if let delivery {
        changes.issue(.phoneVerification, code, to: &user, delivery, target.generation)
      } else {
        changes.append(.phoneVerified, to: &user)
      }
    }
  }

  /// A new code for the number: Management v1 `ResendHumanPhoneVerification`, Auth v1 `ResendMyPhoneVerification`, where
  /// it is not verified yet; User v2 `ResendPhoneCode`, in place of the pending one.
  /// - Parameter policy: counts what is sent.
  package static func sendPhoneCode(
    to target: Target, _ delivery: CodeDelivery = .sms, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let touch = delivery.isSent ? Touch.leavesAccount : .changesAccount
    let limits = policy.keys(.request, user: target.userID, caller: target.editorID)
    return human(target, touch, { Errors($0).send }, limits) { changes in
      changes.numberLimit(of: target.userID, policy)
    } decide: { changes, user, human throws(DomainError) in
      let phone: Phone
      switch target.generation {
      case .v1:
        guard let own = human.phone else {
          throw DomainError(.notFound, "COMMAND-2b7Hf", "Errors.User.Phone.NotFound")
        }
        guard !own.isVerified else {
          throw DomainError(.preconditionFailed, "COMMAND-2M9sf", "Errors.User.Phone.AlreadyVerified")
        }
        phone = own
      case .v2:
        guard let own = human.phone, own.code != nil else {
          throw DomainError(.preconditionFailed, "PHONE-5xrra88eq8", "Errors.User.Code.Empty")
        }
        phone = own
      }
      if delivery.isSent { try changes.count(policy, .request, for: user, at: phone.number.text) }
      changes.issue(.phoneVerification, code, to: &user, delivery, target.generation)
    }
  }

  /// Management v1 `RemoveHumanPhone`, Auth v1 `RemoveMyPhone`, User v2 `RemovePhone`.
  package static func removePhone(of target: Target) -> Self {
    let errors = Errors(target.generation)
    return human(target, .changesAccount, { Errors($0).remove }) { changes, user, human throws(DomainError) in
      guard human.phone != nil else { throw errors.none }
      changes.changePhone(of: &user, to: nil)
    }
  }

  /// Redeems the code of a number: Auth v1 `VerifyMyPhone`, User v2 `VerifyPhone`.
  /// - Parameter codeDigest: of the code that was entered; nil when none was.
  package static func verifyPhone(of target: Target, codeDigest: [UInt8]?) -> Self {
    redeem(
      of: target, digest: codeDigest, Errors(target.generation).verify, code: { $0.phone?.code },
      failed: .phoneVerificationFailed
    ) { changes, user in
      changes.append(.phoneVerified, to: &user)
    }
  }
}
