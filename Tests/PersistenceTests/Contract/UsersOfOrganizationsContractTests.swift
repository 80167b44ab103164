import Domain
import Testing

@testable import Persistence

@Suite("Contract: who belongs to an organization")
struct UsersOfOrganizationsContractTests {
  @Test("all who exist, in their order, and nobody of a removed one", arguments: StoreKind.allCases)
  func users(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let added = try Command<ChangeOutcome>.addOrganization("20", name: "Other", by: "11", baseDomain: "localhost")
    try await test.store.execute(added)
    for id in ["103", "101", "102", "99"] {
      try await test.store.execute(Command.happening(to: id, in: "20", [Given.human("u\(id)")]))
    }
    try await test.store.execute(Command.happening(to: "102", in: "20", [.removed]))
    #expect(try await test.store.userIDs(of: "20") == ["101", "103", "99"])
    #expect(try await test.store.userIDs(of: "10") == ["11"])
    #expect(try await test.store.userIDs(of: "nobody") == [])
    try await test.store.execute(
      Command<ChangeOutcome>.removeOrganization(OrganizationTarget("20", by: "11", .proof(.v1))))
    #expect(try await test.store.userIDs(of: "20") == [])
  }
}
