import GrpcCore
import Testing

@Suite("No served method is without a row")
struct CoverageTests {
  /// What cannot be refused to whoever may call it.
  static let neverRefused: Set<Method> = [
    .v1("Healthz"), .auth("Healthz"), .admin("Healthz"), .v1("GetIAM"),
    .v1("GetSupportedLanguages"), .auth("GetSupportedLanguages"), .v1("GetMyOrg"), .v1("IsUserUnique"),
    .v1("GetDomainPolicy"), .v1("GetPasswordComplexityPolicy"), .v1("GetDefaultPasswordComplexityPolicy"),
    .v1("GetNotificationPolicy"), .v1("GetDefaultNotificationPolicy"), .auth("GetMyUser"),
    .auth("ListMyUserChanges"), .auth("ListMyMetadata"), .auth("GetMyPasswordComplexityPolicy"),
    .auth("ListMyZitadelPermissions"), .auth("ListMyMemberships"), .v2("ListUsers"), .v2("ListKeys"),
    .v2("ListPersonalAccessTokens"), .v1("ListMachineKeys"), .v1("ListPersonalAccessTokens"),
    // Lists about nobody are empty.
    .v1("ListUserChanges"), .v1("ListUserMetadata"), .v1("ListUserMemberships"), .v2("ListUserMetadata"),
    .v2("ListAuthenticationMethodTypes"), .v2("ListAuthenticationFactors"),
    // Of organizations.
    .v1("ListOrgMetadata"), .org("ListOrganizationMetadata"), .admin("GetDefaultOrg"), .v1("ListOrgChanges"),
    .admin("ListEventTypes"), .admin("ListAggregateTypes"),
    .v1("ListOrgMemberRoles"), .v1("RemoveOrgMember"), Method(service: "admin", name: "ListIAMMemberRoles"),
    .v1("GetOIDCInformation"), Method(service: "admin", name: "GetMyInstance"),
    Method(service: "admin", name: "GetSecretGenerator"), Method(service: "admin", name: "ListSecretGenerators"),
    // There is always a text, and a language.
    .v1("GetCustomInitMessageText"), .v1("GetCustomPasswordResetMessageText"), .v1("GetCustomVerifyEmailMessageText"),
    .v1("GetCustomVerifyPhoneMessageText"), .v1("GetCustomPasswordChangeMessageText"),
    .v1("GetCustomInviteUserMessageText"), .v1("GetDefaultInitMessageText"), .v1("GetDefaultPasswordResetMessageText"),
    .v1("GetDefaultVerifyEmailMessageText"), .v1("GetDefaultVerifyPhoneMessageText"),
    .v1("GetDefaultPasswordChangeMessageText"), .v1("GetDefaultInviteUserMessageText"),
    .admin("GetSupportedLanguages"), .admin("GetDefaultLanguage"),
    .admin("ListSMTPConfigs"), .admin("ListEmailProviders"), .admin("ListSMSProviders"),
  ]

  /// What is published and not served yet.
  static let awaited: [String: String] = [
    "v1": """
    AddOrgDomain ListOrgDomains RemoveOrgDomain GenerateOrgDomainValidation ValidateOrgDomain SetPrimaryOrgDomain
    GetCustomInitMessageText GetDefaultInitMessageText SetCustomInitMessageText ResetCustomInitMessageTextToDefault
    GetCustomPasswordResetMessageText GetDefaultPasswordResetMessageText SetCustomPasswordResetMessageText
    ResetCustomPasswordResetMessageTextToDefault GetCustomVerifyEmailMessageText GetDefaultVerifyEmailMessageText
    SetCustomVerifyEmailMessageText ResetCustomVerifyEmailMessageTextToDefault GetCustomVerifyPhoneMessageText
    GetDefaultVerifyPhoneMessageText SetCustomVerifyPhoneMessageText ResetCustomVerifyPhoneMessageTextToDefault
    GetCustomPasswordChangeMessageText GetDefaultPasswordChangeMessageText SetCustomPasswordChangeMessageCustomText
    ResetCustomPasswordChangeMessageTextToDefault GetCustomInviteUserMessageText GetDefaultInviteUserMessageText
    SetCustomInviteUserMessageCustomText ResetCustomInviteUserMessageTextToDefault
    """,
    "admin": """
    GetSupportedLanguages SetDefaultLanguage GetDefaultLanguage GetSMTPConfig GetSMTPConfigById AddSMTPConfig
    UpdateSMTPConfig UpdateSMTPConfigPassword ActivateSMTPConfig DeactivateSMTPConfig RemoveSMTPConfig
    ListSMTPConfigs ListEmailProviders GetEmailProvider GetEmailProviderById AddEmailProviderSMTP
    UpdateEmailProviderSMTP AddEmailProviderHTTP UpdateEmailProviderHTTP UpdateEmailProviderSMTPPassword
    ActivateEmailProvider DeactivateEmailProvider RemoveEmailProvider TestEmailProviderSMTPById
    TestEmailProviderSMTP ListSMSProviders GetSMSProvider AddSMSProviderTwilio UpdateSMSProviderTwilio
    UpdateSMSProviderTwilioToken AddSMSProviderHTTP UpdateSMSProviderHTTP ActivateSMSProvider DeactivateSMSProvider
    RemoveSMSProvider
    """,
    "org": """
    AddOrganizationDomain ListOrganizationDomains DeleteOrganizationDomain GenerateOrganizationDomainValidation
    VerifyOrganizationDomain
    """,
  ]

