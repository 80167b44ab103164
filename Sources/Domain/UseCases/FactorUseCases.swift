/// An authenticator app that was registered: told this once.
package struct NewTOTP: Sendable {
  /// What apps read from a QR code: an `otpauth` URI.
  package var uri: String
  /// What people type where there is no camera.
  package var secret: TOTPSecret
  package var outcome: ChangeOutcome
}

extension UseCases {
  /// Registers an authenticator app, which counts once a code of it was entered.
  package func registerTOTP(for target: Target) async throws -> NewTOTP {
    let secret = vault.drawTOTPSecret()
    let outcome = try await store.execute(
      .addTOTP(to: target, sealedSecret: vault.seal(secret, userID: target.userID)))
    let account = try await store.user(id: target.userID)?.loginName ?? target.userID
    return NewTOTP(uri: secret.uri(issuer: totpIssuer, account: account), secret: secret, outcome: outcome)
  }

  /// What apps show beside the account: who serves, else the host.
  private var totpIssuer: String {
    if let serviceName { return serviceName }
    // scheme://host[:port]
    let authority = origin.text.split(separator: "/").last ?? ""
    guard let colon = authority.lastIndex(of: ":"), authority[colon...].dropFirst().allSatisfy(\.isNumber) else {
      return String(authority)
    }
    return String(authority[..<colon])
  }

  @discardableResult
  package func verifyTOTP(of target: Target, code: String) async throws -> ChangeOutcome {
    let user = try await store.user(id: try TextKind.searched.checked(target.userID))
    return try await store.execute(.verifyTOTP(of: target, totpGuess(code, of: user)))
  }

  /// A code that somebody entered, held against the secret of a user's app: for `Changes.checkTOTP`.
  /// - Parameter user: as it was read; nil: whom nobody knows.
  package func totpGuess(_ code: String, of user: User?) -> TOTPGuess {
    guard let user, let sealed = user.human?.totp?.sealedSecret,
      let secret = vault.openTOTPSecret(sealed: sealed, userID: user.id)
    else { return TOTPGuess(sealedSecret: [], step: nil) }
    return TOTPGuess(
      sealedSecret: sealed, step: vault.step(of: EnteredCode.folded(code), with: secret, at: clock.now))
  }

  /// Digests of recovery codes that a new person has from elsewhere, as they will be read when they are entered.
  /// - Throws: `SIGNET-Rc2ct` for too many, `SIGNET-Rc8rd` for one without a letter or a digit.
  package func digests(ofRecoveryCodes codes: [String], userID: String) throws(DomainError) -> [[UInt8]] {
    guard codes.count <= RecoveryCode.maximumCount else { throw RecoveryCode.countInvalid }
    var digests: [[UInt8]] = []
    for code in codes {
      let code = EnteredCode.folded(code)
      guard !code.isEmpty else {
        throw DomainError(.invalidArgument, "SIGNET-Rc8rd", "Errors.User.MFA.RecoveryCodes.InvalidCode")
      }
      digests.append(vault.digest(code: code, userID: userID))
    }
    return digests
  }

  /// Recovery codes in place of all former ones: told this once.
  package func generateRecoveryCodes(
    _ count: Int, for target: Target
  ) async throws -> (codes: [String], outcome: ChangeOutcome) {
    var codes: Set<String> = []
    while codes.count < min(max(count, 0), RecoveryCode.maximumCount) {
      codes.insert(vault.draw(RecoveryCode.generator))
    }
    let outcome = try await store.execute(
      .setRecoveryCodes(of: target, digests: codes.map { vault.digest(code: $0, userID: target.userID) }))
    return (codes.map(RecoveryCode.shown), outcome)
  }
}
