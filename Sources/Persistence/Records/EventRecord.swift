import ProtobufCodec
import Domain

/// An event's payload as the store keeps it: the type's name, and the message that the type says.
struct EventRecord: Equatable {
  let type: String
  let payload: [UInt8]

  /// - Parameter type: as it is kept, perhaps by a former version.
  init(type: String, payload: [UInt8]) {
    self.type = Self.published(type)
    self.payload = payload
  }

  /// Names that former versions have kept, with those that are published.
  private static let former = [
    "user.human.totp.added": "user.human.mfa.otp.added", "user.human.totp.verified": "user.human.mfa.otp.verified",
  ]

  /// The published name of a type that is kept.
  static func published(_ type: String) -> String { former[type] ?? type }

  /// The names under which types of these published names are kept.
  static func kept(_ types: [String]) -> [String] {
    types + former.filter { types.contains($0.value) }.map(\.key)
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
