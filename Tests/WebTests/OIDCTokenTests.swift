import Domain
import Foundation
import GrpcTesting
import HTTPTransport
import StoreSupport
import Testing

@testable import Web

@Suite("What is told of tokens, and their end")
struct OIDCTokenTests {
  private static func userInfo(_ house: OIDCHouse, _ token: String?) async throws -> OIDCAnswer {
    var fields = HTTPFields()
    if let token { fields.append("authorization", "Bearer \(token)") }
    return OIDCAnswer(try await house.pages.get(OIDCEndpoints.userInfoPath, fields))
  }

  private static func bearer(_ house: OIDCHouse, _ token: String) async throws -> Bearer {
    let useCases = house.memory.useCases
    return try await TokenVerifier(
      store: useCases.store, vault: useCases.vault, clock: useCases.clock, kinds: [OAuthTokens(useCases)]
    ).bearer(token)
  }

  @Test("a token calls the API as its user, until it ends", arguments: [false, true])
  func bearers(jwt: Bool) async throws {
    try await OIDCHouse.run(jwt: jwt) { house in
      let token = try #require(try await house.token()["access_token"])
      #expect(token.hasPrefix(jwt ? "eyJ" : "signetat_"))
      #expect(try await Self.bearer(house, token).userID == house.machineID)
      let other = try #require(try await house.token("openid")["access_token"])
      await #expect(throws: DomainError.audienceInvalid) { try await Self.bearer(house, other) }
      house.memory.clock.advance(seconds: 43_199)
      #expect(try await Self.bearer(house, token).userID == house.machineID)
      house.memory.clock.advance(seconds: 1)
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
      #expect(try await Self.bearer(house, house.personalToken).userID == house.machineID)
    }
  }

