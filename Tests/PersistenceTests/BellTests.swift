import Testing

@testable import Persistence

@Suite("Bells")
struct BellTests {
  @Test("who listens no more is forgotten")
  func forgets() async {
    let bell = Bell()
    for _ in 0..<3 {
      let rings = bell.rings()
      let listening = Task { for await _ in rings {} }
      listening.cancel()
      await listening.value
    }
    #expect(bell.listeners == 0)
    do { _ = bell.rings() }
    #expect(bell.listeners == 0, "nor is a stream kept that nobody has taken")
  }

  @Test("each listener hears, also of rings before it looks; and hears of the end")
  func rings() async {
    let bell = Bell()
    var (first, second) = (bell.rings().makeAsyncIterator(), bell.rings().makeAsyncIterator())
    bell.ring()
    bell.ring()
    #expect(await first.next() != nil)
    #expect(await second.next() != nil)
    bell.finish()
    #expect(await first.next() == nil)
    #expect(await second.next() == nil)
    var late = bell.rings().makeAsyncIterator()
    #expect(await late.next() == nil)
    #expect(bell.listeners == 0)
  }
}
