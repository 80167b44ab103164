import Domain
import ManagementAPI

/// A second factor as both generations list it.
enum ListedFactor: CaseIterable {
  case totp, otpSMS, otpEmail

  /// Whether a person's counts; nil: there is none.
  fileprivate func isReady(_ human: Human) -> Bool? {
    switch self {
    case .totp: human.totp.map(\.isVerified)
    case .otpSMS: human.isReady(.sms)
    case .otpEmail: human.isReady(.email)
    }
  }

  /// Those of a user, with whether they count.
  private static func all(of user: User) -> [(factor: ListedFactor, isReady: Bool)] {
    guard let human = user.human else { return [] }
    return allCases.compactMap { factor in factor.isReady(human).map { (factor, $0) } }
  }

  fileprivate static func map<Factor>(_ user: User, _ factor: (ListedFactor, Bool) -> Factor) -> [Factor] {
    all(of: user).map { factor($0.factor, $0.isReady) }
  }

  fileprivate var kindV2: Zitadel_User_V2_AuthFactors {
    switch self {
    case .totp: .otp
    case .otpSMS: .otpSms
    case .otpEmail: .otpEmail
    }
  }
}

extension Human {
  /// Whether codes on a channel count; nil: they are not set up.
  fileprivate func isReady(_ channel: OTPChannel) -> Bool? {
    guard factors[channel] else { return nil }
    return hasOTP(channel)
  }
}

extension User {
  var factorsV1: [Zitadel_User_V1_AuthFactor] {
    ListedFactor.map(self) { factor, isReady in
      .with {
        $0.state = isReady ? .ready : .notReady
        switch factor {
        case .totp: $0.type = .otp(.init())
        case .otpSMS: $0.type = .otpSms(.init())
        case .otpEmail: $0.type = .otpEmail(.init())
        }
      }
    }
  }

  /// - Parameters: which are asked for; empty: all.
  func factorsV2(
    _ kinds: [Zitadel_User_V2_AuthFactors], _ states: [Zitadel_User_V2_AuthFactorState]
  ) -> [Zitadel_User_V2_AuthFactor] {
    ListedFactor.map(self) { factor, isReady -> Zitadel_User_V2_AuthFactor? in
      let state: Zitadel_User_V2_AuthFactorState = isReady ? .ready : .notReady
      guard kinds.isEmpty || kinds.contains(factor.kindV2), states.isEmpty || states.contains(state) else { return nil }
      return .with {
        $0.state = state
        switch factor {
        case .totp: $0.type = .otp(.init())
        case .otpSMS: $0.type = .otpSms(.init())
        case .otpEmail: $0.type = .otpEmail(.init())
        }
      }
    }.compactMap { $0 }
  }

  /// By what the user can log in.
  var authenticationMethods: [Zitadel_User_V2_AuthenticationMethodType] {
    guard let human else { return [] }
    let methods: [(Zitadel_User_V2_AuthenticationMethodType, Bool)] = [
      (.password, human.password != nil), (.totp, human.hasTOTP), (.otpSms, human.hasOTP(.sms)),
      (.otpEmail, human.hasOTP(.email)), (.recoveryCode, human.hasRecoveryCodes),
    ]
    return methods.filter(\.1).map(\.0)
  }
}
