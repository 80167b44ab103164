import Domain
import StoreSupport
import Testing

@Suite("Providers through the interface")
struct ProviderTests {
  @Test("there is one active mail provider at most, and the older methods see it where it is an SMTP server")
  func activation() async throws {
    try await House.run { house in
      let first = try await Provided.activeSmtp.make(in: house) ?? ""
      #expect(try await house.get(.admin("GetSMTPConfig"))["smtpConfig.id"] == first)
      #expect(try await house.get(.admin("GetEmailProvider"))["config.id"] == first)
      let second = try await Provided.activeMailHook.make(in: house) ?? ""
      #expect(try await house.get(.admin("GetEmailProvider"))["config.http.endpoint"] == "https://example.com/m")
      #expect(try await house.call(.admin("GetSMTPConfig")).id == "QUERY-fwofw")
      let config = try await house.get(.admin("GetSMTPConfigById"), #"{"id":"\#(first)"}"#)
      #expect(config["smtpConfig.state"] == "SMTP_CONFIG_INACTIVE")
      #expect(try await house.get(.admin("ListSMTPConfigs"))["details.totalResult"] == "1")
      let all = try await house.get(.admin("ListEmailProviders"), #"{"query":{"asc":true}}"#)
      #expect(all["details.totalResult"] == "2" && all["result.0.id"] == first && all["result.1.id"] == second)
      // Text messages have an active one of their own.
      let twilio = try await Provided.activeTwilio.make(in: house) ?? ""
      #expect(try await house.get(.admin("ListSMSProviders"))["result.0.id"] == twilio)
      try await house.get(.admin("RemoveEmailProvider"), #"{"id":"\#(second)"}"#)
      #expect(try await house.call(.admin("GetEmailProvider")).id == "QUERY-fwofw")
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("what is secret is answered once or never, and sealed for one provider alone")
  func secrets() async throws {
    try await House.run { house in
      let added = try await house.get(.admin("AddSMSProviderHTTP"), #"{"endpoint":"https://example.com/s"}"#)
      let (id, key) = (added["id"] ?? "", added["signingKey"] ?? "")
      #expect(!key.isEmpty)
      for answer in [
        try await house.get(.admin("GetSMSProvider"), #"{"id":"\#(id)"}"#),
        try await house.get(.admin("ListSMSProviders")),
      ] {
        #expect(!answer.json.text.contains(key))
      }
      let renewed = try await house.get(
        .admin("UpdateSMSProviderHTTP"),
        #"{"id":"\#(id)","endpoint":"https://example.com/s","expirationSigningKey":"0s"}"#)["signingKey"]
      #expect(renewed != nil && renewed != key)
      let entry = try await house.memory.store.provider(id: id, .shortMessage)
      let sealed = entry?.provider.sealedSecret ?? []
      #expect(house.memory.vault.openProviderSecret(sealed: sealed, providerID: id) == renewed)
      #expect(house.memory.vault.openProviderSecret(sealed: sealed, providerID: "2") == nil)
    }
  }

  @Test("an update without a password keeps it, and what changes nothing is no event")
  func updates() async throws {
    try await House.run { house in
      let id = try await Provided.activeSmtp.make(in: house) ?? ""
      let before = house.memory.store.eventCount
      try await house.get(.admin("UpdateSMTPConfig"), #"{"id":"\#(id)",\#(Provided.server)}"#)
      #expect(house.memory.store.eventCount == before)
      try await house.get(
        .admin("UpdateEmailProviderSMTP"), #"{"id":"\#(id)",\#(Provided.server),"description":"new"}"#)
      #expect(house.memory.store.eventCount == before + 1)
      #expect(try await password(of: id, house) == "p")
      try await house.get(.admin("UpdateSMTPConfigPassword"), #"{"id":"\#(id)","password":"q"}"#)
      #expect(try await password(of: id, house) == "q")
      try await house.get(
        .admin("UpdateSMTPConfig"), #"{"id":"\#(id)",\#(Provided.server),"password":"r"}"#)
      #expect(try await password(of: id, house) == "r")
    }
  }

  private func password(of id: String, _ house: House) async throws -> String? {
    let provider = try #require(try await house.memory.store.provider(id: id, .mail)?.provider)
    return house.memory.vault.openProviderSecret(sealed: provider.sealedSecret, providerID: id)
  }

  @Test("a trial says what the server said, takes the stored password, and stores nothing")
  func trials() async throws {
    try await House.run { house in
      let id = try await Provided.smtp.make(in: house) ?? ""
      let before = house.memory.store.eventCount
      try await house.get(
        .admin("TestEmailProviderSMTP"),
        #"{"id":"\#(id)","receiverAddress":"b@example.com","senderAddress":"x@example.com","senderName":"X","host":"h:1"}"#
      )
      try await house.get(
        .admin("TestEmailProviderSMTPById"), #"{"id":"\#(id)","receiverAddress":"b@example.com"}"#)
      #expect(house.trial.mails.map(\.password) == ["p", "p"])
      #expect(house.trial.mails.map(\.server.host) == ["h:1", "mail.example.com:587"])
      let refused = try await house.call(
        .admin("TestEmailProviderSMTPById"), #"{"id":"\#(id)","receiverAddress":"refused@example.com"}"#)
      #expect(refused.message == "The test mail was not taken: RCPT was refused: 550 no. (SIGNET-Pv7tR)")
      #expect(house.memory.store.eventCount == before)
    }
  }
}
