/// What can happen to a session. Append cases, never change one.
package enum SessionEvent: Sendable, Equatable {
  case added(UserAgent?)
  /// It is this user's.
  case userChecked(userID: String, organizationID: String)
  /// The password was right that was set at this date.
  case passwordChecked(passwordDate: Timestamp)
  /// What was proved beside it.
  case checked(SessionFactor)
  /// A one-time password was issued, by SMS or mail; a later one takes its place.
  case challenged(SessionFactor, IssuedCode)
  case challengeSent(SessionFactor)
  case challengeFailed(SessionFactor)
  /// SHA-256 of the token; the one before counts no more.
  case tokenSet(digest: [UInt8])
  /// What has changed; an empty value: it is gone.
  case metadataSet([String: [UInt8]])
  /// So many microseconds from the event on.
  case lifetimeSet(Int64)
  case terminated
}

extension Session {
  package static func created(by happening: SessionEvent, _ event: Event) -> Session? {
    guard case .added(let userAgent) = happening else { return nil }
    return Session(
      id: event.aggregateID, instanceID: event.resourceOwner, creatorID: event.editorID, userAgent: userAgent,
      creationDate: event.date, changeDate: event.date, sequence: event.sequence)
  }

  /// It has none.
  package static func items(_ happening: SessionEvent, _ event: Event) -> [ItemChange] { [] }

  package mutating func apply(_ happening: SessionEvent, _ event: Event) {
    switch happening {
    case .added, .challengeSent: break
    case .userChecked(let id, let organizationID):
      user = CheckedUser(id: id, organizationID: organizationID, date: event.date)
    case .passwordChecked(let date):
      checks[.password] = event.date
      passwordDate = date
    case .checked(let factor):
      checks[factor] = event.date
      challenges[factor] = nil
    case .challenged(let factor, let code):
      challenges[factor] = PendingCode(code, issuedBy: event.sequence)
    case .challengeFailed(let factor): challenges[factor]?.failedAttempts += 1
    case .tokenSet(let digest): tokenDigest = digest
    case .metadataSet(let changes):
      for (key, value) in changes { metadata[key] = value.isEmpty ? nil : value }
    case .lifetimeSet(let lifetime): expires = event.date.adding(microseconds: lifetime)
    case .terminated:
      state = .terminated
      challenges = [:]
    }
  }
}

extension SessionEvent {
  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .added(let userAgent):
      [
        "fingerprintId": .text(userAgent?.fingerprintID ?? ""), "ip": .text(userAgent?.ip ?? ""),
        "description": .text(userAgent?.description ?? ""),
      ]
    case .userChecked(let id, let organizationID): ["userID": .text(id), "userResourceOwner": .text(organizationID)]
    case .challenged(_, let code): code.published
    // Values are whatever a client keeps there.
    case .metadataSet(let changes): ["keys": .texts(changes.keys.sorted())]
    // In nanoseconds, as readers of the interface know it.
    case .lifetimeSet(let lifetime): ["lifetime": .number(Int(clamping: lifetime.multipliedClamping(by: 1000)))]
    case .passwordChecked, .checked, .challengeSent, .challengeFailed, .tokenSet, .terminated: [:]
    }
  }
}

extension Int64 {
  fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
    let (product, isOver) = multipliedReportingOverflow(by: factor)
    return isOver ? .max : product
  }
}

extension Timestamp {
  /// The moment so many microseconds later; no later than the last that the protocol can name.
  package func adding(microseconds more: Int64) -> Timestamp {
    let (sum, isOver) = microseconds.addingReportingOverflow(more)
    return isOver ? Expiration.never : min(Timestamp(microseconds: sum), Expiration.never)
  }
}
