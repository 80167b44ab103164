/// What becomes of a notification in the outbox.
package enum OutboxChange: Sendable, Equatable {
  /// It is forgotten.
  case remove(Int64)
  case postpone(Int64, to: Timestamp, reason: String)
  /// It is kept for whoever asks, without its code, and not tried again. `expired`: its code ended before it went out.
  case giveUp(Int64, expired: Bool, reason: String)
  /// All that wait for a user are forgotten.
  case removeAll(userID: String)
  /// One that was given up is forgotten; one that waits, or is under way, goes on.
  case forget(Int64)
}

extension Command<Void> {
  /// Settles what was leased, in one commit: what went out is in the history of who got it.
  package static func settle(_ settlements: [Settlement]) -> Self {
    Self(by: "", settlements.map { .notification($0.id) }) { changes in
      settlements.compactMap { settlement in
        guard settlement.result == .done(delivered: true) else { return nil }
        return changes.notification(settlement.id).map { $0.sessionID.map { .session($0) } ?? .user($0.userID) }
      }
    } decide: { changes in
      for settlement in settlements { changes.settle(settlement) }
    }
  }
}

extension Command<Void> {
  /// Admin v1 `RemoveFailedEvent`: a message that was given up is listed no more. Of one that is not there nothing is said.
  package static func forgetFailure(_ id: Int64, by editorID: String) -> Self {
    Self(by: editorID, []) { changes in changes.outbox.append(.forget(id)) }
  }
}

extension Changes {
  fileprivate mutating func settle(_ settlement: Settlement) {
    switch settlement.result {
    case .retry(let date, let reason): outbox.append(.postpone(settlement.id, to: date, reason: reason))
    case .failed(let reason): outbox.append(.giveUp(settlement.id, expired: false, reason: reason))
    case .expired(let reason): outbox.append(.giveUp(settlement.id, expired: true, reason: reason))
    case .done(let isDelivered):
      // Another worker may have settled it; who was removed has no history to come.
      if isDelivered, let sent = notification(settlement.id) { noteDelivery(sent) }
      outbox.append(.remove(settlement.id))
    }
  }

  private mutating func noteDelivery(_ sent: (kind: Notification.Kind, userID: String, sessionID: String?)) {
    if let id = sent.sessionID, let factor = SessionFactor(sentBy: sent.kind) {
      guard var session = session(id), session.state == .active else { return }
      append(.challengeSent(factor), to: &session)
    } else if let event = UserEvent(sent: sent.kind), var user = user(sent.userID), user.exists {
      append(event, to: &user)
    }
  }
}
