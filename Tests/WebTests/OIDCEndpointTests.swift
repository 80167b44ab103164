import Domain
import Foundation
import GrpcTesting
import HTTPTransport
import StoreSupport
import Testing

@testable import Web

@Suite("Tokens for programs")
struct OIDCEndpointTests {
  @Test("discovery names what there is, under the origin that was asked for")
  func discovery() async throws {
    try await OIDCHouse.run { house in
      let answer = OIDCAnswer(try await house.pages.get(OIDCEndpoints.discoveryPath))
      #expect(answer["issuer"] == OIDCHouse.issuer)
      for (name, value) in answer.json where name.hasSuffix("_endpoint") || name == "jwks_uri" {
        let path = try #require((value as? String)?.replacingOccurrences(of: OIDCHouse.issuer, with: ""))
        let there = try await house.pages.get(path)
        #expect(there.status != 404 && there.status != 405, "\(name)")
      }
      #expect(answer.json["authorization_endpoint"] == nil)
      // "Claims with zero elements MUST be omitted", and clients ask for some of them.
      for (name, value) in answer.json { #expect((value as? [Any])?.isEmpty != true, "\(name)") }
      #expect(answer.json["response_types_supported"] != nil)
      #expect(answer.json["grant_types_supported"] as? [String] == [GrantType.clientCredentials, GrantType.jwtBearer])
    }
  }

  @Test("keys are published, may be kept for a while, and are made once")
  func keys() async throws {
    try await OIDCHouse.run { house in
      let first = OIDCAnswer(try await house.pages.get(OIDCEndpoints.keysPath))
      #expect((first.json["keys"] as? [[String: Any]])?.count == 2)
      #expect(first.fields.first("cache-control") == "max-age=300, must-revalidate")
      #expect(try await house.pages.get(OIDCEndpoints.keysPath).text == first.text)
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test(
    "a secret gets a token in each of the ways that clients send it", arguments: ["basic", "encoded", "form", "query"])
  func secrets(_ way: String) async throws {
    try await OIDCHouse.run { house in
      let grant = ["grant_type": "client_credentials", "scope": "openid"]
      let answer: OIDCAnswer
      switch way {
      case "basic": answer = try await house.token()
      case "encoded":
        answer = try await house.post(
          OIDCEndpoints.tokenPath, grant, basic: house.basic("%72obot", house.secret.percentEncoded))
      case "form":
        let client = ["client_id": house.machineName, "client_secret": house.secret]
        answer = try await house.post(OIDCEndpoints.tokenPath, grant.merging(client) { $1 })
      default:
        answer = OIDCAnswer(
          try await house.pages.get(
            "\(OIDCEndpoints.tokenPath)?grant_type=client_credentials&scope=openid&client_id=robot&client_secret=\(house.secret)"
          ))
      }
      #expect(answer.status == 200 && answer["token_type"] == "Bearer", "\(answer.text)")
      #expect(answer["access_token"]?.hasPrefix("signetat_") == true && answer["id_token"] != nil)
      #expect(answer.json["expires_in"] as? Int == 43_200)
      #expect(answer.json["scope"] == nil && answer.json["refresh_token"] == nil)
      #expect(answer.fields.first("cache-control") == "no-store")
    }
  }

  @Test(
    "a secret with characters of URLs counts as it is and encoded", arguments: ["a+b%41 c&d=:e", "100%", "%", "a b"])
  func awkwardSecrets(_ text: String) async throws {
    try await OIDCHouse.run { house in
      let secret = text + "-long-enough-for-a-secret-of-a-program"
      try await house.memory.store.execute(
        .setMachineSecret(of: Target(house.machineID, by: "8", .proof(.v2)), hash: "plain:\(secret)"))
      for sent in [secret, secret.percentEncoded] {
        let answer = try await house.post(
          OIDCEndpoints.tokenPath, ["grant_type": "client_credentials", "scope": "openid"],
          basic: house.basic("robot", sent))
        #expect(answer.status == 200, "\(sent): \(answer.text)")
      }
    }
  }

  /// The parameters of a request to the token endpoint, what it answers, and why.
  static let refusals: [(form: [String: String], basic: String?, answer: String)] = [
    ([:], nil, "400 invalid_request grant_type missing"),
    (["grant_type": ""], nil, "400 invalid_request grant_type missing"),
    (["grant_type": "password"], nil, "400 unsupported_grant_type password not supported"),
    (
      ["grant_type": "client_credentials", "scope": "openid"], nil,
      "400 invalid_request client_id or client_assertion must be provided"
    ),
    (["grant_type": "client_credentials", "client_id": "robot"], nil, "400 invalid_request scope missing"),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_id": "nobody", "client_secret": "x"], nil,
      "400 invalid_client client not found"
    ),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_id": "robot", "client_secret": "x"], nil,
      "400 invalid_request Errors.User.Machine.Secret.Invalid"
    ),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_id": "robot"], nil,
      "400 invalid_request Errors.User.Machine.Secret.Invalid"
    ),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_id": "admin", "client_secret": "x"], nil,
      "400 invalid_request Errors.User.Machine.Secret.NotExisting"
    ),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_secret": "x"], "cm9ib3Q6eA==",
      "400 invalid_request client authentication must not use more than one method"
    ),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_assertion": "x", "client_secret": "x"], nil,
      "400 invalid_request client authentication must not use more than one method"
    ),
    (
      ["grant_type": "client_credentials", "scope": "openid", "client_assertion": "x"], nil,
      "400 invalid_request client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    ),
    (["grant_type": "client_credentials", "scope": "openid"], "x", "401 invalid_client invalid authorization header"),
    (
      ["grant_type": "client_credentials", "scope": "openid"], "cm9ib3Q=",
      "401 invalid_client invalid authorization header"
    ),
    // nobody:x
    (["grant_type": "client_credentials", "scope": "openid"], "bm9ib2R5Ong=", "401 invalid_client client not found"),
    (["grant_type": GrantType.jwtBearer, "scope": "openid"], nil, "400 invalid_request assertion missing"),
    (["grant_type": GrantType.jwtBearer, "assertion": "x"], nil, "400 invalid_request scope missing"),
    (
      ["grant_type": GrantType.jwtBearer, "assertion": "x", "scope": "openid"], nil,
      "400 invalid_grant assertion invalid"
    ),
  ]

  @Test("what is refused is refused as the standard says", arguments: refusals.indices)
  func refused(_ index: Int) async throws {
    let row = Self.refusals[index]
    try await OIDCHouse.run { house in
      let events = house.memory.store.eventCount
      let answer = try await house.post(OIDCEndpoints.tokenPath, row.form, basic: row.basic)
      #expect(answer.refusal == row.answer)
      #expect(answer.fields.contains("www-authenticate") == (answer.status == 401))
      #expect(answer.fields.first("cache-control") == "no-store")
      #expect(house.memory.store.eventCount == events)
    }
  }

  @Test("a parameter that comes twice, and a form that is broken, are refused")
  func repeated() async throws {
    try await OIDCHouse.run { house in
      let fields: HTTPFields = ["content-type": "application/x-www-form-urlencoded"]
      func send(_ query: String, _ body: String) async throws -> OIDCAnswer {
        OIDCAnswer(try await house.pages.send("POST", OIDCEndpoints.tokenPath + query, fields, body))
      }
      let twice = try await send("", "scope=a&scope=b")
      #expect(twice.refusal == "400 invalid_request scope must not be repeated")
      #expect(try await send("?scope=a", "scope=a").refusal == "400 invalid_request scope must not be repeated")
      let ignored = try await send("?resource=a", "resource=b&resource=c&grant_type=password")
      #expect(
        ignored.refusal == "400 unsupported_grant_type password not supported")
      #expect(try await send("", "scope=%ff").refusal == "400 invalid_request scope: invalid UTF-8")
      let many = (0...1000).map { "a\($0)=1" }.joined(separator: "&")
      #expect(try await send("", many).refusal == "400 invalid_request more than 1000 parameters")
      #expect(try await send("", "grant_type=%22%0a%5c").refusal == "400 unsupported_grant_type ??? not supported")
    }
  }

  @Test("whoever is not active gets no token, by whichever proof", arguments: [UserStateChange.deactivate, .lock])
  func inactive(_ change: UserStateChange) async throws {
    try await OIDCHouse.run { house in
      let assertion = house.assertion()
      try await house.memory.store.execute(.change(change, Target(house.machineID, by: "8", .proof(.v2))))
      #expect(try await house.token().refusal == "400 invalid_request Errors.User.NotActive")
      #expect(try await house.exchange(assertion).refusal == "400 invalid_request Errors.User.NotActive")
    }
  }

  @Test("an assertion as SDKs send it gets a token, once")
  func assertion() async throws {
    try await OIDCHouse.run { house in
      let assertion = house.assertion()
      let answer = try await house.exchange(assertion)
      #expect(answer.status == 200 && answer["id_token"] != nil, "\(answer.text)")
      #expect(try await house.exchange(assertion).refusal == "400 invalid_grant assertion used before")
      #expect(try await house.exchange(house.assertion(["jti": .text("2")])).status == 200)
    }
  }

  /// What of a valid assertion is changed, and what is said of it.
  static let assertions: [(change: JSONObject, missing: [String], says: String)] = [
    ([:], ["iss"], "assertion invalid"), ([:], ["sub"], "assertion invalid"),
    (["sub": .text("8")], [], "assertion invalid"), (["iss": .text("8"), "sub": .text("8")], [], "assertion invalid"),
    (["iss": .text("a\nb"), "sub": .text("a\nb")], [], "assertion invalid"),
    (["iss": .number(1), "sub": .number(1)], [], "assertion invalid"),
    ([:], ["aud"], "assertion is not for http://localhost"),
    (["aud": .text("http://localhost/")], [], "assertion is not for http://localhost"),
    (["aud": .text("https://other.example")], [], "assertion is not for http://localhost"),
    (["aud": .list([])], [], "assertion is not for http://localhost"),
    (["aud": .list([.number(1)])], [], "assertion is not for http://localhost"),
    ([:], ["exp"], "assertion needs exp and iat"), ([:], ["iat"], "assertion needs exp and iat"),
    (["exp": .text("9999999999")], [], "assertion needs exp and iat"),
    (["exp": .number(1_799_999_940)], [], "assertion expired"),
    (["exp": .number(.min)], [], "assertion expired"),
    (["iat": .number(1_800_000_061)], [], "assertion is of the future"),
    (["iat": .number(.max)], [], "assertion is of the future"),
    (["nbf": .number(1_800_000_061)], [], "assertion is of the future"),
    (["iat": .number(1_799_996_339)], [], "assertion is too old"), (["iat": .number(.min)], [], "assertion is too old"),
  ]

  @Test("an assertion that is wrong gets nothing", arguments: assertions.indices)
  func wrongAssertions(_ index: Int) async throws {
    let row = Self.assertions[index]
    try await OIDCHouse.run { house in
      let answer = try await house.exchange(house.assertion(row.change, without: row.missing))
      #expect(answer.refusal == "400 invalid_grant \(row.says)")
    }
  }

  @Test("clocks may differ by a minute", arguments: [-59, 60] as [Int64])
  func skew(_ seconds: Int64) async throws {
    try await OIDCHouse.run { house in
      let now = house.memory.clock.now.seconds
      let claims: JSONObject = [
        "iat": .number(now + max(0, seconds)), "nbf": .number(now + max(0, seconds)),
        "exp": .number(seconds < 0 ? now + seconds : now + 100),
        "aud": .list([.text("https://other.example"), .text(OIDCHouse.issuer)]),
      ]
      let answer = try await house.exchange(house.assertion(claims))
      #expect(answer.status == 200)
    }
  }

  @Test("a key counts while it is there, for its user and its algorithm")
  func assertionKeys() async throws {
    try await OIDCHouse.run { house in
      for wrong in [house.assertion(keyID: ""), house.assertion(keyID: "9"), house.assertion(algorithm: "HS256")] {
        #expect(try await house.exchange(wrong).refusal == "400 invalid_grant assertion invalid")
      }
      let target = Target(house.machineID, by: "8", .proof(.v2))
      let soon = house.memory.clock.now.adding(seconds: 10)
      let short = try await house.memory.useCases.addMachineKey([], to: target, expires: soon).id
      #expect(try await house.exchange(house.assertion(keyID: short)).status == 200)
      house.memory.clock.advance(seconds: 10)
      #expect(try await house.exchange(house.assertion(keyID: short)).refusal == "400 invalid_grant assertion invalid")
      try await house.memory.store.execute(.removeMachineKey(of: target, id: house.keyID))
      #expect(try await house.exchange(house.assertion()).refusal == "400 invalid_grant assertion invalid")
    }
  }

  @Test("sites of every origin may ask, and read what they are told")
  func cors() async throws {
    try await OIDCHouse.run { house in
      let origin: HTTPFields = ["origin": "https://app.example"]
      for path in [OIDCEndpoints.discoveryPath, OIDCEndpoints.keysPath, OIDCEndpoints.userInfoPath] {
        let answer = try await house.pages.get(path, origin)
        #expect(answer.fields.first("access-control-allow-origin") == "https://app.example")
        #expect(answer.fields.first("access-control-allow-credentials") == "true")
        var preflight = origin
        preflight.append("access-control-request-method", "POST")
        let allowed = try await house.pages.send("OPTIONS", path, preflight)
        #expect(allowed.status == 204 && allowed.fields.first("access-control-allow-methods") == "GET, HEAD, POST")
        #expect(allowed.fields.first("access-control-allow-headers")?.contains("authorization") == true)
      }
    }
  }

  @Test("what follows the colon of Basic credentials is the secret, whatever character it makes with it")
  func colon() async throws {
    try await OIDCHouse.run { house in
      let answer = try await house.post(
        OIDCEndpoints.tokenPath, ["grant_type": "client_credentials", "scope": "openid"],
        basic: house.basic(house.machineName, "\u{301}wrong"))
      #expect(answer.refusal == "400 invalid_request Errors.User.Machine.Secret.Invalid")
    }
  }

  @Test("whoever is known has no more compared than who is not: the time tells nothing")
  func sameWork() async throws {
    try await OIDCHouse.run { house in
      let (hasher, signer) = (house.memory.hasher, house.memory.signer)
      try await house.memory.useCases.store.execute(
        .add(
          try NewMachine("2000", in: house.memory.organizationID, userName: "bare", machine: Machine(name: "B")),
          by: "8", .proof(.v2)))
      let grant = ["grant_type": "client_credentials", "scope": "openid"]
      for path in [OIDCEndpoints.tokenPath, OIDCEndpoints.introspectionPath, OIDCEndpoints.revocationPath] {
        for name in [house.machineName, "nobody", "bare", String(repeating: "x", count: 2000)] {
          let before = hasher.work
          let answer = try await house.post(path, grant, basic: house.basic(name, "wrong"))
          #expect(answer.status >= 400 && hasher.work - before == 1, "\(name.prefix(10)) at \(path)")
        }
      }
      for claims in [[:], ["iss": .text("1"), "sub": .text("1")]] as [JSONObject] {
        for keyID in [house.keyID, "1"] where keyID == "1" || !claims.isEmpty {
          let before = signer.verificationCount
          #expect(try await house.exchange(house.assertion(claims, keyID: keyID)).status == 400)
          #expect(signer.verificationCount - before == 1)
        }
      }
    }
  }
}
