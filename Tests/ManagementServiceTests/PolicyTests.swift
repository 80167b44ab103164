import Domain
import ManagementAPI
import StoreSupport
import Testing

@testable import ManagementService

@Suite("What policies of the instance and of organizations do")
struct PolicyTests {
  @Test("an organization has what the instance says, from the next call on, until it says something itself")
  func inheritance() async throws {
    try await House.run { house in
      let changed = try await house.get(.admin("UpdateLockoutPolicy"), #"{"maxPasswordAttempts":7}"#)
      let inherited = try await house.get(.v1("GetLockoutPolicy"))
      #expect(inherited["policy.maxPasswordAttempts"] == "7" && inherited["policy.isDefault"] == "true")
      #expect(inherited["policy.details.sequence"] == changed["details.sequence"])
      #expect(house.memory.useCases.policies[LockoutPolicy.self].maximumPasswordAttempts == 7)
      try await house.get(.v1("AddCustomLockoutPolicy"), #"{"maxOtpAttempts":1}"#)
      #expect(try await house.get(.v1("GetLockoutPolicy"))["policy.maxPasswordAttempts"] == nil)
      try await house.get(.v1("ResetLockoutPolicyToDefault"))
      #expect(try await house.get(.v1("GetLockoutPolicy"))["policy.maxPasswordAttempts"] == "7")
    }
  }

  @Test("another node's change of the instance is known once it is noted")
  func noted() async throws {
    try await House.run { house in
      try await house.memory.store.execute(
        .changePolicy(.change(LockoutPolicy(maximumPasswordAttempts: 2)), of: .instance, by: house.memory.adminID))
      try await house.memory.useCases.refreshInstance()
      #expect(house.memory.useCases.policies[LockoutPolicy.self].maximumPasswordAttempts == 2)
    }
  }

  @Test("what a failover has lost of the instance holds no more")
  func lost() async throws {
    try await House.run { house in
      let useCases = house.memory.useCases
      try await house.memory.store.execute(
        .changePolicy(.change(LockoutPolicy(maximumPasswordAttempts: 2)), of: .instance, by: house.memory.adminID))
      func known() -> [String] {
        [
          "\(useCases.defaultLanguage.languages)", "\(useCases.policies[LockoutPolicy.self])",
          "\(useCases.generators[.emailVerification])", useCases.oidc.state.projectID,
          useCases.origin.issuer(askedFor: "http://lost.example"),
        ]
      }
      let kept = try #require(try await useCases.refreshInstance())
      let expected = known()
      // As the former primary had it, and had acknowledged it.
      var lost = kept
      lost.sequence += 5
      lost.defaultLanguage = "de"
      lost.policies = Policies()
      lost.oidc.projectID = "1"
      lost.trustedDomains = [Dated("lost.example", at: kept.changeDate, sequence: lost.sequence)]
      let generator = SecretGenerator(length: 20, lifetime: 1_000_000, alphabets: .digits)
      lost.secretGenerators[.emailVerification] = Dated(generator, at: kept.changeDate, sequence: lost.sequence)
      useCases.note(lost)
      #expect(zip(known(), expected).allSatisfy { $0 != $1 })
      try await useCases.refreshInstance()
      #expect(known() == expected)
    }
  }

  @Test("whose password is too old has to choose another, in reads and lists")
  func age() async throws {
    try await House.run { house in
      var places = Places(house)
      let old = try await places.filled("<secured>")
      func required() async throws -> [String?] {
        let read = try await house.get(.v2("GetUserByID"), #"{"userId":"\#(old)"}"#)
        let listed = try await house.get(
          .v2("ListUsers"), #"{"queries":[{"inUserIdsQuery":{"userIds":["\#(old)"]}}]}"#)
        return [read["user.human.passwordChangeRequired"], listed["result.0.human.passwordChangeRequired"]]
      }
      try await house.get(.v1("AddCustomPasswordAgePolicy"), #"{"maxAgeDays":30}"#)
      house.memory.clock.advance(seconds: 30 * 86_400 - 3600)
      #expect(try await required() == [nil, nil])
      house.memory.clock.advance(seconds: 3600)
      #expect(try await required() == ["true", "true"])
      try await house.get(.v1("UpdateCustomPasswordAgePolicy"), #"{"maxAgeDays":4294967295}"#)
      #expect(try await required() == [nil, nil], "eleven million years")
      try await house.get(.v1("ResetPasswordAgePolicyToDefault"))
      #expect(try await required() == [nil, nil], "the instance's holds for ever")
      try await house.get(.admin("UpdatePasswordAgePolicy"), #"{"maxAgeDays":30}"#)
      #expect(try await required() == ["true", "true"])
      try await house.get(
        .v2("SetPassword"), #"{"userId":"\#(old)","newPassword":{"password":"\#(Places.password)"}}"#)
      #expect(try await required() == [nil, nil], "it is new")
    }
  }

  @Test("the first that is right begins anew, and a wrong one says how many there were")
  func lockout() async throws {
    try await House.run { house in
      var places = Places(house)
      let user = try await places.filled("<secured>")
      try await house.get(.v1("AddCustomLockoutPolicy"), #"{"maxPasswordAttempts":2}"#)
      func enter(_ password: String) async throws -> Answer {
        try await house.call(
          .v2("SetPassword"),
          #"{"userId":"\#(user)","currentPassword":"\#(password)","newPassword":{"password":"An0ther-one!"}}"#)
      }
      func failures(_ answer: Answer) throws -> Int32? {
        try answer.detail(Zitadel_V1_CredentialsCheckError.self, "zitadel.v1.CredentialsCheckError")?.failedAttempts
      }
      #expect(try failures(await enter("wrong")) == 1)
      #expect(try await enter(Places.password).code == "ok")
      #expect(try failures(await enter("wrong")) == 1)
      #expect(try failures(await enter("wrong")) == 2)
      #expect(
        try await house.get(.v2("GetUserByID"), #"{"userId":"\#(user)"}"#)["user.state"] == "USER_STATE_LOCKED")
      #expect(try await enter("An0ther-one!").id == "COMMAND-JLK35")
      try await house.get(.v2("UnlockUser"), #"{"userId":"\#(user)"}"#)
      #expect(try failures(await enter("wrong")) == 1)
      #expect(try house.memory.store.mismatches() == [])
    }
  }
}
