import Domain
import ProtobufCodec

// What the login says, as stores keep it: the same for organizations and the instance.

extension EventRecord {
  /// - Parameter prefix: of the aggregate's types: `org.`, `instance.`.
  init(_ translation: LoginTranslation, of prefix: String) {
    self.init(
      prefix + "hosted_login_translation.set",
      Signet_Store_V1_LoginTranslation(locale: translation.locale, json: translation.json))
  }

  func loginTranslation() throws -> LoginTranslation {
    let message = try Signet_Store_V1_LoginTranslation(serialized: payload)
    return LoginTranslation(storedLocale: message.locale, json: message.json)
  }
}
