/// How this server treats the domains of organizations.
package struct DomainSettings: Sendable {
  /// Whether it is to be proved that an organization owns a domain; else an added one is verified at once.
  package var mustBeProved: Bool

  package init(mustBeProved: Bool = false) {
    self.mustBeProved = mustBeProved
  }
}

/// What an organization is to publish to prove that a domain is its own.
package struct DomainChallenge: Sendable, Equatable {
  /// 190 bits: nobody guesses it, in whatever time.
  static let generator = SecretGenerator(length: 32, lifetime: 0, alphabets: [.lowercase, .uppercase, .digits])

  package let token: String
  /// Where: the address of a page that holds the token, or the name of a TXT record.
  package let place: String

  package init(_ kind: DomainValidation.Kind, _ domain: DomainName, token: String) {
    self.token = token
    self.place =
      switch kind {
      case .http: "https://\(domain.ascii)/.well-known/zitadel-challenge/\(token).txt"
      case .dns: "_zitadel-challenge.\(domain.ascii)"
      }
  }
}

extension UseCases {
  package func addDomain(_ text: String, to target: OrganizationTarget) async throws -> ChangeOutcome {
    try await store.execute(
      try .addDomain(text, to: target, mustBeProved: domains.mustBeProved, baseDomain: baseDomain))
  }

  /// A new token for a domain.
  /// - Parameter kind: nil for one that there is not.
  package func challengeDomain(
    _ text: String, in target: OrganizationTarget, _ kind: DomainValidation.Kind?
  ) async throws -> DomainChallenge {
    let token = vault.draw(DomainChallenge.generator)
    let validation = kind.map { DomainValidation($0, sealedToken: vault.seal(code: token, userID: target.id)) }
    try await store.execute(.beginValidation(of: text, in: target, validation))
    return DomainChallenge(kind ?? .http, try DomainName(text), token: token)
  }

  /// Looks for the token that was given for a domain; where it is found the domain is verified.
  package func verifyDomain(_ text: String, in target: OrganizationTarget) async throws -> ChangeOutcome {
    let proof = try await store.execute(.beginProof(of: text, in: target))
    guard let token = vault.open(sealed: proof.validation.sealedToken, userID: proof.organizationID) else {
      throw DomainError(.preconditionFailed, "ORG-SFBB3", "Errors.Org.DomainVerificationMissing")
    }
    do {
      try await prover.prove(proof.domain, shows: token, by: proof.validation.kind, for: proof.organizationID)
    } catch let error as DomainError where error.kind == .preconditionFailed {
      try await store.execute(.failValidation(proof, in: target))
      throw error
    }
    return try await store.execute(.verifyDomain(proof, in: target))
  }
}

extension UseCases {
  /// So many names are looked for at once.
  private static let claimPage = 512

  /// Takes the names that end in domains which other organizations have proved to own from whoever has them.
  /// - Parameter damaged: told of each who cannot be renamed, and stops no other.
  /// - Returns: how many users have another name now.
  package func settleClaims(
    damaged: @escaping @Sendable (_ userID: String, any Error) -> Void = { _, _ in }
  ) async throws -> Int {
    var (after, settled) = (ClaimedName?.none, 0)
    while true {
      try Task.checkCancellation()
      let page = try await directory.claimedNames(after: after, limit: Self.claimPage)
      for start in stride(from: 0, to: page.count, by: Turns.piece) {
        settled += try await settle(page[start..<min(page.count, start + Turns.piece)], damaged)
      }
      guard page.count == Self.claimPage else { return settled }
      after = page.last
    }
  }

  /// All at once, so that they share a commit.
  private func settle(
    _ names: ArraySlice<ClaimedName>, _ damaged: @escaping @Sendable (String, any Error) -> Void
  ) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for name in names {
        group.addTask {
          try await Turns.write([name.userID]) { _ in
            try await settle(name.userID) ? 1 : 0
          } damaged: {
            damaged($0, $1)
          }
        }
      }
      return try await group.reduce(0, +)
    }
  }

  private func settle(_ userID: String) async throws -> Bool {
    let domain = DomainName.temporary(under: baseDomain)
    do {
      return try await store.execute(.claimName(of: userID, giving: "\(userID)@\(domain)", policy: ratePolicy))
    } catch let error as DomainError where error.kind == .alreadyExists {
      // Somebody has chosen it. Nobody knows the next.
      let spare = "\(userID)-\(ids.next())@\(domain)"
      return try await store.execute(.claimName(of: userID, giving: spare, policy: ratePolicy))
    }
  }
}
