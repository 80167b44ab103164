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
    .admin("GetSupportedLanguages"), .admin("GetDefaultLanguage"),
    // There is always a policy.
    .v1("GetLoginPolicy"), .v1("GetDefaultLoginPolicy"), .v1("ListLoginPolicySecondFactors"),
    .v1("ListLoginPolicyMultiFactors"), .v1("GetPasswordAgePolicy"), .v1("GetDefaultPasswordAgePolicy"),
    .v1("GetLockoutPolicy"), .v1("GetDefaultLockoutPolicy"), .v1("GetPrivacyPolicy"), .v1("GetDefaultPrivacyPolicy"),
    .admin("GetLoginPolicy"), .admin("ListLoginPolicySecondFactors"), .admin("ListLoginPolicyMultiFactors"),
    .admin("GetPasswordComplexityPolicy"), .admin("GetPasswordAgePolicy"), .admin("GetLockoutPolicy"),
    .admin("GetPrivacyPolicy"), .admin("GetNotificationPolicy"), .admin("GetSecurityPolicy"),
    .auth("GetMyLoginPolicy"), .auth("GetMyPrivacyPolicy"),
    .v1("ListHumanAuthFactors"), .auth("ListMyAuthFactors"),
    .admin("ListSMTPConfigs"), .admin("ListEmailProviders"), .admin("ListSMSProviders"),
    // Of what is not there nothing is said.
    .admin("ListViews"), .admin("ListFailedEvents"), .admin("RemoveFailedEvent"),
    .webkey("ListWebKeys"), .admin("GetOIDCSettings"),
    // Where there is no own policy the default is told.
    .v1("GetOrgIAMPolicy"), .admin("GetDomainPolicy"), .admin("GetCustomDomainPolicy"), .admin("GetOrgIAMPolicy"),
    .admin("GetCustomOrgIAMPolicy"), .admin("ListInstanceDomains"), .admin("ListInstanceTrustedDomains"),
  ]

  @Test("the services have the methods that are published, no fewer")
  func methods() {
    let counts = House.services.mapValues { $0.methods.count }
    #expect(counts.values.reduce(0, +) == 448, "\(counts)")
  }

  @Test func everyMethodHasRows() {
    let succeeding = Set(SuccessTests.rows.map(\.call.method))
    let refused = Set(RefusalTests.rows.map(\.call.method))
    let neverRefused = Self.neverRefused.union(Self.alwaysSaid).union(Self.alwaysLabelled)
    for (service, descriptor) in House.services {
      for method in descriptor.methods where method.kind == .unary {
        let method = Method(service: service, name: method.name)
        #expect(succeeding.contains(method), "\(method) has no row")
        #expect(refused.contains(method) || neverRefused.contains(method), "\(method) has no refusal")
        #expect(!(refused.contains(method) && neverRefused.contains(method)), "\(method) is refused after all")
      }
    }
  }
}
