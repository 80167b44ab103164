/// Something that happened to one aggregate, as it is kept for ever.
package struct Event: Sendable, Equatable {
  /// What happened, by the aggregate that it happened to.
  package enum Payload: Sendable, Equatable {
    case user(UserEvent)
    case organization(OrganizationEvent)
    case instance(InstanceEvent)
    case session(SessionEvent)
  }

  /// The id of the user, the organization or the instance.
  package let aggregateID: String
  /// 1 for the aggregate's first event, then one more for each.
  package let sequence: UInt64
  /// The organization that owns the aggregate; for an organization or the instance its own id.
  package let resourceOwner: String
  /// The user who caused it; empty for the system itself.
  package let editorID: String
  package let date: Timestamp
  package let payload: Payload

  package init(
    aggregateID: String, sequence: UInt64, resourceOwner: String, editorID: String, date: Timestamp, payload: Payload
  ) {
    self.aggregateID = aggregateID
    self.sequence = sequence
    self.resourceOwner = resourceOwner
    self.editorID = editorID
    self.date = date
    self.payload = payload
  }

  /// What it changes of the rows beside the state.
  package var items: [ItemChange] {
    switch payload {
    case .user(let happening): User.items(happening, self)
    case .organization(let happening): Organization.items(happening, self)
    case .instance(let happening): Instance.items(happening, self)
    case .session(let happening): Session.items(happening, self)
    }
  }
}
