/// What commands on providers are refused with: each step has ids of its own.
private enum Errors {
  static func notFound(_ step: Step, _ channel: Notification.Channel) -> DomainError {
    let (mail, sms): (String, String) =
      switch step {
      case .changeSMTP: ("COMMAND-j5IDFtt3T1", "")
      case .changePassword: ("COMMAND-rDHzqjGuKQ", "")
      case .changeHTTP: ("COMMAND-xIrdledqv4", "COMMAND-6NW4I5Kqzj")
      case .changeTwilio: ("", "COMMAND-MUY0IFAf8O")
      case .changeToken: ("", "COMMAND-ij3NhEHATp")
      case .activate: ("COMMAND-E9K20hxOS9", "COMMAND-9ULtp9PH5E")
      case .deactivate: ("COMMAND-k39PJ", "COMMAND-La91dGNhbM")
      case .remove: ("COMMAND-09CXlTDL6w", "COMMAND-povEVHPCkV")
      }
    return switch channel {
    case .mail: DomainError(.notFound, mail, "Errors.SMTPConfig.NotFound")
    case .shortMessage: DomainError(.notFound, sms, "Errors.SMSConfig.NotFound")
    }
  }

  static func alreadyActive(_ channel: Notification.Channel) -> DomainError {
    switch channel {
    case .mail: DomainError(.preconditionFailed, "COMMAND-vUHBSmBzaw", "Errors.SMTPConfig.AlreadyActive")
    case .shortMessage: DomainError(.preconditionFailed, "COMMAND-B25GFeIvRi", "Errors.SMSConfig.AlreadyActive")
    }
  }

  static func alreadyInactive(_ channel: Notification.Channel) -> DomainError {
    switch channel {
    case .mail: DomainError(.preconditionFailed, "COMMAND-km8g3", "Errors.SMTPConfig.AlreadyDeactivated")
    case .shortMessage: DomainError(.preconditionFailed, "COMMAND-OSZAEkYvk7", "Errors.SMSConfig.AlreadyDeactivated")
    }
  }

  static let noInstance = DomainError(.preconditionFailed, "SIGNET-No1nS", "Errors.Instance.NotFound")
}

extension Provider.Settings {
  /// Refuses a sender of another domain than the instance's, where the domain policy asks for one of those.
  fileprivate func checkSender(_ instance: Instance, _ domains: [String]) throws(DomainError) {
    guard case .smtp(let server) = self, DomainPolicy.current(instance).senderHasInstanceDomain else { return }
    guard let domain = UserName.domain(of: server.senderAddress),
      domains.map({ DomainName.key(of: $0) }).contains(domain)
    else {
      throw DomainError(.invalidArgument, "INST-xtWIiR2ZbR", "Errors.SMTPConfig.SenderAdressNotCustomDomain")
    }
  }
}

/// What is done to a provider that is there.
private enum Step {
  case changeSMTP, changePassword, changeHTTP, changeTwilio, changeToken, activate, deactivate, remove
}

/// Which provider a command is about, and who asks.
package struct ProviderTarget: Sendable {
  package var id: String
  package var channel: Notification.Channel
  /// Providers of other kinds are not found; nil: each is.
  package var kind: Provider.Kind?
  package var editorID: String

  package init(_ id: String, _ channel: Notification.Channel, _ kind: Provider.Kind? = nil, by editorID: String) {
    self.id = id
    self.channel = channel
    self.kind = kind
    self.editorID = editorID
  }
}

/// What a provider is to be from now on.
package struct ProviderUpdate: Sendable {
  package var description: String
  package var settings: Provider.Settings
  /// Sealed for it; nil: it stays as it is.
  package var sealedSecret: [UInt8]?

  package init(description: String, settings: Provider.Settings, sealedSecret: [UInt8]? = nil) {
    self.description = description
    self.settings = settings
    self.sealedSecret = sealedSecret
  }
}

extension Command<ChangeOutcome> {
  /// Adds a provider, which does not send before it is activated.
  /// - Parameter domains: of the instance, for where senders must have one.
  package static func addProvider(_ provider: Provider, by editorID: String, domains: [String] = []) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Errors.noInstance }
      try provider.settings.checkSender(instance, domains)
      changes.append(.providerSet(provider, .added), to: &instance)
      return ChangeOutcome(instance)
    }
  }

  /// Changes a provider. What would change nothing is no event, and no refusal.
  /// - Parameter domains: of the instance, for where senders must have one.
  package static func updateProvider(
    _ target: ProviderTarget, to update: ProviderUpdate, domains: [String] = []
  ) -> Self {
    let step: Step =
      switch update.settings {
      case .smtp: .changeSMTP
      case .http: .changeHTTP
      case .twilio: .changeTwilio
      }
    return onProvider(target, step) { changes, instance, provider, _ throws(DomainError) in
      try update.settings.checkSender(instance, domains)
      var changed = provider
      changed.description = update.description
      changed.settings = update.settings
      if let secret = update.sealedSecret { changed.sealedSecret = secret }
      if changed != provider { changes.append(.providerSet(changed, .changed), to: &instance) }
    }
  }

  /// Changes the password of the active SMTP server, or the token of a Twilio account, and nothing else.
  package static func setProviderSecret(_ target: ProviderTarget, to sealedSecret: [UInt8]) -> Self {
    let step: Step = target.channel == .mail ? .changePassword : .changeToken
    return onProvider(target, step) { changes, instance, provider, isActive throws(DomainError) in
      guard isActive || step == .changeToken else { throw Errors.notFound(step, target.channel) }
      var changed = provider
      changed.sealedSecret = sealedSecret
      changes.append(.providerSet(changed, .secretChanged), to: &instance)
    }
  }

  /// Has a provider send from now on, instead of the one that did.
  package static func activateProvider(_ target: ProviderTarget) -> Self {
    onProvider(target, .activate) { changes, instance, provider, isActive throws(DomainError) in
      guard !isActive else { throw Errors.alreadyActive(target.channel) }
      changes.append(.providerSet(provider, .activated), to: &instance)
    }
  }

  /// From now on none of the channel sends, and messages go as the server's settings say.
  package static func deactivateProvider(_ target: ProviderTarget) -> Self {
    onProvider(target, .deactivate) { changes, instance, provider, isActive throws(DomainError) in
      guard isActive else { throw Errors.alreadyInactive(target.channel) }
      changes.append(.providerSet(provider, .deactivated), to: &instance)
    }
  }

  /// Removes a provider, the active one too.
  package static func removeProvider(_ target: ProviderTarget) -> Self {
    onProvider(target, .remove) { changes, instance, provider, isActive in
      changes.append(
        .providerRemoved(id: provider.id, provider.channel, wasActive: isActive), to: &instance)
    }
  }

  private static func onProvider(
    _ target: ProviderTarget, _ step: Step,
    decide:
      @escaping @Sendable (
        inout Changes, inout Instance, _ provider: Provider, _ isActive: Bool
      ) throws(DomainError) -> Void
  ) -> Self {
    let keys: [Key] = [.instance, .item(.provider(target.id)), .item(.activeProvider(target.channel))]
    return Self(by: target.editorID, keys) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Errors.noInstance }
      guard case .provider(let provider)? = changes.item(.provider(target.id)), provider.channel == target.channel,
        target.kind == nil || target.kind == provider.kind
      else { throw Errors.notFound(step, target.channel) }
      let isActive = changes.item(.activeProvider(target.channel)) == .activeProvider(target.channel, id: provider.id)
      try decide(&changes, &instance, provider, isActive)
      return ChangeOutcome(instance)
    }
  }
}
