import ProtobufCodec

/// Fields of a message and what they mean to the domain: told once, for both directions.
typealias FieldTable<Told, Meant, Value> = [(
  field: WritableKeyPath<Told, Value>, meaning: WritableKeyPath<Meant, Value>
)]

extension Message {
  /// Tells what is meant in the fields of a table.
  mutating func tell<Meant, Value>(_ fields: FieldTable<Self, Meant, Value>, of meant: Meant) {
    for (field, meaning) in fields { self[keyPath: field] = meant[keyPath: meaning] }
  }

  /// Reads the fields of a table.
  func read<Meant, Value>(_ fields: FieldTable<Self, Meant, Value>, into meant: inout Meant) {
    for (field, meaning) in fields { meant[keyPath: meaning] = self[keyPath: field] }
  }
}
