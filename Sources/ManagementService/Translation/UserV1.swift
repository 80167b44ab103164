import ManagementAPI
import ProtobufCodec
import UserDomain

extension Zitadel_User_V1_User {
  init(_ user: User) {
    self.init()
    self.id = user.id
    self.details = user.details
    self.state = Zitadel_User_V1_UserState(user.state)
    self.userName = user.userName
    self.loginNames = [user.loginName]
    self.preferredLoginName = user.loginName
    switch user.kind {
    case .human(let human): self.type = .human(Zitadel_User_V1_Human(human))
    case .machine(let machine): self.type = .machine(Zitadel_User_V1_Machine(machine))
    }
  }
}

extension Zitadel_User_V1_UserState {
  init(_ state: User.State) {
    self =
      switch state {
      case .unspecified: .init(rawValue: 0)
      case .active: .init(rawValue: 1)
      case .inactive: .init(rawValue: 2)
      case .deleted: .init(rawValue: 3)
      case .locked: .init(rawValue: 4)
      case .suspended: .init(rawValue: 5)
      case .initial: .init(rawValue: 6)
      }
  }
}

extension Zitadel_User_V1_Human {
  init(_ human: Human) {
    self.init()
    var profile = Zitadel_User_V1_Profile()
    profile.firstName = human.profile.firstName
    profile.lastName = human.profile.lastName
    profile.nickName = human.profile.nickName
    profile.displayName = human.profile.displayName
    profile.preferredLanguage = human.profile.preferredLanguage
    profile.gender = Zitadel_User_V1_Gender(rawValue: Int32(human.profile.gender.rawValue))
    self.profile = profile
    self.email = Zitadel_User_V1_Email(human.email)
    if let phone = human.phone {
      var value = Zitadel_User_V1_Phone()
      value.phone = phone.number.text
      value.isPhoneVerified = phone.isVerified
      self.phone = value
    }
    if let password = human.password { self.passwordChanged = Google_Protobuf_Timestamp(password.changeDate) }
  }
}

extension Zitadel_User_V1_Email {
  init(_ email: Email) {
    self.init()
    self.email = email.address.text
    self.isEmailVerified = email.isVerified
  }
}

extension Zitadel_User_V1_Machine {
  init(_ machine: Machine) {
    self.init()
    self.name = machine.name
    self.description = machine.description
    self.hasSecret = machine.secretHash != nil
    self.accessTokenType = Zitadel_User_V1_AccessTokenType(rawValue: Int32(machine.accessTokenType.rawValue))
  }
}
