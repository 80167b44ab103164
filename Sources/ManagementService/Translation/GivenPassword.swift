import Domain
import ManagementAPI

/// A password to set, and whether whoever gets it must choose another: a message of User v2.
struct GivenPassword: Sendable {
  var value: NewPassword
  var isChangeRequired: Bool

  init(_ message: Zitadel_User_V2_Password) {
    value = .plain(message.password)
    isChangeRequired = message.changeRequired
  }

  init(_ message: Zitadel_User_V2_HashedPassword) {
    value = .hashed(message.hash)
    isChangeRequired = message.changeRequired
  }
}
