import CSQLite

/// Numbers of users, a bit for each: made while one index is read, and looked at while another is.
final class NumberSet {
  private var words: [UInt64]
  private(set) var count = 0

  /// An empty set, for numbers from 0 to `last`.
  init(last: Int64) {
    self.words = Array(repeating: 0, count: Int(last / 64) + 1)
  }

  func contains(_ number: Int64) -> Bool {
    let word = Int(number / 64)
    return self.words.indices.contains(word) && self.words[word] & (1 << UInt64(number % 64)) != 0
  }

  /// Adds a number; one beyond the last is a user who came after the set was made, and left out.
  func insert(_ number: Int64) {
    let (word, bit) = (Int(number / 64), UInt64(1) << UInt64(number % 64))
    guard self.words.indices.contains(word), self.words[word] & bit == 0 else { return }
    self.words[word] |= bit
    self.count += 1
  }

  /// Leaves what is in the other set of the same size too.
  func formIntersection(_ other: NumberSet) {
    self.count = 0
    for word in self.words.indices {
      self.words[word] &= other.words[word]
      self.count += self.words[word].nonzeroBitCount
    }
  }

  /// The SQL function of two values that tells whether a set, which is bound as a pointer, holds a number.
  static let holds = "signet_holds"
  /// SQLite hands a pointer out only to who names its type.
  fileprivate static let type: StaticString = "signet_numbers"
}

extension Connection {
  func addHolds() throws(SQLiteError) {
    let code = sqlite3_create_function_v2(
      self.handle, NumberSet.holds, 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, nil,
      { context, _, values in
        // SQLite calls with as many values as the function was declared with; a bound set outlives its statement's run.
        guard let values, let set = NumberSet.type.withCString({ sqlite3_value_pointer(values[0], $0) }) else {
          return sqlite3_result_null(context)
        }
        let number = sqlite3_value_int64(values[1])
        let isHeld = Unmanaged<NumberSet>.fromOpaque(set)._withUnsafeGuaranteedRef { $0.contains(number) }
        sqlite3_result_int(context, isHeld ? 1 : 0)
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw self.error(code) }
  }
}

extension Binding {
  /// A set for `signet_holds`. Whoever binds it keeps it until the statement has run.
  mutating func numbers(_ set: NumberSet) {
    let pointer = Unmanaged.passUnretained(set).toOpaque()
    self.pointer(pointer, type: NumberSet.type)
  }
}

extension StaticString {
  fileprivate func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    // A literal of more than one character is stored as bytes with a zero behind them, for ever.
    self.utf8Start.withMemoryRebound(to: CChar.self, capacity: self.utf8CodeUnitCount + 1, body)
  }
}
