/// Until when something may last.
package struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  package init(in duration: Duration) { end = .now + duration }

  /// Milliseconds that are left; 0: none.
  package var milliseconds: Int {
    let left = end - .now
    guard left > .zero else { return 0 }
    return Int(clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)
  }

  /// The earlier of this one and another.
  package func within(_ duration: Duration) -> Deadline { Deadline(end: min(end, .now + duration)) }

  private init(end: ContinuousClock.Instant) { self.end = end }
}
