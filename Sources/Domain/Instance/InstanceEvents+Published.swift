extension InstanceEvent {
  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .added(let language): ["defaultLanguage": .text(language)]
    case .defaultOrganizationSet(let id): ["orgId": .text(id)]
    case .memberAdded(let userID, let roles): ["userId": .text(userID), "roles": .texts(roles)]
    }
  }
}
