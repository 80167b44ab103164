import Foundation

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed, everywhere.
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { self.state = seed }

  public mutating func next() -> UInt64 {
    self.state &+= 0x9e37_79b9_7f4a_7c15
    var z = self.state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// What the environment says in `SEED`, to repeat a run that failed; else one that never was. As the argument of a test
  /// it is in the test's name, and so with each failure.
  public static let seed =
    ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1_000...UInt64.max)

  /// Seeds that are always tried, and `seed`.
  public static func seeds(_ known: ClosedRange<UInt64>) -> [UInt64] { Array(known) + [self.seed] }
}
