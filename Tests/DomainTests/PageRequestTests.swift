import Testing
import Domain

@Suite("Parts of lists")
struct PageRequestTests {
  @Test("counted from the nearer end it is the same part, in one order or the other")
  func nearerEnd() {
    for total in 0...5 {
      let items = Array(0..<total)
      for offset in [0, 1, 2, 3, 4, 5, 6, .max] {
        for limit in [0, 1, 2, 3, 9, .max] {
          for isAscending in [true, false] {
            let asked = PageRequest(offset: offset, limit: limit, isAscending: isAscending)
            let (page, isReversed) = asked.fromNearerEnd(of: total)
            #expect(page.isAscending == (isAscending != isReversed))
            let walked = isReversed ? items.reversed() : items
            let found = Array(walked.dropFirst(page.offset).prefix(page.limit))
            let wanted = Array(items.dropFirst(offset).prefix(limit))
            #expect((isReversed ? found.reversed() : found) == wanted, "\(asked) of \(total)")
            #expect(page.offset <= total / 2, "\(asked) of \(total)")
          }
        }
      }
    }
  }
}
