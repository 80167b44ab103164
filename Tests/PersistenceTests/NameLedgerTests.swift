import Testing
import Domain

@testable import Persistence

/// What commands of one batch are told of names before the store is asked.
@Suite struct NameLedgerTests {
  private static let name = UniqueName(.userName, "ada")
  private static let other = UniqueName(.userName, "bob")

  private static func take(_ name: UniqueName, by owner: String) -> Claim {
    .take(name, by: owner, conflict: Given.conflict)
  }

  @Test func oneTakesAName() throws {
    var ledger = NameLedger()
    #expect(try ledger.apply([Self.take(Self.name, by: "1")]))
    #expect(throws: Given.conflict) { try ledger.apply([Self.take(Self.name, by: "2")]) }
    #expect(ledger.wanted == [HeldName(Self.name, by: "1")])
    ledger.note(heldByOthers: [])
    #expect(ledger.released.isEmpty)
  }

  @Test func whatIsFreedIsAskedForFirst() throws {
    var ledger = NameLedger()
    #expect(try ledger.apply([.release(Self.name, by: "1")]))
    #expect(try !ledger.apply([Self.take(Self.other, by: "2"), Self.take(Self.name, by: "2")]))
    #expect(ledger.wanted.isEmpty, "who waits takes nothing")
    #expect(try ledger.apply([Self.take(Self.other, by: "3")]), "what it would have taken is free")
    #expect(ledger.released == [HeldName(Self.name, by: "1")])
  }

  @Test func whoFreedItMayHaveItAgain() throws {
    var ledger = NameLedger()
    #expect(try ledger.apply([.release(Self.name, by: "1")]))
    #expect(try ledger.apply([Self.take(Self.name, by: "1")]))
    #expect(ledger.wanted.isEmpty)
    #expect(ledger.released.isEmpty)
    #expect(throws: Given.conflict) { try ledger.apply([Self.take(Self.name, by: "2")]) }
  }

  @Test func twoWhoShareAFormerNameFreeItEach() throws {
    var ledger = NameLedger()
    #expect(try ledger.apply([.release(Self.name, by: "1")]))
    #expect(try ledger.apply([.release(Self.name, by: "2")]))
    #expect(try !ledger.apply([Self.take(Self.name, by: "3")]))
    #expect(Set(ledger.released) == [HeldName(Self.name, by: "1"), HeldName(Self.name, by: "2")])
  }

  @Test func whatWasTakenInVainIsReleased() throws {
    var ledger = NameLedger()
    #expect(try ledger.apply([Self.take(Self.name, by: "1"), Self.take(Self.other, by: "1")]))
    ledger.note(heldByOthers: [Self.other])
    ledger.revert()
    #expect(throws: Given.conflict) {
      try ledger.apply([Self.take(Self.name, by: "1"), Self.take(Self.other, by: "1")])
    }
    #expect(try !ledger.apply([Self.take(Self.name, by: "2")]), "the store has it for another")
    #expect(ledger.released == [HeldName(Self.name, by: "1")])
  }
}
