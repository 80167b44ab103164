import Domain
import Testing

@testable import Delivery

@Suite("Channel gate")
struct ChannelGateTests {
  private static let start = Timestamp(seconds: 1_700_000_000)
  private static let gone = SendOutcome.unavailable(reason: "gone")
  private static let later = SendOutcome.deferred(reason: "later")

  /// A gate that expectations can change.
  private final class Gate {
    private var gate = ChannelGate()

    func turn(at now: Timestamp) -> ChannelGate.Turn { gate.turn(at: now) }
    @discardableResult
    func note(_ outcome: SendOutcome, at now: Timestamp) -> Bool { gate.note(outcome, at: now) }
  }

  private static func at(_ seconds: Int64) -> Timestamp { Self.start.adding(seconds: seconds) }

  @Test("Waits double up to a minute, and one message tries after each")
  func waits() {
    let gate = Gate()
    var now = Self.start
    #expect(gate.turn(at: now) == .all)
    for seconds in [5, 10, 20, 40, 60, 60, 60] as [Int64] {
      #expect(!gate.note(Self.gone, at: now))
      guard case .none(let until) = gate.turn(at: now) else {
        Issue.record("tried again at once after \(seconds)")
        return
      }
      let wait = until.microseconds - now.microseconds
      #expect((seconds * 800_000...seconds * 1_200_000).contains(wait))
      // Sessions that fail together are one failure.
      #expect(!gate.note(Self.gone, at: now))
      #expect(gate.turn(at: now) == .none(until: until))
      now = until
      #expect(gate.turn(at: now) == .one)
    }
  }

  @Test(
    "Any answer about one message tells that the provider is there",
    arguments: [SendOutcome.sent, later, .refused(reason: "no")])
  func opens(outcome: SendOutcome) {
    let gate = Gate()
    gate.note(Self.gone, at: Self.start)
    gate.note(.notTried, at: Self.at(1))
    #expect(gate.turn(at: Self.at(1)) != .all, "not tried tells nothing")
    gate.note(outcome, at: Self.at(1))
    #expect(gate.turn(at: Self.at(1)) == .all)
  }

  @Test("A clock that was set back keeps the gate closed no longer than a wait")
  func clockSetBack() {
    let gate = Gate()
    gate.note(Self.gone, at: Self.start)
    #expect(gate.turn(at: Self.at(-3600)) == .one)
  }

  @Test("The first that gets through after a while says that the provider is back, once")
  func isBack() {
    let gate = Gate()
    #expect(!gate.note(.sent, at: Self.start), "nothing waits")
    #expect(!gate.note(Self.later, at: Self.at(10)))
    #expect(!gate.note(.sent, at: Self.at(11)), "one recipient's own affair, among others who get theirs")
    #expect(!gate.note(Self.later, at: Self.at(12)))
    #expect(gate.note(.sent, at: Self.at(71)))
    #expect(!gate.note(.sent, at: Self.at(200)), "nothing waits any more")
    #expect(!gate.note(Self.later, at: Self.at(300)))
    #expect(!gate.note(Self.gone, at: Self.at(301)))
    #expect(gate.note(.sent, at: Self.at(400)), "also after it was gone")
  }
}