  @Test("a token is opened when it comes first, garbage each time", arguments: [false, true])
  func openedOnce(jwt: Bool) async throws {
    try await OIDCHouse.run(jwt: jwt) { house in
      let signer = house.memory.signer
      let token = try #require(try await house.token()["access_token"])
      for _ in 0..<3 { #expect(try await Self.bearer(house, token).userID == house.machineID) }
      #expect(try await Self.userInfo(house, token)["sub"] == house.machineID)
      #expect(signer.readingCount == 1)
      for _ in 0..<2 { await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token + "x") } }
      #expect(signer.readingCount == 3)
    }
  }

  @Test("an id token, an assertion and garbage call nothing")
  func confusion() async throws {
    try await OIDCHouse.run(jwt: true) { house in
      let answer = try await house.token()
      let sealed = house.memory.signer.seal(["sub": .text(house.machineID)])
      for token in [answer["id_token"] ?? "", house.assertion(), "eyJ", "signetat_", "signetat_\(sealed)", sealed] {
        await #expect(throws: DomainError.tokenInvalid, "\(token)") { try await Self.bearer(house, token) }
      }
    }
  }

  @Test("a token that was taken back is worth nothing from the next call on", arguments: [false, true])
  func revocation(jwt: Bool) async throws {
    try await OIDCHouse.run(jwt: jwt) { house in
      let (token, other) = (
        try await house.token()["access_token"] ?? "", try await house.token()["access_token"] ?? ""
      )
      let basic = house.basic(house.machineName, house.secret)
      for _ in 0..<2 {
        let answer = try await house.post(OIDCEndpoints.revocationPath, ["token": token], basic: basic)
        #expect(answer.status == 200 && answer.text.isEmpty)
        await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
      }
      #expect(try await Self.bearer(house, other).userID == house.machineID)
      house.memory.clock.advance(seconds: 43_200)
      _ = try await house.memory.store.tidy(failuresBefore: house.memory.clock.now, now: house.memory.clock.now)
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
    }
  }

  @Test(
    "what is deactivated or locked loses its tokens for good", arguments: [UserStateChange.deactivate, .lock],
    [false, true])
  func ends(_ change: UserStateChange, jwt: Bool) async throws {
    try await OIDCHouse.run(jwt: jwt) { house in
      let target = Target(house.machineID, by: "8", .proof(.v2))
      let token = try await house.token()["access_token"] ?? ""
      house.memory.clock.advance(seconds: 1)
      try await house.memory.store.execute(.change(change, target))
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
      try await house.memory.store.execute(.change(change == .lock ? .unlock : .reactivate, target))
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
      house.memory.clock.advance(seconds: 1)
      let new = try await house.token()["access_token"] ?? ""
      #expect(try await Self.bearer(house, new).userID == house.machineID)
      try await house.memory.store.execute(.removeUser(target))
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, new) }
    }
  }

  @Test("with its key a token goes, whichever node has removed it")
  func removedKey() async throws {
    try await OIDCHouse.run(jwt: true) { house in
      let useCases = house.memory.useCases
      let token = try await house.token()["access_token"] ?? ""
      let first = try #require(useCases.oidc.state.activeKey?.id)
      let key = try await useCases.createWebKey(.es256, by: "8")
      // By another node, which this one is not told of.
      try await house.memory.store.execute(.activateWebKey(key.id, by: "8"))
      #expect(try await Self.bearer(house, token).userID == house.machineID)
      try await house.memory.store.execute(.removeWebKey(first, by: "8"))
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
    }
  }

  @Test("an organization that is removed takes its programs along")
  func removedOrganization() async throws {
    try await OIDCHouse.run { house in
      let useCases = house.memory.useCases
      try await useCases.store.execute(try .addOrganization("30", name: "Beta", by: "8", baseDomain: "localhost"))
      try await useCases.store.execute(
        .add(try NewMachine("2000", in: "30", userName: "beta", machine: Machine(name: "B")), by: "8", .proof(.v2)))
      let secret = try await useCases.setMachineSecret(of: Target("2000", by: "8", .proof(.v2))).secret
      let form = ["grant_type": "client_credentials", "scope": OIDCHouse.projectScope]
      func ask() async throws -> OIDCAnswer {
        try await house.post(OIDCEndpoints.tokenPath, form, basic: house.basic("beta", secret))
      }
      let token = try await ask()["access_token"] ?? ""
      #expect(try await Self.bearer(house, token).organizationID == "30")
      try await useCases.store.execute(.removeOrganization(OrganizationTarget("30", by: "8", .proof(.v1))))
      await #expect(throws: DomainError.tokenInvalid) { try await Self.bearer(house, token) }
      #expect(try await ask().refusal == "401 invalid_client client not found")
    }
  }

  @Test("userinfo tells what was asked for, and to nobody else")
  func userInfo() async throws {
    try await OIDCHouse.run { house in
      let nobody = try await Self.userInfo(house, nil)
      #expect(nobody.refusal == "401 invalid_request access token missing")
      #expect(nobody.fields.first("www-authenticate") == "Bearer")
      let wrong = try await Self.userInfo(house, "nonsense")
      #expect(wrong.refusal == "401 access_denied access token invalid")
      #expect(wrong.fields.first("www-authenticate") == #"Bearer error="invalid_token""#)
      let bare = try await Self.userInfo(house, try await house.token("openid")["access_token"])
      #expect(bare.text == #"{"sub":"1000"}"#)
      let full = try await Self.userInfo(
        house, try await house.token("openid profile email urn:zitadel:iam:user:resourceowner")["access_token"])
      #expect(full["name"] == "Robot" && full["preferred_username"] == "robot" && full["email"] == nil)
      #expect(full["urn:zitadel:iam:user:resourceowner:name"] == "Default")
      let personal = try await Self.userInfo(house, house.personalToken)
      #expect(personal["preferred_username"] == "robot")
      let token = try await house.token()["access_token"] ?? ""
      let posted = try await house.post(OIDCEndpoints.userInfoPath, ["access_token": token])
      #expect(posted["sub"] == "1000")
      try await house.memory.store.execute(.change(.lock, Target(house.machineID, by: "8", .proof(.v2))))
      #expect(try await Self.userInfo(house, house.personalToken).refusal == "401 access_denied no active user")
    }
  }

  @Test("the claims of a person are those that the scopes name")
  func people() async throws {
    let memory = try await MemoryHouse()
    let id = try await memory.addPerson().id
    let user = try #require(try await memory.store.user(id: id))
    let organization = try #require(try await memory.store.organization(id: memory.organizationID))
    let claims = UserClaims(user: user, organization: organization)
    #expect(claims.all(OAuthScopes(["openid"])) == ["sub": .text(id)])
    let full = claims.all(OAuthScopes(["openid", "profile", "email", "phone"]))
    #expect(full["given_name"] == .text("Ada") && full["family_name"] == .text("Lovelace"))
    #expect(full["email"] == .text("person\(id)@example.com") && full["email_verified"] == .flag(true))
    #expect(full["phone_number"] == nil && full["locale"] == nil && full["gender"] == nil)
    await memory.store.close()
  }

  @Test("introspection tells programs of their organization, and others what garbage is told")
  func introspection() async throws {
    try await OIDCHouse.run(jwt: true) { house in
      let useCases = house.memory.useCases
      let basic = house.basic(house.machineName, house.secret)
      func ask(_ token: String, _ basic: String?) async throws -> OIDCAnswer {
        try await house.post(OIDCEndpoints.introspectionPath, ["token": token], basic: basic)
      }
      let token = try await house.token("openid profile")["access_token"] ?? ""
      let active = try await ask(token, basic)
      #expect(active.json["active"] as? Bool == true && active["username"] == "robot" && active["name"] == "Robot")
      #expect(
        active["scope"] == "openid profile" && active["client_id"] == "robot" && active["iss"] == OIDCHouse.issuer)
      #expect(active.json["amr"] as? [String] == ["pwd"] && active["jti"]?.hasPrefix("V2_") == true)
      for wrong in ["", "nonsense", token + "x", try await house.token()["id_token"] ?? "", house.assertion()] {
        #expect(try await ask(wrong, basic).text == #"{"active":false}"#)
      }
      let personal = try await ask(house.personalToken, basic)
      #expect(personal.json["active"] as? Bool == true)
      try await useCases.store.execute(try .addOrganization("30", name: "Beta", by: "8", baseDomain: "localhost"))
      try await useCases.store.execute(
        .add(try NewMachine("2000", in: "30", userName: "beta", machine: Machine(name: "B")), by: "8", .proof(.v2)))
      let secret = try await useCases.setMachineSecret(of: Target("2000", by: "8", .proof(.v2))).secret
      #expect(try await ask(token, house.basic("beta", secret)).text == #"{"active":false}"#)
      let revoked = try await house.post(
        OIDCEndpoints.revocationPath, ["token": token], basic: house.basic("beta", secret))
      #expect(revoked.status == 401 && revoked["error"] == "invalid_client")
      #expect(try await ask(token, basic).json["active"] as? Bool == true)
      #expect(try await ask(token, nil).refusal.hasPrefix("400 invalid_client"))
      #expect(try await ask(token, house.basic("robot", "x")).refusal.hasPrefix("400 unauthorized_client"))
      #expect(try await ask(token, house.basic("nobody", "x")).refusal.hasPrefix("401 invalid_client"))
    }
  }

  @Test("what is no token of ours is not revoked here, and nothing is said of it")
  func revokingOthers() async throws {
    try await OIDCHouse.run { house in
      let basic = house.basic(house.machineName, house.secret)
      func revoke(_ form: [String: String], _ basic: String?) async throws -> OIDCAnswer {
        try await house.post(OIDCEndpoints.revocationPath, form, basic: basic)
      }
      for token in ["nonsense", "eyJ", "signetat_x"] {
        #expect(try await revoke(["token": token], basic).status == 200)
      }
      #expect(try await revoke([:], basic).refusal == "400 invalid_request token missing")
      #expect(try await revoke(["token": "signet_x"], basic)["error"] == "unsupported_token_type")
      #expect(try await revoke(["token": "x"], nil).status == 401)
      let wrong = try await revoke(["token": "x"], house.basic("robot", "x"))
      #expect(wrong.status == 401 && wrong["error"] == "invalid_client" && wrong.fields.contains("www-authenticate"))
    }
  }
}
