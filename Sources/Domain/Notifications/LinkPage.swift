/// A page of this server that links in notifications lead to: where it is, and how its parameters are called. Both differ
/// between the generations of the interface.
package enum LinkPage: Sendable, Equatable {
  case verification(Generation)
  case initialization
  case passwordReset(Generation)
  case invitation

  package static let all: [LinkPage] = [
    .verification(.v1), .verification(.v2), .initialization, .passwordReset(.v1), .passwordReset(.v2), .invitation,
  ]

  package var path: String {
    switch self {
    case .verification(.v1): "/ui/login/mail/verification"
    // An invitation has the path of a verification, and one parameter more.
    case .verification(.v2), .invitation: "/ui/v2/login/verify"
    case .initialization: "/ui/login/user/init"
    case .passwordReset(.v1): "/ui/login/password/init"
    case .passwordReset(.v2): "/ui/v2/login/password/set"
    }
  }

  package var generation: Generation {
    switch self {
    case .verification(let generation), .passwordReset(let generation): generation
    case .initialization: .v1
    case .invitation: .v2
    }
  }

  /// The names of the parameters.
  package var userIDName: String { generation == .v1 ? "userID" : "userId" }
  package var organizationIDName: String { generation == .v1 ? "orgID" : "organization" }
  package static let codeName = "code"
  package static let languageName = "lang"

  /// What tells an invitation from a verification.
  private static let mark = (name: "invite", value: "true")

  /// Which page of this one's path is meant.
  /// - Parameter parameter: the value of a parameter of the query; nil where it is missing.
  package func told(by parameter: (String) -> String?) -> LinkPage {
    self == .verification(.v2) && parameter(Self.mark.name) == Self.mark.value ? .invitation : self
  }

  /// Where the forms of the page are posted.
  package var target: String {
    self == .invitation ? "\(path)?\(Self.mark.name)=\(Self.mark.value)" : path
  }

  /// The path and the query of a link.
  /// - Parameter language: that the reader has chosen; nil: the browser's.
  package func link(userID: String, code: String, organizationID: String, language: String? = nil) -> String {
    let user = "\(userIDName)=\(userID.percentEncoded)"
    let code = "\(Self.codeName)=\(code.percentEncoded)"
    let organization = "\(organizationIDName)=\(organizationID.percentEncoded)"
    var query = generation == .v1 ? [user, code, organization] : [code, user, organization]
    if self == .invitation { query.append("\(Self.mark.name)=\(Self.mark.value)") }
    if let language { query.append("\(Self.languageName)=\(language.percentEncoded)") }
    return "\(path)?\(query.joined(separator: "&"))"
  }
}
