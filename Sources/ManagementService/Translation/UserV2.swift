import ManagementAPI
import ProtobufCodec
import Domain

extension Zitadel_User_V2_User {
  /// - Parameter hasExpired: the password is older than the policy lets it be.
  init(_ user: User, hasExpired: Bool) {
    self.init()
    (userID, details, state) = (user.id, user.detailsV2, Zitadel_User_V2_UserState(user.state))
    (username, loginNames, preferredLoginName) = (user.userName, user.loginNames, user.loginName)
    switch user.kind {
    case .human(let human): type = .human(Zitadel_User_V2_HumanUser(human, of: user, hasExpired: hasExpired))
    case .machine(let machine): type = .machine(Zitadel_User_V2_MachineUser(machine))
    }
  }
}

extension Zitadel_User_V2_HumanUser {
  fileprivate init(_ human: Human, of user: User, hasExpired: Bool) {
    self.init()
    userID = user.id
    state = Zitadel_User_V2_UserState(user.state)
    username = user.userName
    loginNames = user.loginNames
    preferredLoginName = user.loginName
    var profile = Zitadel_User_V2_HumanProfile()
    profile.givenName = human.profile.firstName
    profile.familyName = human.profile.lastName
    profile.nickName = human.profile.nickName
    profile.displayName = human.profile.displayName
    profile.preferredLanguage = human.profile.preferredLanguage
    profile.gender = Zitadel_User_V2_Gender(rawValue: Int32(human.profile.gender.rawValue))
    self.profile = profile
    var email = Zitadel_User_V2_HumanEmail()
    email.email = human.email.address.text
    email.isVerified = human.email.isVerified
    self.email = email
    if let phone = human.phone {
      var value = Zitadel_User_V2_HumanPhone()
      value.phone = phone.number.text
      value.isVerified = phone.isVerified
      self.phone = value
    }
    if let password = human.password {
      passwordChangeRequired = password.isChangeRequired || hasExpired
      passwordChanged = Google_Protobuf_Timestamp(password.changeDate)
    }
  }
}

extension Zitadel_User_V2_MachineUser {
  init(_ machine: Machine) {
    self.init()
    tell(machine)
    accessTokenType = Zitadel_User_V2_AccessTokenType(rawValue: Int32(machine.accessTokenType.rawValue))
  }
}
