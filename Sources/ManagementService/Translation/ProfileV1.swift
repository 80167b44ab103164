import ManagementAPI
import Domain

/// What the messages of v1 that bring a profile have in common.
protocol ProfileMessage {
  var firstName: String { get }
  var lastName: String { get }
  var nickName: String { get }
  var displayName: String { get }
  var preferredLanguage: String { get }
  var gender: Zitadel_User_V1_Gender { get }
}

extension Zitadel_Management_V1_AddHumanUserRequest.Profile: ProfileMessage {}
extension Zitadel_Management_V1_ImportHumanUserRequest.Profile: ProfileMessage {}
extension Zitadel_Management_V1_UpdateHumanProfileRequest: ProfileMessage {}
extension Zitadel_Auth_V1_UpdateMyProfileRequest: ProfileMessage {}

extension Profile {
  init(_ message: some ProfileMessage) {
    self.init(
      firstName: message.firstName, lastName: message.lastName, nickName: message.nickName,
      displayName: message.displayName, preferredLanguage: PreferredLanguage.read(message.preferredLanguage),
      gender: .init(number: message.gender.rawValue))
  }
}

extension Profile.Gender {
  /// Both interfaces number genders alike; an unknown number is no gender.
  init(number: Int32) { self = Profile.Gender(rawValue: Int(number)) ?? .unspecified }
}
