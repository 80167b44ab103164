import ProtobufCodec
import Domain

/// What the payload of a user's row is. The numbers are kept in stores.
enum UserType: Int {
  /// `HumanState`.
  case human = 1
  /// `MachineState`.
  case machine
}

extension User {
  var type: UserType {
    switch self.kind {
    case .human: .human
    case .machine: .machine
    }
  }

  /// The part of the state that is no column.
  var payload: [UInt8] {
    switch self.kind {
    case .human(let human): Signet_Store_V1_HumanState(human, nameForm).serialized()
    case .machine(let machine): Signet_Store_V1_MachineState(machine, nameForm).serialized()
    }
  }
}

extension Signet_Store_V1_HumanState {
  fileprivate init(_ human: Human, _ form: NameForm) {
    self.init()
    self.nameForm = Signet_Store_V1_NameForm.stored(form)
    self.preferredLanguage = human.profile.preferredLanguage
    self.gender = Int32(human.profile.gender.rawValue)
    self.emailVerified = human.email.isVerified
    self.emailCode = human.email.code.map(Signet_Store_V1_PendingCode.init)
    self.verifiedEmail = human.email.verifiedAddress?.text
    self.phoneVerified = human.phone?.isVerified ?? false
    self.phoneCode = human.phone?.code.map(Signet_Store_V1_PendingCode.init)
    if let password = human.password {
      var message = Signet_Store_V1_Password()
      message.hash = password.hash
      message.changeRequired = password.isChangeRequired
      message.changeDate = password.changeDate.microseconds
      self.password = message
    }
    self.initializationCode = human.initialization.map(Signet_Store_V1_PendingCode.init)
    self.passwordCode = human.passwordReset.map(Signet_Store_V1_PendingCode.init)
    if let invitation = human.invitation {
      var message = Signet_Store_V1_Invitation()
      message.code = Signet_Store_V1_PendingCode(invitation.code)
      message.urlTemplate = invitation.urlTemplate
      message.applicationName = invitation.applicationName
      message.returned = invitation.isReturned
      self.invitation = message
    }
    if let totp = human.totp {
      var message = Signet_Store_V1_TOTP()
      message.sealedSecret = totp.sealedSecret
      message.verified = totp.isVerified
      message.lastStep = totp.lastStep
      self.totp = message
    }
    if !human.failedChecks.isEmpty { self.failedChecks = CheckedCredential.allCases.compactMap { .init($0, human) } }
    keep(human.factors)
  }
}

extension Signet_Store_V1_HumanState {
  fileprivate mutating func keep(_ factors: SecondFactors) {
    otpSms = factors.hasOTPSMS
    otpEmail = factors.hasOTPEmail
    recoveryCodes = factors.recoveryCodes.map { digests in
      return Signet_Store_V1_RecoveryCodes(digests: digests)
    }
    mfaInitSkipped = factors.initSkipped?.microseconds
  }

  fileprivate var factors: SecondFactors {
    SecondFactors(
      hasOTPSMS: otpSms, hasOTPEmail: otpEmail, recoveryCodes: recoveryCodes?.digests,
      initSkipped: mfaInitSkipped.map { Timestamp(microseconds: $0) })
  }
}

extension Signet_Store_V1_MachineState {
  fileprivate init(_ machine: Machine, _ form: NameForm) {
    self.init(
      description: machine.description, accessTokenType: Int32(machine.accessTokenType.rawValue),
      secretHash: machine.secretHash, nameForm: Signet_Store_V1_NameForm.stored(form))
  }
}

extension Signet_Store_V1_PendingCode {
  init(_ code: PendingCode) {
    self.init(
      digest: code.digest, expires: code.expires.microseconds, issuedBy: code.issuedBy,
      failedAttempts: Int32(clamping: code.failedAttempts))
  }
}

extension PendingCode {
  init(_ message: Signet_Store_V1_PendingCode) {
    self.init(
      digest: message.digest, expires: Timestamp(microseconds: message.expires), issuedBy: message.issuedBy)
    failedAttempts = Int(message.failedAttempts)
  }
}

extension Human {
  /// A person from the columns and the payload of its row.
  init(
    firstName: String, lastName: String, nickName: String, displayName: String, email: String, phone: String?,
    _ state: Signet_Store_V1_HumanState
  ) throws {
    self.init(
      profile: Profile(
        firstName: firstName, lastName: lastName, nickName: nickName, displayName: displayName,
        preferredLanguage: state.preferredLanguage, gender: try known(state.gender)),
      email: Email(address: EmailAddress(stored: email)))
    self.email.isVerified = state.emailVerified
    self.email.code = state.emailCode.map { PendingCode($0) }
    self.email.verifiedAddress = state.verifiedEmail.map { EmailAddress(stored: $0) }
    if let phone {
      var kept = Phone(number: PhoneNumber(stored: phone))
      (kept.isVerified, kept.code) = (state.phoneVerified, state.phoneCode.map { PendingCode($0) })
      self.phone = kept
    }
    password = state.password.map { Password($0) }
    initialization = state.initializationCode.map { PendingCode($0) }
    passwordReset = state.passwordCode.map { PendingCode($0) }
    invitation = state.invitation.map { Invitation($0) }
    totp = state.totp.map { TOTP($0) }
    factors = state.factors
    for failed in state.failedChecks { failedChecks[try known(failed.credential)] = Int(failed.count) }
  }
}

extension Password {
  fileprivate init(_ message: Signet_Store_V1_Password) {
    self.init(hash: message.hash, changeDate: Timestamp(microseconds: message.changeDate))
    isChangeRequired = message.changeRequired
  }
}

extension Invitation {
  fileprivate init(_ message: Signet_Store_V1_Invitation) {
    self.init(code: PendingCode(message.code ?? .init()))
    (urlTemplate, applicationName, isReturned) = (message.urlTemplate, message.applicationName, message.returned)
  }
}

extension TOTP {
  fileprivate init(_ message: Signet_Store_V1_TOTP) {
    self.init(sealedSecret: message.sealedSecret)
    (isVerified, lastStep) = (message.verified, message.lastStep)
  }
}

extension Signet_Store_V1_FailedChecks {
  fileprivate init?(_ credential: CheckedCredential, _ human: Human) {
    guard let count = human.failedChecks[credential] else { return nil }
    self.init(credential: Int32(credential.rawValue), count: Int32(clamping: count))
  }
}

extension Machine {
  /// A program from the name and the payload of its row.
  init(name: String, _ state: Signet_Store_V1_MachineState) throws {
    self.init(name: name, description: state.description, accessTokenType: try known(state.accessTokenType))
    secretHash = state.secretHash
  }
}
