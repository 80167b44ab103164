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

  /// Seeds that are always tried, and one that never was; `SEEDS` in the environment says how many of those, `SEED` which
  /// one, to repeat a run that failed. A seed is the argument of its test: so each failure names it.
  public static func seeds(_ known: ClosedRange<UInt64>) -> [UInt64] {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["SEED"].flatMap({ UInt64($0) }) { return [seed] }
    let count = environment["SEEDS"].flatMap { Int($0) } ?? 1
    return Array(known) + (0..<count).map { _ in UInt64.random(in: 1_000...UInt64.max) }
  }
}
