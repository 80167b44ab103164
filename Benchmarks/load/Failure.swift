import Glibc

/// Why there is no measurement.
enum Failure: Error, CustomStringConvertible {
  /// A system call that failed.
  case system(String, Int32)
  /// What came is no answer.
  case brokenProtocol(String)
  /// An answer that is not what was asked for.
  case wrongAnswer(String)
  case usage

  static func system(_ call: String) -> Failure { .system(call, errno) }

  var description: String {
    switch self {
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .brokenProtocol(let what): what
    case .wrongAnswer(let what): what
    case .usage:
      """
      usage: load PORT TOKEN SERVER_PID SCENARIO [CLIENTS [SECONDS [INPUTS]]]
        SCENARIO: manipulate, hash, me, user_info, add-RUN; of a file of lines: add_session, otp_session, human_password_login,
        client_credentials, jwt_profile
      """
    }
  }
}
