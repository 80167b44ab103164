import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func getPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_GetPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetPasswordComplexityPolicyResponse {
    let policy = try await useCases.passwordPolicyMessage(of: call.caller.organizationID)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getDefaultPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyResponse {
    let policy = try await useCases.passwordPolicyMessage(of: nil)
    return .with { $0.policy = policy }
  }

  package func addCustomPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_AddCustomPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomPasswordComplexityPolicyResponse {
    let outcome = try await change(password: .add(PasswordPolicy(request)), call)
    return .with { $0.details = outcome.created }
  }

  package func updateCustomPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyResponse {
    let outcome = try await change(password: .change(PasswordPolicy(request)), call)
    return .with { $0.details = outcome.changed }
  }

  package func resetPasswordComplexityPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultResponse {
    let outcome = try await change(password: .reset, call)
    return .with { $0.details = outcome.changed }
  }

  package func getNotificationPolicy(
    _ request: Zitadel_Management_V1_GetNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetNotificationPolicyResponse {
    let policy = try await useCases.notificationPolicyMessage(of: call.caller.organizationID)
    return .with { $0.policy = policy }
  }

  package func getDefaultNotificationPolicy(
    _ request: Zitadel_Management_V1_GetDefaultNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultNotificationPolicyResponse {
    let policy = try await useCases.notificationPolicyMessage(of: nil)
    return .with { $0.policy = policy }
  }

  package func addCustomNotificationPolicy(
    _ request: Zitadel_Management_V1_AddCustomNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomNotificationPolicyResponse {
    let policy = NotificationPolicy(tellsOfPasswordChange: request.passwordChange)
    let outcome = try await change(notification: .add(policy), call)
    return .with { $0.details = outcome.created }
  }

  package func updateCustomNotificationPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomNotificationPolicyResponse {
    let policy = NotificationPolicy(tellsOfPasswordChange: request.passwordChange)
    let outcome = try await change(notification: .change(policy), call)
    return .with { $0.details = outcome.changed }
  }

  package func resetNotificationPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetNotificationPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetNotificationPolicyToDefaultResponse {
    let outcome = try await change(notification: .reset, call)
    return .with { $0.details = outcome.changed }
  }

  /// There is one policy, that of the server: a user name is whole without the domain of its organization, and any address
  /// can be a sender's.
  package func getDomainPolicy(
    _ request: Zitadel_Management_V1_GetDomainPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDomainPolicyResponse {
    let details = try await useCases.defaultPolicyDetails
    return .with {
      $0.policy = .with {
        $0.details = details
        $0.isDefault = true
        $0.validateOrgDomains = useCases.domains.mustBeProved
      }
    }
  }

  private func change(
    password change: PolicyChange<PasswordPolicy>, _ call: CallContext
  ) async throws -> ChangeOutcome {
    let caller = try call.caller
    return try await useCases.store.execute(
      .changePasswordPolicy(of: caller.organizationID, change, by: caller.userID))
  }

  private func change(
    notification change: PolicyChange<NotificationPolicy>, _ call: CallContext
  ) async throws -> ChangeOutcome {
    let caller = try call.caller
    return try await useCases.store.execute(
      .changeNotificationPolicy(of: caller.organizationID, change, by: caller.userID))
  }
}

extension UseCases {
  /// What holds for passwords in an organization; nil: in those without a policy of their own.
  func passwordPolicyMessage(of organizationID: String?) async throws -> Zitadel_Policy_V1_PasswordComplexityPolicy {
    let own = try await organization(organizationID)?.passwordPolicy
    let policy = own?.policy ?? passwordPolicy
    var message = Zitadel_Policy_V1_PasswordComplexityPolicy()
    message.details = try await details(own, of: organizationID)
    message.minLength = UInt64(policy.minimumLength)
    message.hasUppercase = policy.needsUppercase
    message.hasLowercase = policy.needsLowercase
    message.hasNumber = policy.needsNumber
    message.hasSymbol = policy.needsSymbol
    message.isDefault = own == nil
    return message
  }

  /// What users of an organization are told of; nil: of those without a policy of their own.
  func notificationPolicyMessage(of organizationID: String?) async throws -> Zitadel_Policy_V1_NotificationPolicy {
    let own = try await organization(organizationID)?.notificationPolicy
    var message = Zitadel_Policy_V1_NotificationPolicy()
    message.details = try await details(own, of: organizationID)
    message.passwordChange = (own?.policy ?? NotificationPolicy()).tellsOfPasswordChange
    message.isDefault = own == nil
    return message
  }

  private func organization(_ id: String?) async throws -> Organization? {
    guard let id else { return nil }
    return try await store.organization(id: id)
  }

  /// Since when a policy holds, and whose it is.
  private func details<Policy>(
    _ own: PolicySetting<Policy>?, of organizationID: String?
  ) async throws -> Zitadel_V1_ObjectDetails {
    guard let own else { return try await defaultPolicyDetails }
    return .init(own.sequence, created: own.creationDate, changed: own.changeDate, owner: organizationID ?? "")
  }

  /// Of a policy that nobody has set: it is the instance's, and as old.
  fileprivate var defaultPolicyDetails: Zitadel_V1_ObjectDetails {
    get async throws {
      guard let instance = try await store.instance() else { return .init() }
      return .init(1, created: instance.creationDate, changed: instance.creationDate, owner: instance.id)
    }
  }
}

/// What the messages that set the rules for passwords have in common.
private protocol PasswordPolicyMessage {
  var minLength: UInt64 { get }
  var hasLowercase: Bool { get }
  var hasUppercase: Bool { get }
  var hasNumber: Bool { get }
  var hasSymbol: Bool { get }
}

extension Zitadel_Management_V1_AddCustomPasswordComplexityPolicyRequest: PasswordPolicyMessage {}
extension Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyRequest: PasswordPolicyMessage {}

extension PasswordPolicy {
  fileprivate init(_ message: some PasswordPolicyMessage) {
    self.init(
      minimumLength: Int(clamping: message.minLength), needsLowercase: message.hasLowercase,
      needsUppercase: message.hasUppercase, needsNumber: message.hasNumber, needsSymbol: message.hasSymbol)
  }
}
