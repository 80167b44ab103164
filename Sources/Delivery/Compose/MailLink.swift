import Domain
import Texts

/// The address that a mail's button opens.
package struct MailLink: Sendable, Equatable {
  /// What a link carries.
  package struct Values: Sendable, Equatable {
    package var userID: String
    package var code: String
    package var organizationID: String
    /// Of a link for a session that waits for the code; nil for others.
    package var session: Session?

    /// What only links for sessions carry.
    package struct Session: Sendable, Equatable {
      package var id: String
      package var loginName: String
      package var displayName: String
      /// BCP 47; empty: none.
      package var preferredLanguage: String

      package init(id: String, loginName: String, displayName: String, preferredLanguage: String) {
        (self.id, self.loginName, self.displayName) = (id, loginName, displayName)
        self.preferredLanguage = preferredLanguage
      }
    }

    package init(userID: String, code: String, organizationID: String, session: Session? = nil) {
      self.userID = userID
      self.code = code
      self.organizationID = organizationID
      self.session = session
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
    if kind == .verifyEmailOTP, let session = values.session {
      url =
        origin
        + SessionCodeLink.link(
          userID: values.userID, code: values.code, sessionID: session.id, organizationID: values.organizationID,
          language: language)
      return
    }
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
    let variables = values.session == nil ? Self.templateVariables : URLTemplate.sessionVariables
    url = try Template(template, variables: variables).rendered {
      switch $0 {
      case "SessionID": values.session?.id.percentEncoded
      case "LoginName": values.session?.loginName.percentEncoded
      case "DisplayName": values.session?.displayName.percentEncoded
      case "PreferredLanguage": values.session?.preferredLanguage.percentEncoded
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
    // Where a one-time password is entered is known of its session; what a passkey is for opens elsewhere.
    case .passwordChanged, .emailChanged, .domainClaimed, .verifyEmailOTP, .passwordlessRegistration: return nil
    }
  }
}
