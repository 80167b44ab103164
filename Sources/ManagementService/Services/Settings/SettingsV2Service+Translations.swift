import Crypto
import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec
import Texts

// What the login says in a language: on each of the levels system, instance and organization, over what is less special. This
// server brings no login whose texts could be told, so that the system says nothing.
extension SettingsV2Service {
  func serveTranslations(_ rpc: Methods) {
    rpc.getHostedLoginTranslation { request, _ in
      guard let locale = Self.locale(request.locale) else {
        throw DomainError(.invalidArgument, "QUERY-rZLAGi", "Errors.Arguments.Locale.Invalid")
      }
      var levels: [Membership.Scope]
      switch request.level {
      case .system?: levels = []
      case .instance?: levels = [.instance]
      case .organizationID(let id)? where !id.isEmpty:
        levels = [.instance, .organization(try TextKind.searched.checked(id))]
      case .organizationID?, nil:
        throw DomainError(.invalidArgument, "QUERY-YB6Sri", "Errors.Arguments.Level.Invalid")
      }
      if request.ignoreInheritance { levels = levels.suffix(1) }
      var translations = Google_Protobuf_Struct()
      for level in levels {
        for locale in LoginTranslation.locales(of: locale) {
          guard let own = try await useCases.directory.loginTranslation(locale, of: level) else { continue }
          translations.merge(try Google_Protobuf_Struct(jsonUTF8: Array(own.json.utf8)))
        }
      }
      let json = try translations.canonicalJSON()
      return .with { ($0.etag, $0.translations) = (Self.etag(json), translations) }
    }

    rpc.setHostedLoginTranslation { request, call in
      let scope: Membership.Scope
      switch request.level {
      case .instance?: scope = .instance
      case .organizationID(let id)? where !id.isEmpty: scope = .organization(id)
      case .organizationID?, nil:
        throw DomainError(.invalidArgument, "COMMA-YB6Sri", "Errors.Arguments.Level.Invalid")
      }
      guard let locale = Self.locale(request.locale) else {
        throw DomainError(.invalidArgument, "COMMA-xmjATA", "Errors.Arguments.Locale.Invalid")
      }
      let translation = try LoginTranslation(locale: locale, json: (request.translations ?? .init()).canonicalJSON())
      try await useCases.store.execute(
        .setLoginTranslation(translation, in: scope, by: try call.caller.userID))
      return .with { $0.etag = Self.etag(translation.json) }
    }
  }

  /// Nil for what is no language.
  private static func locale(_ text: String) -> String? {
    guard text.utf8.count <= LanguageTag.maximumBytes else { return nil }
    let tag = PreferredLanguage.read(text)
    return tag.isEmpty || tag.lowercased() == "und" ? nil : tag
  }

  private static func etag(_ json: String) -> String {
    Insecure.MD5.hash(data: Array(json.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
