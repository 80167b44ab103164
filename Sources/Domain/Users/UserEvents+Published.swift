extension UserEvent {
  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .humanAdded(let userName, let profile, let email, let phone, _, let isChangeRequired, _):
      profile.published.merging([
        "userName": .text(userName), "email": .text(email.text), "phone": .text(phone?.text ?? ""),
        "changeRequired": .flag(isChangeRequired),
      ]) { $1 }
    case .machineAdded(let userName, let machine):
      [
        "userName": .text(userName), "name": .text(machine.name), "description": .text(machine.description),
        "accessTokenType": .number(machine.accessTokenType.rawValue),
      ]
    case .emailChanged(let email): ["email": .text(email.text)]
    case .phoneChanged(let number): ["phone": .text(number.text)]
    case .emailCodeAdded(let code), .phoneCodeAdded(let code), .initializationCodeAdded(let code),
      .passwordCodeAdded(let code):
      code.published
    case .inviteCodeAdded(let code, _, let application):
      code.published.merging(["applicationName": .text(application ?? "")]) { $1 }
    case .passwordChanged(_, let isChangeRequired): ["changeRequired": .flag(isChangeRequired)]
    case .personalAccessTokenAdded(let id, _, let expires): ["tokenId": .text(id), "expiration": .date(expires)]
    case .personalAccessTokenRemoved(let id): ["tokenId": .text(id)]
    case .machineChanged(let name, let description, let accessTokenType):
      [
        "name": .text(name), "description": .text(description),
        "accessTokenType": .number(accessTokenType.rawValue),
      ]
    case .machineKeyAdded(let id, _, let expires): ["keyId": .text(id), "expirationDate": .date(expires)]
    case .machineKeyRemoved(let id): ["keyId": .text(id)]
    // Values may be large, and are whatever a client keeps there.
    case .metadataSet(let key, _), .metadataRemoved(let key): ["key": .text(key)]
    case .userNameChanged(let userName): ["userName": .text(userName)]
    case .nameFormed(let userName, let form):
      ["userName": .text(userName), "userLoginMustBeDomain": .flag(form.isOfOrganization)]
    case .domainClaimed(let userName, let domain): ["userName": .text(userName), "domain": .text(domain)]
    case .profileChanged(let profile): profile.published
    case .factor(let event): event.published
    case .emailVerified, .emailCodeSent, .emailVerificationFailed, .phoneVerified, .phoneRemoved, .phoneCodeSent,
      .phoneVerificationFailed, .initializationCodeSent, .initializationFailed, .initialized, .passwordCodeSent,
      .passwordCodeFailed, .passwordChangeSent, .passwordHashUpdated, .inviteCodeSent, .inviteFailed, .inviteAccepted,
      .machineSecretSet, .machineSecretRemoved, .deactivated, .reactivated, .locked, .unlocked, .removed,
      .personalDataErased, .totpAdded, .totpVerified, .codesVoided, .emailChangeSent,
      .domainClaimSent, .credentialCheckFailed, .credentialCheckSucceeded:
      [:]
    }
  }
}

extension Profile {
  fileprivate var published: EventFields {
    [
      "firstName": .text(firstName), "lastName": .text(lastName), "nickName": .text(nickName),
      "displayName": .text(displayName.trimmed), "preferredLanguage": .text(preferredLanguage),
      "gender": .number(gender.rawValue),
    ]
  }
}

extension IssuedCode {
  fileprivate var published: EventFields { ["expirationDate": .date(expires), "codeReturned": .flag(isReturned)] }
}