  private static func isAwaited(_ method: Method) -> Bool {
    awaited[method.service]?.split(whereSeparator: \.isWhitespace).contains { $0 == method.name } ?? false
  }

  @Test("the five services have the methods that are published, no fewer")
  func methods() {
    let counts = House.services.mapValues { $0.methods.count }
    #expect(counts.values.reduce(0, +) == 238, "\(counts)")
    for (service, names) in Self.awaited {
      for name in names.split(whereSeparator: \.isWhitespace) {
        #expect(Method(service: service, name: String(name)).descriptor != nil, "\(service) \(name) is no method")
      }
    }
  }

  @Test func everyMethodHasRows() async throws {
    let succeeding = Set(SuccessTests.rows.map(\.call.method))
    let refused = Set(RefusalTests.rows.map(\.call.method))
    try await House.run { house in
      for (service, descriptor) in House.services {
        for method in descriptor.methods where method.kind == .unary {
          let method = Method(service: service, name: method.name)
          guard succeeding.contains(method) else {
            #expect(Self.isAwaited(method), "\(method) has no row")
            // What a handler does not have, the generated one answers.
            let answer = try await Self.valid(method, in: house)
            #expect(answer.message == "method \(method.name) not implemented", "\(method) is served, and has no row")
            continue
          }
          #expect(refused.contains(method) || Self.neverRefused.contains(method), "\(method) has no refusal")
          #expect(
            !(refused.contains(method) && Self.neverRefused.contains(method)), "\(method) is refused after all")
        }
      }
    }
  }

  /// Calls with the least that the rules of the schema ask for: what they refuse is filled in until they let it through.
  private static func valid(_ method: Method, in house: House) async throws -> Answer {
    var request = JSON.object([:])
    while true {
      let answer = try await house.call(method, request.encoded)
      guard answer.code == "invalid_argument", let (path, value) = Self.missing(answer.message),
        request[path.joined(separator: ".")] != value
      else { return answer }
      request.set(path[...], to: value)
    }
  }

  /// A field of each `oneof` that must be set: a refusal names the `oneof`.
  private static let choices = ["user": "human"]

  /// What a refusal says is missing:
  ///
  ///     invalid SetUpOrgRequest.Org: embedded message failed validation | caused by: invalid SetUpOrgRequest_Org.Name: value …
  private static func missing(_ text: String) -> (path: [String], value: JSON)? {
    let causes = text.split(separator: " | caused by: ").filter { $0.hasPrefix("invalid ") }
    let path = causes.compactMap { cause in
      cause.prefix { $0 != ":" }.split(separator: ".").last.map { $0.prefix(1).lowercased() + $0.dropFirst() }
    }.map { Self.choices[$0] ?? $0 }
    guard let rule = causes.last, !path.isEmpty else { return nil }
    if rule.contains("email") { return (path, .string("a@example.com")) }
    if rule.contains("length") { return (path, .string("11")) }
    return (path, rule.contains("list") ? .number(1) : .object([:]))
  }
}
