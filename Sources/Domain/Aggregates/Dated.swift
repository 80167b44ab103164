/// What an event has set, and since when it is there: a policy, a text, a membership, whatever stands beside a state.
package struct Dated<Value: Sendable & Equatable>: Sendable, Equatable {
  package var value: Value
  /// When it was set first.
  package var creationDate: Timestamp
  /// When it was set last.
  package var changeDate: Timestamp
  /// The number of the event that set it last.
  package var sequence: UInt64

  package init(_ value: Value, creationDate: Timestamp, changeDate: Timestamp, sequence: UInt64) {
    self.value = value
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }

  /// What was set once, and never changes.
  package init(_ value: Value, at date: Timestamp, sequence: UInt64) {
    self.init(value, creationDate: date, changeDate: date, sequence: sequence)
  }

  /// Another value, of the same dates.
  package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Dated<Other> {
    Dated<Other>(try transform(value), creationDate: creationDate, changeDate: changeDate, sequence: sequence)
  }
}

extension Optional {
  /// Sets a value, or sets it anew.
  mutating func set<Value>(_ value: Value, by event: Event) where Wrapped == Dated<Value> {
    self = Dated(
      value, creationDate: self?.creationDate ?? event.date, changeDate: event.date, sequence: event.sequence)
  }
}
