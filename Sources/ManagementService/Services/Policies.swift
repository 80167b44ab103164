import Domain
import ManagementAPI
import ProtobufCodec

/// A policy as v1 tells it, with whose it is.
protocol PolicyMessage: Message {
  associatedtype Value: Policy

  init(_ policy: Value)
  var details: Zitadel_V1_ObjectDetails? { get set }
  /// The organization has none of its own.
  var isDefault: Bool { get set }
}

extension UseCases {
  /// What holds in an organization: its own policy, else the instance's; nil: the instance's.
  func policyMessage<Told: PolicyMessage>(of organizationID: String? = nil) async throws -> Told {
    if let organizationID, let own = try await store.organization(id: organizationID)?.policies[Told.Value.self] {
      var message = Told(own.value)
      message.details = .init(
        own.sequence, created: own.creationDate, changed: own.changeDate, owner: organizationID)
      return message
    }
    let (policy, details) = try await generalPolicy(Told.Value.self)
    var message = Told(policy)
    message.details = details
    message.isDefault = true
    return message
  }

  /// The instance's policy: what nobody has set is as old as the instance.
  func generalPolicy<P: Policy>(_: P.Type) async throws -> (policy: P, details: Zitadel_V1_ObjectDetails) {
    guard let instance = try await store.instance() else { return (P(), .init()) }
    let setting = instance.policies[P.self]
    return (
      setting?.value ?? P(),
      .init(
        setting?.sequence ?? 1, created: instance.creationDate, changed: setting?.changeDate ?? instance.creationDate,
        owner: instance.id)
    )
  }
}
