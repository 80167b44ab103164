import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.admin.v1.AdminService`: who runs the instance manages its organizations, members, providers and languages.
package struct AdminV1Service: Zitadel_Admin_V1_AdminServiceHandler, UseCaseService {
  let useCases: UseCases
  /// Tries servers that mail is to be handed over to.
  let trial: any MailTrial

  package init(_ useCases: UseCases, trial: any MailTrial) { (self.useCases, self.trial) = (useCases, trial) }
}
