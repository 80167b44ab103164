import ProtobufCodec
import Domain

/// An event's payload as the store keeps it: the type's name, and the message that the type says.
struct EventRecord: Equatable {
  let type: String
  let payload: [UInt8]

  init(type: String, payload: [UInt8]) {
    self.type = type
    self.payload = payload
  }

  init(_ type: String, _ message: (any Message)? = nil) {
    self.type = type
    self.payload = message?.serialized() ?? []
  }

  init(_ payload: Event.Payload) {
    switch payload {
    case .user(let event): self.init(event)
    case .organization(let event): self.init(event)
    case .instance(let event): self.init(event)
    case .session(let event): self.init(event)
    }
  }

  /// What happened.
  /// - Throws: `StoreError` for a type that only a newer version knows, or a payload that is damaged: never passed over,
  ///   since a state without one of its events is a wrong state.
  func event() throws -> Event.Payload {
    do {
      if type.hasPrefix("user.") { return try userEvent() }
      if type.hasPrefix("org.") { return try organizationEvent() }
      if type.hasPrefix("instance.") { return try instanceEvent() }
      if type.hasPrefix("session.") { return try sessionEvent() }
      throw unknown
    } catch let error as WireError {
      throw StoreError("the payload of an event of type \(type) is damaged: \(error)")
    }
  }

  var unknown: StoreError { StoreError("events of type \(type) are unknown to this version") }
}

extension Event.Payload {
  /// The published name of the event, e.g. `user.human.email.changed`.
  package var storedType: String { EventRecord(self).type }
}
