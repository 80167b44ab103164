@testable import Domain
import Testing

@Suite("Contract: outbox, recipients")
struct OutboxRecipientTests {
  @Test("a notice is leased with the address that it goes to", arguments: StoreKind.allCases)
  func recipient(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    _ = try await test.store.execute(Given.adding("100", "ada"))
    let notice = Notification(
      kind: .emailChanged, generation: .v2, userID: "100", codeIssuedBy: 2, sealedCode: [],
      expires: test.clock.now.adding(seconds: 60), recipient: EmailAddress(stored: "former@example.com"))
    try await test.store.execute(Command.writing { $0.notifications = [notice] })
    let now = test.clock.now
    let leased = try await test.store.lease(.mail, limit: 10, now: now, until: now.adding(seconds: 30))
    #expect(leased.map(\.notification.recipient) == [nil, notice.recipient])
    #expect(leased.last?.notification == notice)
  }
}
