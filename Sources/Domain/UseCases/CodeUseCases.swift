extension CodeVault {
  /// The digest of a code as somebody typed or copied it: the one place where that is read. Two, one behind the other, where
  /// it can be read with and without regard to case. Nil: nothing was entered.
  func digest(entered text: String, userID: String) -> [UInt8]? {
    let (folded, exact) = (EnteredCode.folded(text), EnteredCode.exact(text))
    guard !exact.isEmpty, exact != folded else { return folded.isEmpty ? nil : digest(code: folded, userID: userID) }
    return digest(code: folded, userID: userID) + digest(code: exact, userID: userID)
  }
}

/// What issuing a code came to.
package struct Issued: Sendable {
  package var outcome: ChangeOutcome
  /// The code, for callers who asked to bring it themselves.
  package var code: String?
}

extension UseCases {
  /// What makes the codes of a kind now.
  package func generator(_ kind: Notification.Kind) -> SecretGenerator {
    kind.generator.map { generators[$0] } ?? .invitation
  }

  /// Draws a code for a user, and guards it.
  package func drawCode(_ kind: Notification.Kind, for userID: String) -> (code: String, drawn: DrawnCode) {
    let generator = generator(kind)
    let code = vault.draw(generator)
    let drawn = DrawnCode(
      digest: vault.digest(code: code, userID: userID), sealed: vault.seal(code: code, userID: userID),
      lifetime: generator.lifetime)
    return (code, drawn)
  }

  /// A code that a notification brings.
  package func code(_ kind: Notification.Kind, for userID: String) -> DrawnCode { drawCode(kind, for: userID).drawn }

  /// Commands what issues a code, and tells the code to callers who asked to bring it themselves.
  private func issue(
    _ kind: Notification.Kind, for target: Target, _ delivery: CodeDelivery?,
    _ command: (DrawnCode) -> Command<ChangeOutcome>
  ) async throws -> Issued {
    let (code, drawn) = drawCode(kind, for: target.userID)
    return Issued(outcome: try await store.execute(command(drawn)), code: delivery == .returned ? code : nil)
  }

  /// Another address, and a code for it unless it is said to be verified.
  package func setEmail(
    of target: Target, to email: EmailAddress, _ delivery: CodeDelivery?
  ) async throws -> Issued {
    try await issue(.emailVerification, for: target, delivery) {
      .setEmail(of: target, to: email, delivery, code: $0, policy: ratePolicy)
    }
  }

  /// A new code for the address.
  @discardableResult
  package func sendEmailCode(
    to target: Target, _ delivery: CodeDelivery = .mail(), again: Bool = true
  ) async throws -> Issued {
    // The main job: one level of `async` less than by `issue`.
    let (code, drawn) = drawCode(.emailVerification, for: target.userID)
    let outcome = try await store.execute(
      .sendEmailCode(to: target, delivery, again: again, code: drawn, policy: ratePolicy))
    return Issued(outcome: outcome, code: delivery == .returned ? code : nil)
  }

  @discardableResult
  package func verifyEmail(of target: Target, code: String) async throws -> ChangeOutcome {
    try await store.execute(
      .verifyEmail(of: target, codeDigest: vault.digest(entered: code, userID: target.userID)))
  }

  /// Another number, and a code for it unless it is said to be verified.
  package func setPhone(
    of target: Target, to number: PhoneNumber, _ delivery: CodeDelivery?
  ) async throws -> Issued {
    try await issue(.phoneVerification, for: target, delivery) {
      .setPhone(of: target, to: number, delivery, code: $0, policy: ratePolicy)
    }
  }

  /// A new code for the number.
  package func sendPhoneCode(to target: Target, _ delivery: CodeDelivery = .sms) async throws -> Issued {
    try await issue(.phoneVerification, for: target, delivery) {
      .sendPhoneCode(to: target, delivery, code: $0, policy: ratePolicy)
    }
  }

  package func verifyPhone(of target: Target, code: String) async throws -> ChangeOutcome {
    try await store.execute(
      .verifyPhone(of: target, codeDigest: vault.digest(entered: code, userID: target.userID)))
  }

  /// A new code for an account that waits for its initialization, perhaps at another address.
  @discardableResult
  package func resendInitialization(of target: Target, email: EmailAddress? = nil) async throws -> ChangeOutcome {
    try await store.execute(
      .resendInitialization(
        of: target, email: email, code: code(.initialization, for: target.userID), policy: ratePolicy))
  }

  /// Invites a person who has no way to log in yet to set one up.
  @discardableResult
  package func invite(_ target: Target, _ delivery: CodeDelivery) async throws -> Issued {
    try await issue(.invite, for: target, delivery) {
      .invite(target, delivery, code: $0, policy: ratePolicy)
    }
  }

  /// A code with which a forgotten password is replaced.
  @discardableResult
  package func requestPasswordReset(of target: Target, _ delivery: CodeDelivery) async throws -> Issued {
    try await issue(.passwordReset, for: target, delivery) {
      .requestPasswordReset(of: target, delivery, code: $0, policy: ratePolicy)
    }
  }
}
