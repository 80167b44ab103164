import Glibc
import Testing

@testable import Threads

@Suite("Threads that the system may not give")
struct TrialTests {
  @Test("As many as are asked for run at once, and are gone", arguments: [0, 1, 40])
  func given(_ count: Int) { #expect(tryThreads(count) == 0) }

  @Test("Why there is none is said in words")
  func words() {
    for text in [threadRefusal(EAGAIN), ThreadPoolError.cannotStart(code: EAGAIN).description] {
      #expect(text.contains("Resource temporarily unavailable"))
      #expect(text.contains("ulimit -u"))
    }
  }
}
