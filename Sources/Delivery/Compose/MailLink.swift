import Domain
import Texts

/// The address that a mail's button opens.
package struct MailLink: Sendable, Equatable {
  /// What a link carries.
  package struct Values: Sendable, Equatable {
    package var userID: String
    package var code: String
    package var organizationID: String

    package init(userID: String, code: String, organizationID: String) {
      self.userID = userID
      self.code = code
      self.organizationID = organizationID
    }
  }

  /// The variables of a caller's own template.
  package static let templateVariables = URLTemplate.variables

  package let url: String

  /// The link to this server's own page; nil for a mail that has none.
  ///
  /// - Parameters:
  ///   - origin: scheme, host and port, without a slash at the end.
  ///   - language: the language that the reader has chosen, which the page is to have too; nil: the browser's.
  package init?(
    _ kind: MailKind, generation: Generation, origin: String, values: Values, language: String? = nil
  ) {
    guard let page = LinkPage(kind, generation) else { return nil }
    url =
      origin
      + page.link(
        userID: values.userID, code: values.code, organizationID: values.organizationID, language: language)
  }

  /// The link by a caller's template, such as `https://example.com/verify?user={{.UserID}}&code={{.Code}}`.
  ///
  /// Values are percent-encoded: an id that callers choose freely must not change the meaning of the address.
  package init(template: String, values: Values) throws(TemplateError) {
    url = try Template(template, variables: Self.templateVariables).rendered {
      switch $0 {
      case "UserID": values.userID.percentEncoded
      case "Code": values.code.percentEncoded
      case "OrgID": values.organizationID.percentEncoded
      default: nil
      }
    }
  }
}

extension LinkPage {
  /// The page that a mail leads to; nil where there is nothing to do. A generation without one has that of the other.
  fileprivate init?(_ kind: MailKind, _ generation: Generation) {
    switch kind {
    case .initialization: self = .initialization
    case .verifyEmail: self = .verification(generation)
    case .passwordReset: self = .passwordReset(generation)
    case .invite: self = .invitation
    // What a one-time password or a passkey is for opens elsewhere: a template says where.
    case .passwordChanged, .emailChanged, .domainClaimed, .verifyEmailOTP, .passwordlessRegistration: return nil
    }
  }
}
