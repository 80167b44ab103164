/// How secrets of a kind are made: how long they are, of which characters, and how long they count.
package struct SecretGenerator: Sendable, Equatable {
  /// The numbers are kept in stores and equal those of the published interface.
  package enum Kind: Int, Sendable, CaseIterable {
    case initialization = 1, emailVerification, phoneVerification, passwordReset, passwordlessInitialization,
      clientSecret,
      smsOTP, emailOTP
  }

  /// Which characters there are.
  package struct Alphabets: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let lowercase = Alphabets(rawValue: 1)
    package static let uppercase = Alphabets(rawValue: 2)
    package static let digits = Alphabets(rawValue: 4)
    package static let symbols = Alphabets(rawValue: 8)

    /// All of them, as ASCII. Of symbols those that every phone can show and send, and that HTML has as they are.
    package var characters: [UInt8] { Self.all[Int(rawValue & 15)] }

    private static let all: [[UInt8]] = (0..<16).map { bits in
      let parts = [
        "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "!#$%()*+,-.:=?@_",
      ]
      return parts.enumerated().flatMap { bits & 1 << $0 == 0 ? [] : Array($1.utf8) }
    }
  }

  /// Characters.
  package var length: Int
  /// In microseconds; 0: what it makes does not end.
  package var lifetime: Int64
  package var alphabets: Alphabets

  package init(length: Int, lifetime: Int64, alphabets: Alphabets) {
    self.length = length
    self.lifetime = lifetime
    self.alphabets = alphabets
  }

  /// What holds for a kind that nobody has set.
  package static func standard(_ kind: Kind) -> SecretGenerator {
    let (minutes, hours): (Int64, Int64) = (60_000_000, 3_600_000_000)
    return switch kind {
    case .initialization: SecretGenerator(length: 6, lifetime: 72 * hours, alphabets: [.uppercase, .digits])
    case .emailVerification, .phoneVerification, .passwordReset:
      SecretGenerator(length: 6, lifetime: hours, alphabets: [.uppercase, .digits])
    case .passwordlessInitialization:
      SecretGenerator(length: 12, lifetime: hours, alphabets: [.lowercase, .uppercase, .digits])
    case .clientSecret: SecretGenerator(length: 64, lifetime: 0, alphabets: [.lowercase, .uppercase, .digits])
    case .smsOTP, .emailOTP: SecretGenerator(length: 8, lifetime: 5 * minutes, alphabets: .digits)
    }
  }

  /// Invitations, which the interface has no kind for.
  package static let invitation = SecretGenerator.standard(.initialization)

  /// Whether codes of it can be read in whatever case, as the pages say of them.
  package var isStandardCode: Bool { length == 6 && alphabets == [.uppercase, .digits] }

  /// Fewer characters are guessed, with however many tries.
  package static let minimumLength = 6
  /// Of codes that people enter: no more are read (`EnteredCode`), and the interface takes no more.
  package static let maximumCodeLength = EnteredCode.maximumLength
  /// Of secrets of programs: as of passwords, longer ones are not told apart.
  package static let maximumSecretLength = PasswordPolicy.maximumBytes
  /// What is mailed should arrive before it ends; and what nobody has used for a year, nobody will. In microseconds.
  package static let lifetimes: ClosedRange<Int64> = 1_000_000...365 * 86_400_000_000

  /// - Throws: `SIGNET-Sg1ln`, `SIGNET-Sg2al`, `SIGNET-Sg3lt`.
  func check(for kind: Kind) throws(DomainError) {
    let maximum = kind == .clientSecret ? Self.maximumSecretLength : Self.maximumCodeLength
    guard (Self.minimumLength...maximum).contains(length) else {
      throw DomainError(.invalidArgument, "SIGNET-Sg1ln", "Errors.SecretGenerator.LengthInvalid")
    }
    guard !alphabets.isEmpty else {
      throw DomainError(.invalidArgument, "SIGNET-Sg2al", "Errors.SecretGenerator.AlphabetMissing")
    }
    // A secret of a program counts until it is replaced.
    guard Self.lifetimes.contains(lifetime) || kind == .clientSecret && lifetime == 0 else {
      throw DomainError(.invalidArgument, "SIGNET-Sg3lt", "Errors.SecretGenerator.ExpiryInvalid")
    }
  }
}

extension Instance {
  /// What makes secrets of a kind.
  package func secretGenerator(_ kind: SecretGenerator.Kind) -> SecretGenerator {
    secretGenerators[kind]?.value ?? .standard(kind)
  }
}

extension Notification.Kind {
  /// What makes its code; nil where that cannot be set.
  package var generator: SecretGenerator.Kind? {
    switch self {
    case .initialization: .initialization
    case .emailVerification: .emailVerification
    case .phoneVerification: .phoneVerification
    case .passwordReset, .passwordResetSMS: .passwordReset
    case .sessionOTP: .emailOTP
    case .sessionOTPSMS: .smsOTP
    case .invite, .passwordChanged, .emailChanged, .domainClaimed: nil
    }
  }
}

extension Command<Instance> {
  /// Admin v1 `UpdateSecretGenerator`: holds for what is made from then on.
  /// - Parameter lifetime: in microseconds; nil: as it was.
  /// - Throws: `COMMAND-m0o3f` where nothing changes, and what `SecretGenerator.check` throws.
  package static func setSecretGenerator(
    _ kind: SecretGenerator.Kind, length: Int, lifetime: Int64?, alphabets: SecretGenerator.Alphabets,
    by editorID: String
  ) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      let former = instance.secretGenerator(kind)
      let new = SecretGenerator(length: length, lifetime: lifetime ?? former.lifetime, alphabets: alphabets)
      try new.check(for: kind)
      guard new != former else {
        throw DomainError(.preconditionFailed, "COMMAND-m0o3f", "Errors.NoChangesFound")
      }
      let isNew = instance.secretGenerators[kind] == nil
      changes.append(isNew ? .secretGeneratorAdded(kind, new) : .secretGeneratorChanged(kind, new), to: &instance)
      return instance
    }
  }
}
