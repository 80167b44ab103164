import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.admin.v1.AdminService`: who runs the instance manages its organizations, members, providers and languages.
struct AdminV1Service: ScopedService {
  typealias Methods = Zitadel_Admin_V1_AdminServiceMethods

  let useCases: UseCases
  /// Tries servers that mail is to be handed over to.
  let trial: any MailTrial

  var parts: [(Methods) -> Void] {
    [
      serveDomainPolicy, serveOlderDomainPolicy, serveEmailProviders, serveEvents, serveInside, serveInstance,
      serveInstanceDomains, serveLabelPolicy, serveLanguages, serveLists, serveLoginPolicy, serveMembers,
      serveMessageTexts, serveLoginTexts, serveMoving, serveOIDCSettings, serveOrganizations, servePolicies,
      serveSMSProviders,
      serveSMTPConfigs, serveSecretGenerators, serveSetUpOrganization,
    ]
  }

  func scope(of call: CallContext) -> Membership.Scope { .instance }
}
