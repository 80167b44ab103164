import ManagementAPI
import ProtobufCodec
import Domain

extension Zitadel_User_V1_User {
  init(_ user: User) {
    self.init()
    (self.id, self.details, self.state) = (user.id, user.details, Zitadel_User_V1_UserState(user.state))
    (self.userName, self.loginNames, self.preferredLoginName) = (user.userName, [user.loginName], user.loginName)
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
    self.profile = Zitadel_User_V1_Profile(human.profile)
    self.email = Zitadel_User_V1_Email(human.email)
    self.phone = human.phone.map { Zitadel_User_V1_Phone($0) }
    if let password = human.password { self.passwordChanged = Google_Protobuf_Timestamp(password.changeDate) }
  }
}

extension Zitadel_User_V1_Profile {
  init(_ profile: Profile) {
    self.init()
    self.firstName = profile.firstName
    self.lastName = profile.lastName
    self.nickName = profile.nickName
    self.displayName = profile.displayName
    self.preferredLanguage = profile.preferredLanguage
    self.gender = Zitadel_User_V1_Gender(rawValue: Int32(profile.gender.rawValue))
  }
}

extension Zitadel_User_V1_Phone {
  init(_ phone: Phone) {
    self.init()
    self.phone = phone.number.text
    self.isPhoneVerified = phone.isVerified
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
