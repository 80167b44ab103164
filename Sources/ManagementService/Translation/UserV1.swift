import ManagementAPI
import ProtobufCodec
import Domain

extension Zitadel_User_V1_User {
  init(_ user: User) {
    self.init()
    (id, details, state) = (user.id, user.details, Zitadel_User_V1_UserState(user.state))
    (userName, loginNames, preferredLoginName) = (user.userName, user.loginNames, user.loginName)
    switch user.kind {
    case .human(let human): type = .human(Zitadel_User_V1_Human(human))
    case .machine(let machine): type = .machine(Zitadel_User_V1_Machine(machine))
    }
  }
}

extension Zitadel_User_V1_Human {
  init(_ human: Human) {
    self.init()
    profile = Zitadel_User_V1_Profile(human.profile)
    email = Zitadel_User_V1_Email(human.email)
    if human.phone != nil { phone = Zitadel_User_V1_Phone(human.phone) }
    if let password = human.password { passwordChanged = Google_Protobuf_Timestamp(password.changeDate) }
  }
}

extension Zitadel_User_V1_Profile {
  init(_ profile: Profile) {
    self.init()
    firstName = profile.firstName
    lastName = profile.lastName
    nickName = profile.nickName
    displayName = profile.displayName
    preferredLanguage = profile.preferredLanguage
    gender = Zitadel_User_V1_Gender(rawValue: Int32(profile.gender.rawValue))
  }
}

extension Zitadel_User_V1_Phone {
  /// Empty for who has none.
  init(_ phone: Phone?) {
    self.init()
    guard let phone else { return }
    self.phone = phone.number.text
    isPhoneVerified = phone.isVerified
  }
}

extension Zitadel_User_V1_Email {
  init(_ email: Email) {
    self.init()
    self.email = email.address.text
    isEmailVerified = email.isVerified
  }
}

extension MachineFields {
  mutating func tell(_ machine: Machine) {
    (name, description, hasSecret) = (machine.name, machine.description, machine.secretHash != nil)
  }
}

extension Zitadel_User_V1_Machine {
  init(_ machine: Machine) {
    self.init()
    tell(machine)
    accessTokenType = Zitadel_User_V1_AccessTokenType(rawValue: Int32(machine.accessTokenType.rawValue))
  }
}
