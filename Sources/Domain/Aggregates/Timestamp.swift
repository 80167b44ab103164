/// A moment, in microseconds since 1970-01-01T00:00:00Z: what a store keeps without loss.
package struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  package var microseconds: Int64

  /// A moment by its microseconds since 1970-01-01T00:00:00Z.
  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// A moment by its seconds since 1970-01-01T00:00:00Z.
  package init(seconds: Int64) {
    self.microseconds = seconds &* 1_000_000
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

  /// The moment so many seconds later.
  package func adding(seconds: Int64) -> Timestamp { Timestamp(microseconds: self.microseconds + seconds * 1_000_000) }
}
