/// Zitadel's published load cases of signing in, as its own load test does them, but that sessions take the place of its pages.
///
/// Inputs: ids of people for those with sessions, a body of a form for tokens.
extension Scenario {
  private static let sessions = "/v2/sessions"

  /// *add_session*: a session of a user.
  static func addSession(token: String, _ users: Inputs) -> Scenario {
    Scenario(name: "add_session", inputs: users, steps: [create(token)])
  }

  /// *otp_session*: a session of a user, who is sent a code, and enters it. The caller brings it to them.
  static func otpSession(token: String, _ users: Inputs) -> Scenario {
    Scenario(
      name: "otp_session", inputs: users,
      steps: [
        create(token, #","challenges":{"otpEmail":{"returnCode":{}}}"#, takes: ["\"otpemail\":\""]),
        Step(
          name: "enter the code",
          request: { set($0, token, #""otpEmail":{"code":"\#($0.taken[2])"}"#) }, proof: "\"sessiontoken\":"),
      ])
  }

  /// *human_password_login*: a session of a user, who enters a password.
  static func passwordLogin(token: String, _ users: Inputs) -> Scenario {
    Scenario(
      name: "human_password_login", inputs: users,
      steps: [
        create(token),
        Step(
          name: "enter the password", request: { set($0, token, #""password":{"password":"Password1!"}"#) },
          proof: "\"sessiontoken\":"),
      ])
  }

  /// *machine_client_credentials_login* and *machine_jwt_profile_grant*: a token for a secret, or for an assertion.
  static func grant(_ name: String, _ forms: Inputs) -> Scenario {
    Scenario(
      name: name, inputs: forms,
      steps: [
        Step(
          name: "grant",
          request: {
            request("POST", "/oauth/v2/token", "", $0.input, type: "application/x-www-form-urlencoded")
          }, proof: "\"access_token\":")
      ])
  }

  /// *user_info*: who the bearer of a token is.
  static func userInfo(token: String) -> Scenario {
    let request = request("GET", "/oidc/v1/userinfo", token)
    return Scenario(name: "user_info", steps: [Step(name: "get", request: { _ in request }, proof: "\"sub\":")])
  }

  private static func create(_ token: String, _ more: String = "", takes: [StaticString] = []) -> Step {
    Step(
      name: "create",
      request: {
        request("POST", sessions, token, #"{"checks":{"user":{"userId":"\#($0.input)"}}\#(more)}"#)
      }, proof: "\"sessionid\":\"", takes: ["\"sessionid\":\"", "\"sessiontoken\":\""] + takes)
  }

  private static func set(_ known: Known, _ token: String, _ check: String) -> [UInt8] {
    let (id, secret) = (known.taken[0], known.taken[1])
    return request("PATCH", "\(sessions)/\(id)", token, #"{"sessionToken":"\#(secret)","checks":{\#(check)}}"#)
  }
}
