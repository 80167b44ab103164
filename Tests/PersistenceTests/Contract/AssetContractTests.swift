import Domain
import Testing

@testable import Persistence

@Suite("Contract: what is uploaded for label policies")
struct AssetContractTests {
  private static let large = Asset(
    name: "2.png", content: (0..<Asset.maximumBytes).map { UInt8(truncatingIfNeeded: $0 &* 31) })

  @Test(
    "outlives a restart, goes when nobody shows it any more, and with its organization", arguments: StoreKind.allCases)
  func life(kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let organization = Membership.Scope.organization("10")
    func content(_ name: String, _ scope: Membership.Scope = organization) async throws -> [UInt8]? {
      try await test.store.asset(name, of: scope)
    }
    try await test.store.execute(.changePolicy(PolicyUpdate.add(LabelPolicy()), of: organization, by: "11"))
    let first = Asset(name: "1.png", content: [0, 1, 255])
    for scope in [organization, .instance] {
      try await test.store.execute(.setLabelAsset(.logo, to: first, of: scope, by: "11"))
      try await test.store.execute(.activateLabelPolicy(of: scope, by: "11"))
      try await test.store.execute(.setLabelAsset(.logo, to: Self.large, of: scope, by: "11"))
      try await test.store.execute(.setLabelAsset(.icon, to: Asset(name: "3.gif", content: [3]), of: scope, by: "11"))
    }
    for _ in 0..<2 {
      for scope in [organization, .instance] {
        #expect(try await content("1.png", scope) == first.content, "everybody still sees it")
        #expect(try await content("2.png", scope) == Self.large.content)
        #expect(try await content("3.gif", scope) == [3])
      }
      #expect(try await content("4.png") == nil)
      #expect(try await content("1.png", .organization("11")) == nil)
      #expect(try await content("a\0b") == nil)
      #expect(try test.verifyState().mismatches == [])
      try await test.reopen()
    }
    try await test.store.execute(.activateLabelPolicy(of: organization, by: "11"))
    #expect(try await content("1.png") == nil)
    #expect(try await content("1.png", .instance) == first.content)
    try await test.store.execute(.removeLabelAsset(.icon, of: organization, by: "11"))
    #expect(try await content("3.gif") == [3], "everybody still sees it")
    try await test.store.execute(.resetLabelPolicy(of: organization, by: "11"))
    for name in ["2.png", "3.gif"] { #expect(try await content(name) == nil) }
    #expect(try await content("3.gif", .instance) == [3])
    #expect(try test.verifyState().mismatches == [])
  }
}
