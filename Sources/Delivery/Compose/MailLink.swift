import UserDomain

/// The address that a mail's button opens.
public struct MailLink: Sendable, Equatable {
  /// What a link carries.
  public struct Values: Sendable, Equatable {
    public var userID: String
    public var code: String
    public var organizationID: String

    public init(userID: String, code: String, organizationID: String) {
      self.userID = userID
      self.code = code
      self.organizationID = organizationID
    }
  }

  /// The variables of a caller's own template.
  public static let templateVariables = URLTemplate.variables

  public let url: String

  /// The link to this server's own page.
  ///
  /// - Parameter origin: scheme, host and port, without a slash at the end.
  public init(_ kind: MailKind, interface: Notification.Interface, origin: String, values: Values) {
    let userID = values.userID.percentEncoded
    let code = values.code.percentEncoded
    let organizationID = values.organizationID.percentEncoded
    switch (kind, interface) {
    case (.initialization, _):
      self.url = "\(origin)/ui/login/user/init?userID=\(userID)&code=\(code)&orgID=\(organizationID)"
    case (.verifyEmail, .managementV1):
      self.url = "\(origin)/ui/login/mail/verification?userID=\(userID)&code=\(code)&orgID=\(organizationID)"
    case (.verifyEmail, .userV2):
      self.url = "\(origin)/ui/v2/login/verify?code=\(code)&userId=\(userID)&organization=\(organizationID)"
    }
  }

  /// The link by a caller's template, such as `https://example.com/verify?user={{.UserID}}&code={{.Code}}`.
  ///
  /// Values are percent-encoded: an id that callers choose freely must not change the meaning of the address.
  public init(template: String, values: Values) throws(TemplateError) {
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
