import SeededRandom
import Testing

@testable import Persistence

/// Sixteen places at once give what looking at one after the other gives.
@Suite("Bytes in longer ones")
struct ByteSearchTests {
  /// Letters, and what stands 32 before or behind one without being one.
  private static let alphabet = Array("aAbBzZ@`[{ 0\u{10}é".utf8)

  private static func places(of needle: [UInt8], in bytes: [UInt8], _ fold: (UInt8) -> UInt8) -> [Int] {
    guard needle.count <= bytes.count else { return [] }
    return (0...bytes.count - needle.count).filter { bytes[$0..<$0 + needle.count].map(fold) == needle }
  }

  @Test("each place is found, in either case where case is ignored", arguments: SplitMix.seeds(1...3))
  func places(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var found = [0, 0]
    for _ in 0..<2000 {
      let draw = { (count: Int, random: inout SplitMix) in
        (0..<count).map { _ in Self.alphabet.randomElement(using: &random) ?? 0 }
      }
      let bytes = draw(Int.random(in: 0...70, using: &random), &random)
      let ignoresCase = Bool.random(using: &random)
      let fold = { (byte: UInt8) in ignoresCase ? byte.folded : byte }
      let needle = draw(Int.random(in: 1...3, using: &random), &random).map(fold)
      let search = ByteSearch(needle, ignoresCase: ignoresCase)
      var (places, start) = ([Int](), 0)
      bytes.withUnsafeBytes { bytes in
        while let place = search.next(in: bytes, from: start) {
          places.append(place)
          start = place + 1
        }
      }
      #expect(places == Self.places(of: needle, in: bytes, fold), "\(needle) in \(bytes)")
      found[ignoresCase ? 1 : 0] += places.count
    }
    #expect(found.allSatisfy { $0 > 300 })
  }
}
