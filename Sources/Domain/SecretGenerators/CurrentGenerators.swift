import Synchronization

/// The generators that hold now, in memory: codes are drawn more often than anything is set.
///
/// Reading takes no lock. Whoever learns of another state of the instance notes it, in whatever order: the newest stays.
package final class CurrentGenerators: Sendable {
  /// Of the instance as it was noted last.
  private let sequence = Mutex<UInt64>(0)
  private let initialization = Atomic(packed: .initialization)
  private let emailVerification = Atomic(packed: .emailVerification)
  private let phoneVerification = Atomic(packed: .phoneVerification)
  private let passwordReset = Atomic(packed: .passwordReset)
  private let passwordlessInitialization = Atomic(packed: .passwordlessInitialization)
  private let clientSecret = Atomic(packed: .clientSecret)
  private let smsOTP = Atomic(packed: .smsOTP)
  private let emailOTP = Atomic(packed: .emailOTP)

  package init() {}

  /// Takes over what an instance has, unless a newer one was noted.
  package func note(_ instance: Instance) {
    sequence.withLock { sequence in
      guard instance.sequence >= sequence else { return }
      sequence = instance.sequence
      for kind in SecretGenerator.Kind.allCases { store(instance.secretGenerator(kind).packed, kind) }
    }
  }

  /// What is noted next holds, however old it is.
  func forget() { sequence.withLock { $0 = 0 } }

  package subscript(kind: SecretGenerator.Kind) -> SecretGenerator {
    let packed =
      switch kind {
      case .initialization: initialization.load(ordering: .relaxed)
      case .emailVerification: emailVerification.load(ordering: .relaxed)
      case .phoneVerification: phoneVerification.load(ordering: .relaxed)
      case .passwordReset: passwordReset.load(ordering: .relaxed)
      case .passwordlessInitialization: passwordlessInitialization.load(ordering: .relaxed)
      case .clientSecret: clientSecret.load(ordering: .relaxed)
      case .smsOTP: smsOTP.load(ordering: .relaxed)
      case .emailOTP: emailOTP.load(ordering: .relaxed)
      }
    return SecretGenerator(packed: packed)
  }

  private func store(_ packed: UInt64, _ kind: SecretGenerator.Kind) {
    switch kind {
    case .initialization: initialization.store(packed, ordering: .relaxed)
    case .emailVerification: emailVerification.store(packed, ordering: .relaxed)
    case .phoneVerification: phoneVerification.store(packed, ordering: .relaxed)
    case .passwordReset: passwordReset.store(packed, ordering: .relaxed)
    case .passwordlessInitialization: passwordlessInitialization.store(packed, ordering: .relaxed)
    case .clientSecret: clientSecret.store(packed, ordering: .relaxed)
    case .smsOTP: smsOTP.store(packed, ordering: .relaxed)
    case .emailOTP: emailOTP.store(packed, ordering: .relaxed)
    }
  }
}

extension SecretGenerator {
  /// In one word, which is read and written at once: lifetime, length in 8 bits, alphabets in 4.
  fileprivate var packed: UInt64 { UInt64(lifetime) << 12 | UInt64(length) << 4 | UInt64(alphabets.rawValue) }

  fileprivate init(packed: UInt64) {
    self.init(
      length: Int(packed >> 4 & 0xff), lifetime: Int64(packed >> 12), alphabets: Alphabets(rawValue: UInt8(packed & 15))
    )
  }
}

extension Atomic where Value == UInt64 {
  fileprivate init(packed kind: SecretGenerator.Kind) { self.init(SecretGenerator.standard(kind).packed) }
}
