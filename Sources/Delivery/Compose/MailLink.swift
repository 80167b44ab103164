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
    let userID = values.userID.percentEncoded
    let code = values.code.percentEncoded
    let organizationID = values.organizationID.percentEncoded
    let v1 = "userID=\(userID)&code=\(code)&orgID=\(organizationID)"
    let v2 = "code=\(code)&userId=\(userID)&organization=\(organizationID)"
    let page: String
    switch (kind, generation) {
    case (.initialization, _): page = "/ui/login/user/init?\(v1)"
    case (.verifyEmail, .v1): page = "/ui/login/mail/verification?\(v1)"
    case (.verifyEmail, .v2): page = "/ui/v2/login/verify?\(v2)"
    case (.passwordReset, .v1): page = "/ui/login/password/init?\(v1)"
    case (.passwordReset, .v2): page = "/ui/v2/login/password/set?\(v2)"
    case (.invite, _): page = "/ui/v2/login/verify?\(v2)&invite=true"
    case (.passwordChanged, _): return nil
    }
    self.url = origin + page + (language.map { "&lang=\($0.percentEncoded)" } ?? "")
  }

  /// The link by a caller's template, such as `https://example.com/verify?user={{.UserID}}&code={{.Code}}`.
  ///
  /// Values are percent-encoded: an id that callers choose freely must not change the meaning of the address.
  package init(template: String, values: Values) throws(TemplateError) {
    self.url = try Template(template, variables: Self.templateVariables).rendered {
      switch $0 {
      case "UserID": values.userID.percentEncoded
      case "Code": values.code.percentEncoded
      case "OrgID": values.organizationID.percentEncoded
      default: nil
      }
    }
  }
}

extension String {
  /// Everything but the unreserved characters of RFC 3986 section 2.3 as `%XX`: safe in a query's value and in a path
  /// segment.
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(self.utf8.count)
    for byte in self.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
