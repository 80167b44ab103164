import Domain
import Foundation
import GrpcTesting
import HTTPTransport
import StoreSupport

@testable import Web

/// The endpoints for programs on a store in memory, with a machine that has a secret, a key and a token.
struct OIDCHouse {
  static let issuer = "http://localhost"
  static let projectScope = "openid urn:zitadel:iam:org:project:id:zitadel:aud"

  let pages: Pages
  let machineID = "1000"
  let machineName = "robot"
  let secret: String
  let keyID: String
  let personalToken: String

  var memory: MemoryHouse { pages.memory }

  static func run(jwt: Bool = false, _ body: (OIDCHouse) async throws -> Void) async throws {
    let house = try await OIDCHouse(jwt: jwt)
    do { try await body(house) } catch {
      await house.pages.close()
      throw error
    }
    await house.pages.close()
  }

  private init(jwt: Bool) async throws {
    pages = try await Pages()
    let useCases = pages.memory.useCases
    let machine = Machine(name: "Robot", accessTokenType: jwt ? .jwt : .bearer)
    try await useCases.store.execute(
      .add(
        try NewMachine(machineID, in: pages.memory.organizationID, userName: machineName, machine: machine), by: "8",
        .proof(.v2)))
    let target = Target(machineID, by: pages.memory.adminID, .proof(.v2))
    secret = try await useCases.setMachineSecret(of: target).secret
    keyID = try await useCases.addMachineKey([], to: target, expires: nil).id
    personalToken = try await useCases.addPersonalAccessToken(to: target, expires: nil).token
  }

  func post(_ path: String, _ form: [String: String], basic: String? = nil) async throws -> OIDCAnswer {
    OIDCAnswer(try await pages.post(path, form, basic.map { ["authorization": "Basic \($0)"] } ?? HTTPFields()))
  }

  func basic(_ id: String, _ secret: String) -> String { Data("\(id):\(secret)".utf8).base64EncodedString() }

  /// A token for the secret.
  func token(_ scope: String = projectScope) async throws -> OIDCAnswer {
    try await post(
      OIDCEndpoints.tokenPath, ["grant_type": "client_credentials", "scope": scope], basic: basic(machineName, secret))
  }

  /// What the machine signs, valid unless it is changed.
  func assertion(
    _ change: JSONObject = [:], without missing: [String] = [], keyID: String? = nil, algorithm: String = "RS256"
  ) -> String {
    let now = memory.clock.now.seconds
    var claims: JSONObject = [
      "iss": .text(machineID), "sub": .text(machineID), "aud": .text(Self.issuer), "iat": .number(now),
      "exp": .number(now + 3600),
    ]
    claims.merge(change) { $1 }
    for name in missing { claims[name] = nil }
    return memory.signer.assertion(claims, keyID: keyID ?? self.keyID, algorithm: algorithm)
  }

  func exchange(_ assertion: String) async throws -> OIDCAnswer {
    try await post(
      OIDCEndpoints.tokenPath,
      [
        "grant_type": GrantType.jwtBearer, "assertion": assertion, "scope": Self.projectScope, "client_id": "None",
      ])
  }
}

struct OIDCAnswer {
  let status: Int
  let fields: HTTPFields
  let json: [String: Any]
  let text: String

  init(_ answer: MemoryAnswer) {
    (status, fields, text) = (answer.status, answer.fields, answer.text)
    json = (try? JSONSerialization.jsonObject(with: Data(answer.body))) as? [String: Any] ?? [:]
  }

  subscript(name: String) -> String? { json[name] as? String }
  /// `status error description`.
  var refusal: String { "\(status) \(self["error"] ?? "-") \(self["error_description"] ?? "-")" }
}
