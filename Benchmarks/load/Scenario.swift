/// What a client does again and again: a list of calls, each with what its answer must be.
///
/// `manipulateUser` and `ownUser` are Zitadel's published load cases *manipulate_user* and *PAT login*.
struct Scenario {
  /// What a client knows when it makes a request.
  struct Known {
    /// Counts through all clients.
    var iteration = 0
    /// The input that is the client's, or the iteration's.
    var input = ""
    /// What was taken out of the answers of this iteration, in their order.
    var taken: [String] = []
  }

  struct Step {
    let name: String
    let request: (Known) -> [UInt8]
    /// What the body must have in it, in lower case.
    let proof: StaticString
    /// What stands before values that later steps need, in lower case; each ends at the next quote.
    var takes: [StaticString] = []
  }

  /// What requests are made of: users, or assertions.
  struct Inputs {
    var lines: [String] = []
    /// Whether each is of use once, for one iteration; else each client has its own.
    var areUsedOnce = false
  }

  let name: String
  var inputs = Inputs()
  let steps: [Step]

  /// A person is made, changed, locked and removed.
  /// - Parameter isHashed: whether the password is given as a hash; the server hashes it otherwise.
  static func manipulateUser(token: String, isHashed: Bool) -> Scenario {
    let password =
      isHashed
      ? #""hashedPassword":{"value":"$2b$04$cVzRjTjhSFZTBAErYjOqVeIQDpSCNMFXBUMz9xWVBLQzYKYYNDsiC"}"#
      : #""password":"Password1!""#
    let users = "/management/v1/users"
    return Scenario(
      name: isHashed ? "manipulate_user, password given as a hash" : "manipulate_user, password hashed by the server",
      steps: [
        Step(
          name: "create",
          request: { known in
            Self.request(
              "POST", "\(users)/human/_import", token,
              """
              {"userName":"load-\(known.iteration)","profile":{"firstName":"Ada","lastName":"Lovelace"},\
              "email":{"email":"load-\(known.iteration)@example.com","isEmailVerified":true},\(password)}
              """)
          }, proof: "\"userid\":\"", takes: ["\"userid\":\""]),
        Step(
          name: "update",
          request: {
            Self.request(
              "PUT", "\(users)/\($0.taken[0])/profile", token,
              #"{"firstName":"Grace","lastName":"Hopper","displayName":"Grace Hopper"}"#)
          }, proof: "\"changedate\""),
        Step(
          name: "lock", request: { Self.request("POST", "\(users)/\($0.taken[0])/_lock", token, "{}") },
          proof: "\"changedate\""),
        Step(
          name: "delete", request: { Self.request("DELETE", "\(users)/\($0.taken[0])", token) },
          proof: "\"changedate\""),
      ])
  }

  /// People are made, no more.
  /// - Parameter run: sets the names apart from those of other runs.
  static func addUsers(token: String, run: String) -> Scenario {
    Scenario(
      name: "AddHuman, password given as a hash",
      steps: [
        Step(
          name: "create",
          request: { known in
            Self.request(
              "POST", "/v2/users/human", token,
              """
              {"username":"\(run)-\(known.iteration)","profile":{"givenName":"Ada","familyName":"Lovelace"},\
              "email":{"email":"\(run)-\(known.iteration)@example.com","isVerified":true},\
              "hashedPassword":{"hash":"$2b$04$cVzRjTjhSFZTBAErYjOqVeIQDpSCNMFXBUMz9xWVBLQzYKYYNDsiC"}}
              """)
          }, proof: "\"userid\":\"")
      ])
  }

  /// The caller's own account, by a token.
  static func ownUser(token: String) -> Scenario {
    let request = Self.request("GET", "/auth/v1/users/me", token)
    return Scenario(
      name: "own user by a token",
      steps: [Step(name: "get", request: { _ in request }, proof: "\"username\":")])
  }

  /// - Parameters:
  ///   - token: empty: nobody calls.
  ///   - type: of the body.
  static func request(
    _ method: String, _ path: String, _ token: String, _ body: String? = nil, type: String = "application/json"
  ) -> [UInt8] {
    var text = "\(method) \(path) HTTP/1.1\r\nhost: localhost\r\n"
    if !token.isEmpty { text += "authorization: Bearer \(token)\r\n" }
    if let body {
      text += "content-type: \(type)\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
    } else {
      text += "\r\n"
    }
    return Array(text.utf8)
  }
}
