import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension ManagementV1Service {
  package func getPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_GetPasswordComplexityPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetPasswordComplexityPolicyResponse {
    let policy = try await self.context.passwordPolicyMessage(of: context.caller.organizationID)
    var response = Zitadel_Management_V1_GetPasswordComplexityPolicyResponse()
    response.policy = policy
    response.isDefault = policy.isDefault
    return response
  }

  package func getDefaultPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyResponse {
    var response = Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyResponse()
    response.policy = try await self.context.passwordPolicyMessage(of: nil)
    return response
  }

  package func addCustomPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_AddCustomPasswordComplexityPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomPasswordComplexityPolicyResponse {
    let policy = PasswordPolicy(
      minimumLength: Int(clamping: request.minLength), needsLowercase: request.hasLowercase,
      needsUppercase: request.hasUppercase, needsNumber: request.hasNumber, needsSymbol: request.hasSymbol)
    var response = Zitadel_Management_V1_AddCustomPasswordComplexityPolicyResponse()
    response.details = try await self.change(.add(policy), context.caller).created
    return response
  }

  package func updateCustomPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyResponse {
    let policy = PasswordPolicy(
      minimumLength: Int(clamping: request.minLength), needsLowercase: request.hasLowercase,
      needsUppercase: request.hasUppercase, needsNumber: request.hasNumber, needsSymbol: request.hasSymbol)
    var response = Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyResponse()
    response.details = try await self.change(.change(policy), context.caller).changed
    return response
  }

  package func resetPasswordComplexityPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultResponse {
    let change: PolicyChange<PasswordPolicy> = .reset
    var response = Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultResponse()
    response.details = try await self.change(change, context.caller).changed
    return response
  }

  package func getNotificationPolicy(
    _ request: Zitadel_Management_V1_GetNotificationPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetNotificationPolicyResponse {
    var response = Zitadel_Management_V1_GetNotificationPolicyResponse()
    response.policy = try await self.context.notificationPolicyMessage(of: context.caller.organizationID)
    return response
  }

  package func getDefaultNotificationPolicy(
    _ request: Zitadel_Management_V1_GetDefaultNotificationPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultNotificationPolicyResponse {
    var response = Zitadel_Management_V1_GetDefaultNotificationPolicyResponse()
    response.policy = try await self.context.notificationPolicyMessage(of: nil)
    return response
  }

  package func addCustomNotificationPolicy(
    _ request: Zitadel_Management_V1_AddCustomNotificationPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomNotificationPolicyResponse {
    let policy = NotificationPolicy(tellsOfPasswordChange: request.passwordChange)
    var response = Zitadel_Management_V1_AddCustomNotificationPolicyResponse()
    response.details = try await self.change(.add(policy), context.caller).created
    return response
  }

  package func updateCustomNotificationPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomNotificationPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomNotificationPolicyResponse {
    let policy = NotificationPolicy(tellsOfPasswordChange: request.passwordChange)
    var response = Zitadel_Management_V1_UpdateCustomNotificationPolicyResponse()
    response.details = try await self.change(.change(policy), context.caller).changed
    return response
  }

  package func resetNotificationPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetNotificationPolicyToDefaultRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ResetNotificationPolicyToDefaultResponse {
    let change: PolicyChange<NotificationPolicy> = .reset
    var response = Zitadel_Management_V1_ResetNotificationPolicyToDefaultResponse()
    response.details = try await self.change(change, context.caller).changed
    return response
  }

  /// There is one policy, and nothing sets another: a user name is whole without the domain of its organization, nobody
  /// proves to own a domain, and any address can be a sender's.
  package func getDomainPolicy(
    _ request: Zitadel_Management_V1_GetDomainPolicyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetDomainPolicyResponse {
    var policy = Zitadel_Policy_V1_DomainPolicy()
    policy.details = try await self.context.defaultPolicyDetails
    policy.isDefault = true
    var response = Zitadel_Management_V1_GetDomainPolicyResponse()
    response.policy = policy
    return response
  }

  private func change(_ change: PolicyChange<PasswordPolicy>, _ caller: Caller) async throws -> ChangeOutcome {
    try await self.context.store.execute(
      ChangePasswordPolicy(organizationID: caller.organizationID, editorID: caller.userID, change: change))
  }

  private func change(_ change: PolicyChange<NotificationPolicy>, _ caller: Caller) async throws -> ChangeOutcome {
    try await self.context.store.execute(
      ChangeNotificationPolicy(organizationID: caller.organizationID, editorID: caller.userID, change: change))
  }
}

extension ServiceContext {
  /// What holds for passwords in an organization; nil: in those without a policy of their own.
  func passwordPolicyMessage(of organizationID: String?) async throws -> Zitadel_Policy_V1_PasswordComplexityPolicy {
    let own = try await self.organization(organizationID)?.passwordPolicy
    let policy = own?.policy ?? self.passwordPolicy
    var message = Zitadel_Policy_V1_PasswordComplexityPolicy()
    message.details = try await self.details(own, of: organizationID)
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
    let own = try await self.organization(organizationID)?.notificationPolicy
    var message = Zitadel_Policy_V1_NotificationPolicy()
    message.details = try await self.details(own, of: organizationID)
    message.passwordChange = (own?.policy ?? NotificationPolicy()).tellsOfPasswordChange
    message.isDefault = own == nil
    return message
  }

  private func organization(_ id: String?) async throws -> Organization? {
    guard let id else { return nil }
    return try await self.store.organization(id: id)
  }

  /// Since when a policy holds, and whose it is.
  private func details<Policy>(
    _ own: PolicySetting<Policy>?, of organizationID: String?
  ) async throws -> Zitadel_V1_ObjectDetails {
    if let own {
      var details = Zitadel_V1_ObjectDetails()
      details.sequence = own.sequence
      details.creationDate = Google_Protobuf_Timestamp(own.creationDate)
      details.changeDate = Google_Protobuf_Timestamp(own.changeDate)
      details.resourceOwner = organizationID ?? ""
      return details
    }
    return try await self.defaultPolicyDetails
  }

  /// Of a policy that nobody has set: it is the instance's, and as old.
  fileprivate var defaultPolicyDetails: Zitadel_V1_ObjectDetails {
    get async throws {
      var details = Zitadel_V1_ObjectDetails()
      guard let instance = try await self.store.instance() else { return details }
      details.sequence = 1
      details.creationDate = Google_Protobuf_Timestamp(instance.creationDate)
      details.changeDate = details.creationDate
      details.resourceOwner = instance.id
      return details
    }
  }
}
