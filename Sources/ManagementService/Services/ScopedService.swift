import Domain
import GrpcCore
import ManagementAPI

/// A service that sets what holds in a scope: in an organization, or in the instance for all that have set nothing.
protocol ScopedService: UseCaseService {
  /// What a call is about.
  func scope(of call: CallContext) throws(DomainError) -> Membership.Scope
}

/// What gives a method its handler.
typealias Method<Request, Answer> = (@escaping @Sendable (Request, CallContext) async throws -> Answer) -> Void

extension ScopedService {
  func change<P: Policy>(_ update: PolicyUpdate<P>, _ call: CallContext) async throws -> ChangeOutcome {
    try await useCases.changePolicy(update, of: scope(of: call), by: call.caller.userID)
  }

  func change(_ factor: LoginFactor, isAdded: Bool, _ call: CallContext) async throws -> ChangeOutcome {
    try await useCases.changeFactor(factor, isAdded: isAdded, of: scope(of: call), by: call.caller.userID)
  }

  func change(_ userID: String, _ member: MemberChange, _ call: CallContext) async throws -> ChangeOutcome {
    try await change(.changeMember(userID, member, of: scope(of: call), by: call.caller.userID))
  }

  /// Removes a picture of the label policy.
  func serve<Request, Answer: TellingDetails>(_ method: Method<Request, Answer>, removing asset: LabelAsset) {
    method { _, call in
      let outcome = try await useCases.removeLabelAsset(asset, of: scope(of: call), by: call.caller.userID)
      return .with { $0.details = outcome.changed }
    }
  }

  /// The methods of a message whose texts can be set: what is said in the scope, what is said for who says nothing, to say
  /// something, and to say nothing.
  /// - Parameter text: what a request says.
  func serveTexts<
    Own: LanguageFields, OwnText: TellingText, General: LanguageFields, GeneralText: TellingText,
    New: LanguageFields, Set: TellingDetails, Former: LanguageFields, Reset: TellingDetails
  >(
    of kind: MessageTextKind, _ own: Method<Own, OwnText>, _ general: Method<General, GeneralText>,
    _ set: Method<New, Set>, _ reset: Method<Former, Reset>, text: @escaping @Sendable (New) throws -> MessageText
  ) {
    own { request, call in
      let said = try await useCases.text(kind, request.language, of: scope(of: call))
      return .with { $0.customText = .init(said) }
    }
    general { request, call in
      let said = try await useCases.generalText(kind, request.language, for: scope(of: call))
      return .with { $0.customText = .init(said) }
    }
    set { request, call in
      let details = try await useCases.setText(
        kind, text(request), in: request.language, of: scope(of: call), by: call.caller.userID)
      return .with { $0.details = details }
    }
    reset { request, call in
      let details = try await useCases.resetText(
        kind, request.language, of: scope(of: call), by: call.caller.userID)
      return .with { $0.details = details }
    }
  }
}
