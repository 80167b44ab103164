import Domain
import Testing

@testable import Persistence

@Suite("Contract: what organizations and the instance say in the login")
struct LoginTranslationContractTests {
  private static func set(_ json: String, _ locale: String, in scope: Membership.Scope, _ test: any TestedStore)
    async throws
  {
    try await test.store.execute(
      .setLoginTranslation(try LoginTranslation(locale: locale, json: json), in: scope, by: "11"))
  }

  @Test("is read as it was set, and goes with its organization", arguments: StoreKind.allCases)
  func reads(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let organization = Membership.Scope.organization("10")
    #expect(try await test.store.loginTranslation("de", of: organization) == nil)
    try await Self.set(#"{"a":"Grüß dich 🦊"}"#, "de", in: organization, test)
    try await Self.set(#"{"a":"Servus"}"#, "de-AT", in: organization, test)
    try await Self.set(#"{"a":"'\"\u0000"}"#, "de", in: .instance, test)
    for json in [#"{"a":2}"#, #"{"a":3}"#] { try await Self.set(json, "en", in: .instance, test) }
    for _ in 0..<2 {
      #expect(try await test.store.loginTranslation("de", of: organization)?.json == #"{"a":"Grüß dich 🦊"}"#)
      #expect(try await test.store.loginTranslation("de-AT", of: organization)?.json == #"{"a":"Servus"}"#)
      #expect(try await test.store.loginTranslation("de", of: .instance)?.json == #"{"a":"'\"\u0000"}"#)
      #expect(try await test.store.loginTranslation("en", of: .instance)?.json == #"{"a":3}"#)
      #expect(try await test.store.loginTranslation("en", of: organization) == nil)
      #expect(try await test.store.loginTranslation("de", of: .organization("11")) == nil)
      #expect(try test.verifyState().mismatches.isEmpty)
      try await test.reopen()
    }
  }
}
