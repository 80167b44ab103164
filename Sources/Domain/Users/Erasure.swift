extension Command<Int> {
  /// Takes what tells who a removed user was out of the events, and all that follows from them. That the user was there
  /// and what happened, when and by whom, stays. The outcome: how many events were on record.
  package static func erasePersonalData(of userID: String) -> Self {
    Self(by: "", [.user(userID), .history(userID)]) { changes in
      changes.namingKeys(of: userID)
    } decide: { changes throws(DomainError) in
      let leftover = changes.leftover(userID)
      guard var user = leftover ?? changes.user(userID) else {
        throw DomainError(.notFound, "SIGNET-Er1nu", "there is no user \(userID)")
      }
      guard leftover != nil || !user.exists else {
        throw DomainError(
          .preconditionFailed, "SIGNET-Er2nr", "user \(userID) was not removed: only who is gone can be forgotten")
      }
      let events = changes.history(userID)
      changes.rewrite(events.map(\.withoutPersonalData), of: &user)
      // Gone with its organization, and nobody has come to it yet. It is forgotten by what it was called.
      if let leftover {
        changes.append(.removed, to: &user)
        let name = changes.naming(of: leftover.organizationID).uniqueName(of: leftover)
        changes.claims.append(.release(name, by: userID))
      }
      changes.append(.personalDataErased, to: &user)
      changes.outbox.append(.removeAll(userID: userID))
      // What counts of messages were kept by.
      let addresses = Set(events.flatMap(\.addresses)).sorted()
      for kind in RateLimit.Key.Kind.allCases {
        let subjects =
          switch kind.subject {
          case .user: [userID]
          case .address: addresses
          case .none: [String]()
          }
        changes.limits += subjects.map { RateLimit(key: .init(kind, $0)) }
      }
      return events.count
    }
  }
}

extension Event {
  fileprivate var addresses: [String] { if case .user(let happening) = payload { happening.addresses } else { [] } }

  fileprivate var withoutPersonalData: Event {
    guard case .user(let happening) = payload else { return self }
    return Event(
      aggregateID: aggregateID, sequence: sequence, resourceOwner: resourceOwner, editorID: editorID, date: date,
      payload: .user(happening.withoutPersonalData))
  }
}
