import Domain
import ManagementAPI
import ProtobufCodec

/// A rule of an organization's own that is moved in, whichever.
struct MovedPolicy: Sendable {
  let add: @Sendable (UseCases, _ organizationID: String, _ editorID: String) async throws -> Void
  /// Whether an organization has it.
  let isSame: @Sendable (Organization) -> Bool

  init<P: Policy>(_ policy: P) {
    add = { useCases, organizationID, editorID in
      _ = try await useCases.changePolicy(.add(policy), of: .organization(organizationID), by: editorID)
    }
    // As it is kept: without white space around links.
    let kept = (try? policy.checked(PolicyOccasion(scope: .organization(""), isNew: true))) ?? policy
    isSame = { $0.policies[P.self]?.value == kept }
  }

  /// What people of an organization see, at once: the data know no preview.
  init(label policy: LabelPolicy) {
    let isSame: @Sendable (Organization) -> Bool = { organization in
      var own = organization.policies[LabelPolicy.self]?.value
      // Pictures are no part of the data.
      own?.assets = [:]
      return own == policy
    }
    add = { useCases, organizationID, editorID in
      let scope = Membership.Scope.organization(organizationID)
      let known = try await useCases.store.organization(id: organizationID)
      // An import may have ended between the two.
      let isPrepared = known.map { isSame($0) && $0.policies[ActiveLabelPolicy.self] == nil } ?? false
      if !isPrepared { _ = try await useCases.changePolicy(.add(policy), of: scope, by: editorID) }
      _ = try await useCases.activateLabelPolicy(of: scope, by: editorID)
    }
    self.isSame = isSame
  }

  init(domain policy: DomainPolicy) {
    add = { useCases, organizationID, editorID in
      _ = try await useCases.changeDomainPolicy(of: organizationID, .add(policy), by: editorID)
    }
    isSame = { $0.domainPolicy?.value == policy }
  }

  /// A factor of a login policy, as the older form of the data lists them.
  init(_ factor: LoginFactor) {
    add = { useCases, organizationID, editorID in
      _ = try await useCases.changeFactor(factor, isAdded: true, of: .organization(organizationID), by: editorID)
    }
    isSame = { $0.policies[LoginPolicy.self]?.value.has(factor) == true }
  }
}

extension Zitadel_Admin_V1_DataOrg {
  /// Adds the rules that an organization has of its own.
  mutating func addPolicies(of organization: Organization) {
    let policies = organization.policies
    domainPolicy = organization.domainPolicy.map { setting in
      .with {
        $0.orgID = organization.id
        $0.tell(setting.value)
      }
    }
    labelPolicy = policies[LabelPolicy.self].map { setting in .with { $0.tell(setting.value) } }
    passwordComplexityPolicy = policies[PasswordPolicy.self].map { setting in
      .with {
        $0.minLength = UInt64(setting.value.minimumLength)
        $0.tell(setting.value)
      }
    }
    lockoutPolicy = policies[LockoutPolicy.self].map { setting in
      .with {
        $0.maxPasswordAttempts = UInt32(clamping: setting.value.maximumPasswordAttempts)
        $0.maxOtpAttempts = UInt32(clamping: setting.value.maximumOTPAttempts)
      }
    }
    privacyPolicy = policies[PrivacyPolicy.self].map { setting in .with { $0.tell(setting.value) } }
    loginPolicy = policies[LoginPolicy.self].map { setting in
      .with {
        $0.tell(setting.value)
        $0.passwordlessType = .init(setting.value)
        ($0.secondFactors, $0.multiFactors) = (setting.value.secondFactorTypes, setting.value.multiFactorTypes)
      }
    }
  }
}
