import ManagementAPI
import Domain

extension Profile {
  init(_ message: some ProfileFields) {
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
