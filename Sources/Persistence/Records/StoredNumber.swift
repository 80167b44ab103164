import Domain

/// What a stored number stands for: a kind, a state.
/// - Throws: `StoreError` for a number that only a newer version knows. Taking it for another would be a wrong state.
func known<Value: RawRepresentable<Int>>(_ number: some BinaryInteger, as type: Value.Type = Value.self) throws -> Value
{
  guard let value = Value(rawValue: Int(number)) else {
    throw StoreError("\(type) \(number) is unknown to this version")
  }
  return value
}

/// What a stored name stands for.
/// - Throws: as for numbers.
func known<Value: RawRepresentable<String>>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
  guard let value = Value(rawValue: name) else { throw StoreError("\(type) \(name) is unknown to this version") }
  return value
}
