import ManagementAPI
import StoreSupport
import Testing

@Suite("What the services refuse, and by which id")
struct RefusalTests {
  static let rows = Tables.refusals

  @Test(arguments: rows)
  func isRefused(row: Refusal) async throws {
    try await House.run { house in
      let call = try await row.call.prepared(in: house)
      let events = house.memory.store.eventCount
      let answer = try await call.make(in: house)
      #expect(answer.code == row.code, "\(answer)")
      #expect(answer.id == row.id, "\(answer)")
      let detail = try answer.detail(Zitadel_V1_ErrorDetail.self, "zitadel.v1.ErrorDetail")
      // Of a wrong password it says how many there were.
      let check = try answer.detail(Zitadel_V1_CredentialsCheckError.self, "zitadel.v1.CredentialsCheckError")
      #expect((detail?.id ?? check?.id) == row.id)
      #expect((detail?.message ?? check?.message) == String(answer.message.dropLast(row.id.count + 3)))
      #expect(check?.failedAttempts != 0)
      #expect(!answer.message.contains("Errors."), "a sentence, not the key of one")
      if row.id.hasPrefix("SIGNET-") {
        #expect(!answer.message.hasPrefix("An argument is not valid."), "of what is ours nobody can read elsewhere")
      }
      #expect(house.memory.store.eventCount == events + row.events, "a refusal writes nothing but a wrong guess")
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test(
    "what cannot be kept must not seem taken over",
    arguments: [
      (Method.v1("ImportHumanUser"), #""requestPasswordlessRegistration":true"#),
      (.v1("ImportHumanUser"), #""idps":[{"configId":"1","externalUserId":"2"}]"#),
      (Method.v1("ImportHumanUser"), #""recoveryCodes":[{"hash":"$2b$"}]"#),
      (.v2("UpdateUser"), #""userId":"1""#),
    ])
  func unimplemented(method: Method, field: String) async throws {
    try await House.run { house in
      let person = #""userName":"i","profile":{"firstName":"A","lastName":"B"},"email":{"email":"i@example.com"}"#
      let answer = try await house.call(method, method.service == "v1" ? "{\(person),\(field)}" : "{\(field)}")
      #expect(answer.code == "unimplemented" && !answer.message.isEmpty, "\(answer)")
    }
  }

  @Test("a body that breaks a rule of the schema is refused before the method looks at it")
  func validation() async throws {
    try await House.run { house in
      let answer = try await house.call(.v2("ResendEmailCode"), #"{"userId":""}"#)
      #expect(answer.code == "invalid_argument")
      #expect(answer.message.hasPrefix("invalid ResendEmailCodeRequest.UserId: value length must be between 1 and 200"))
    }
  }
}
