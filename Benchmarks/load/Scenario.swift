/// What a client does again and again: a list of calls, each with what its answer must be.
///
/// `manipulateUser` and `ownUser` are Zitadel's published load cases *manipulate_user* and *PAT login*.
struct Scenario {
  struct Step {
    let name: String
    /// The request, made of the number of the iteration and the id of the user that the first step made.
    let request: (_ iteration: Int, _ userID: String) -> [UInt8]
    /// What the body must have in it, in lower case.
    let proof: StaticString
    /// Whether the answer names the user of the following steps.
    var makesUser = false
  }

  let name: String
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
          request: { iteration, _ in
            Self.request(
              "POST", "\(users)/human/_import", token,
              """
              {"userName":"load-\(iteration)","profile":{"firstName":"Ada","lastName":"Lovelace"},\
              "email":{"email":"load-\(iteration)@example.com","isEmailVerified":true},\(password)}
              """)
          }, proof: "\"userid\":\"", makesUser: true),
        Step(
          name: "update",
          request: { _, id in
            Self.request(
              "PUT", "\(users)/\(id)/profile", token,
              #"{"firstName":"Grace","lastName":"Hopper","displayName":"Grace Hopper"}"#)
          }, proof: "\"changedate\""),
        Step(
          name: "lock", request: { _, id in Self.request("POST", "\(users)/\(id)/_lock", token, "{}") },
          proof: "\"changedate\""),
        Step(
          name: "delete", request: { _, id in Self.request("DELETE", "\(users)/\(id)", token) },
          proof: "\"changedate\""),
      ])
  }

  /// The caller's own account, by a token.
  static func ownUser(token: String) -> Scenario {
    let request = Self.request("GET", "/auth/v1/users/me", token)
    return Scenario(
      name: "own user by a token",
      steps: [Step(name: "get", request: { _, _ in request }, proof: "\"username\":")])
  }

  private static func request(_ method: String, _ path: String, _ token: String, _ body: String? = nil) -> [UInt8] {
    var text = "\(method) \(path) HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer \(token)\r\n"
    if let body {
      text += "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
    } else {
      text += "\r\n"
    }
    return Array(text.utf8)
  }
}
