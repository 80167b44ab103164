extension UserEvent {
  /// The event without anything that tells who the user was: that it happened, when and by whom, stays on record.
  ///
  /// For whoever was removed and asks to be forgotten. States that are folded from such events are those of nobody.
  package var withoutPersonalData: UserEvent {
    switch self {
    case .humanAdded(_, _, _, let phone, _, let isChangeRequired, let isInitial):
      .humanAdded(
        userName: "", profile: .erased, email: EmailAddress(stored: ""), phone: phone.map { _ in .erased },
        password: nil, isPasswordChangeRequired: isChangeRequired, isInitial: isInitial)
    case .machineAdded(_, let machine):
      .machineAdded(userName: "", machine: Machine(name: "", accessTokenType: machine.accessTokenType))
    case .userNameChanged: .userNameChanged("")
    case .profileChanged: .profileChanged(.erased)
    case .emailChanged: .emailChanged(EmailAddress(stored: ""))
    case .phoneChanged: .phoneChanged(.erased)
    case .emailCodeAdded(let code): .emailCodeAdded(code.erased)
    case .phoneCodeAdded(let code): .phoneCodeAdded(code.erased)
    case .initializationCodeAdded(let code): .initializationCodeAdded(code.erased)
    case .passwordCodeAdded(let code): .passwordCodeAdded(code.erased)
    case .inviteCodeAdded(let code, _, _): .inviteCodeAdded(code.erased, urlTemplate: nil, applicationName: nil)
    case .passwordChanged(_, let isChangeRequired): .passwordChanged(hash: "", isChangeRequired: isChangeRequired)
    case .machineChanged(_, _, let type): .machineChanged(name: "", description: "", accessTokenType: type)
    case .machineSecretSet: .machineSecretSet(hash: "")
    case .machineKeyAdded(let id, _, let expires): .machineKeyAdded(id: id, publicKey: [], expires: expires)
    case .metadataSet: .metadataSet(key: "", value: [])
    case .metadataRemoved: .metadataRemoved(key: "")
    case .totpAdded: .totpAdded(sealedSecret: [])
    default: self
    }
  }

  /// Addresses and phone numbers that the event tells: what counts of messages are kept by.
  package var addresses: [String] {
    switch self {
    case .humanAdded(_, _, let email, let phone, _, _, _): [email.text] + (phone.map { [$0.text] } ?? [])
    case .emailChanged(let email): [email.text]
    case .phoneChanged(let number): [number.text]
    default: []
    }
  }
}

extension IssuedCode {
  fileprivate var erased: IssuedCode { IssuedCode(digest: [], expires: self.expires, isReturned: self.isReturned) }
}

extension Profile {
  fileprivate static let erased = Profile(firstName: "", lastName: "")
}

extension PhoneNumber {
  fileprivate static let erased = PhoneNumber(stored: "")
}
