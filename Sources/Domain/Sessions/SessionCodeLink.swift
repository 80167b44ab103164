/// The link of a mail with a one-time password, where no template says where it leads.
package enum SessionCodeLink {
  package static let path = "/ui/v2/login/otp/verify"
  /// In whose looks the page is shown.
  package static let organizationIDName = "organization"

  /// The path and the query.
  /// - Parameter language: that the reader has chosen; nil: the browser's.
  package static func link(
    userID: String, code: String, sessionID: String, organizationID: String, language: String? = nil
  ) -> String {
    var query = [
      "\(LinkPage.codeName)=\(code.percentEncoded)", "userID=\(userID.percentEncoded)",
      "sessionId=\(sessionID.percentEncoded)", "\(organizationIDName)=\(organizationID.percentEncoded)",
    ]
    if let language { query.append("\(LinkPage.languageName)=\(language.percentEncoded)") }
    return "\(path)?\(query.joined(separator: "&"))"
  }
}
