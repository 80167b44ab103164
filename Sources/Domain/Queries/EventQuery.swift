/// Which events a list shows, in the order in which they were committed, and how many. All conditions must hold.
package struct EventQuery: Sendable, Equatable {
  /// Published names of events, e.g. `user.human.added`; empty: of every type.
  package var types: [String] = []
  /// Empty: of every kind.
  package var aggregateTypes: [AggregateType] = []
  /// nil: of every aggregate.
  package var aggregateID: String?
  /// Who caused them; nil: whoever.
  package var editorID: String?
  /// nil: of every owner.
  package var resourceOwner: String?
  /// Only events with a greater number among their aggregate's.
  package var sequence: UInt64 = 0
  /// Only events that happened later; nil: since ever.
  package var after: Timestamp?
  /// Only events that happened earlier; nil: until now.
  package var before: Timestamp?
  package var isAscending = false
  package var limit: Int
}

extension EventQuery {
  /// The latest of all.
  package init(limit: Int) { self.init(types: [], limit: limit) }
}

/// An event as its readers see it.
package struct PublishedEvent: Sendable, Equatable {
  package var aggregateType: AggregateType
  package var aggregateID: String
  package var resourceOwner: String
  /// The number of the event among its aggregate's.
  package var sequence: UInt64
  /// Empty for the system itself.
  package var editorID: String
  package var date: Timestamp
  /// The published name, e.g. `user.human.email.changed`.
  package var type: String
  package var fields: EventFields

  /// - Parameter type: as stores keep it.
  package init(_ event: Event, type: String) {
    self.aggregateType = event.payload.aggregateType
    self.aggregateID = event.aggregateID
    self.resourceOwner = event.resourceOwner
    self.sequence = event.sequence
    self.editorID = event.editorID
    self.date = event.date
    self.type = type
    self.fields = event.payload.published
  }
}

extension EventQuery {
  /// Whether an event is shown.
  package func matches(_ event: Event, type: String) -> Bool {
    (types.isEmpty || types.contains(type))
      && (aggregateTypes.isEmpty || aggregateTypes.contains(event.payload.aggregateType))
      && (aggregateID == nil || aggregateID == event.aggregateID) && (editorID == nil || editorID == event.editorID)
      && (resourceOwner == nil || resourceOwner == event.resourceOwner) && event.sequence > sequence
      && (after.map { $0 < event.date } ?? true) && (before.map { event.date < $0 } ?? true)
  }
}
