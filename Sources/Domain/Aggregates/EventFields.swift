/// What an event tells whoever may read events, by the names that the published interface gives it.
///
/// Each kind of event says it in one switch without `default`, and what a case does not name is not shown: no hash, digest,
/// code or secret, sealed or not. What was erased is empty; an empty text is left out, and a long one cut.
package typealias EventFields = [String: EventField]

/// One thing that an event tells.
package enum EventField: Sendable, Equatable {
  case text(String)
  case texts([String])
  case flag(Bool)
  case number(Int)
  case date(Timestamp)

  /// So long are texts at most: a thousand events are one answer.
  private static let maximumLength = 1000

  /// As it is shown; nil where it says nothing.
  fileprivate var shown: EventField? {
    switch self {
    case .text(let text): text.isEmpty ? nil : .text(String(text.prefix(Self.maximumLength)))
    case .texts(let texts):
      texts.isEmpty ? nil : .texts(texts.prefix(100).map { String($0.prefix(Self.maximumLength)) })
    case .flag, .number, .date: self
    }
  }
}

extension Event.Payload {
  /// What it tells.
  package var published: EventFields {
    let fields =
      switch self {
      case .user(let event): event.published
      case .organization(let event): event.published
      case .instance(let event): event.published
      case .session(let event): event.published
      }
    return fields.compactMapValues(\.shown)
  }

  /// Of which kind of aggregate it is.
  package var aggregateType: AggregateType {
    switch self {
    case .user: .user
    case .organization: .organization
    case .instance: .instance
    case .session: .session
    }
  }
}

/// The kinds of aggregates, by their published names. Types of events begin with them.
package enum AggregateType: String, Sendable, CaseIterable {
  case user
  case organization = "org"
  case instance
  case session
}
