import Texts

/// A mail ready to be sent.
package struct OutgoingMail: EncodedMessage, Equatable {
  /// Names the mail for ever; see ``messageID``.
  package var identifier: String
  package var sender: Mailbox
  package var recipient: Mailbox
  package var subject: String
  /// Seconds since 1970.
  package var date: Int64
  /// BCP 47.
  package var language: String
  package var text: String
  package var html: String
  /// Where answers go; nil: to the sender.
  package var replyTo: MailAddress?
  /// What the mail was made from, for providers that have texts of their own.
  var source: Source?
  /// The domain in the `Message-ID`: the sender's that it was composed with. It stays where a provider has another sender.
  private let home: String

  /// A mail before it was laid out.
  struct Source: Sendable, Equatable {
    let kind: MailKind
    let letter: MailLetter
    let variables: MailVariables
  }

  package init(
    identifier: String, sender: Mailbox, recipient: Mailbox, subject: String, date: Int64, language: String,
    text: String, html: String
  ) {
    self.identifier = identifier
    self.home = sender.address.domain
    self.sender = sender
    self.recipient = recipient
    self.subject = subject
    self.date = date
    self.language = language
    self.text = text
    self.html = html
  }

  /// `<identifier@domain of the sender>`: the same each time the mail is sent, so that a mail that arrives twice, after
  /// a crash between sending and remembering that it was sent, is shown once.
  package var messageID: String {
    var local = ""
    for byte in self.identifier.utf8 {
      if byte.isLetterOrDigit || byte == UInt8(ascii: "-") {
        local.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        local += "=" + String(byte, radix: 16)
      }
    }
    // A line has room for 998 characters. An id that a caller has chosen may take more: what tells its mails apart is at the end.
    return "<\(local.suffix(200)).signet@\(self.home)>"
  }

  /// The message as bytes, lines ended by CRLF, for SMTP and for a Maildir.
  ///
  /// `multipart/alternative` with the text first: "the last part is the best" (RFC 2046 section 5.1.4).
  package func encoded() -> [UInt8] {
    // "=_" can occur neither in quoted-printable nor in base64, so no part contains the boundary.
    let boundary = "=_signet_alternative"
    var result: [UInt8] = []
    result.reserveCapacity(2048 + self.text.utf8.count + self.html.utf8.count * 5 / 4)
    result += HeaderText.mailbox("From", self.sender).utf8
    result += HeaderText.mailbox("To", self.recipient).utf8
    if let replyTo { result += HeaderText.mailbox("Reply-To", Mailbox(address: replyTo)).utf8 }
    result += HeaderText.unstructured("Subject", self.subject).utf8
    result += "Date: \(MailDate.format(self.date))\r\n".utf8
    result += "Message-ID: \(self.messageID)\r\n".utf8
    result += HeaderText.unstructured("Content-Language", self.language).utf8
    // RFC 3834 section 5: keeps out-of-office answers away.
    result += "Auto-Submitted: auto-generated\r\n".utf8
    result += "MIME-Version: 1.0\r\n".utf8
    result += "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8
    Self.append(self.text, type: "text/plain", boundary: boundary, to: &result)
    Self.append(self.html, type: "text/html", boundary: boundary, to: &result)
    result += "--\(boundary)--\r\n".utf8
    return result
  }

  private static func append(_ text: String, type: String, boundary: String, to result: inout [UInt8]) {
    result += "--\(boundary)\r\n".utf8
    Self.append(text, type: type, to: &result)
    result += [13, 10]
  }

  /// A body with the fields that describe it, in the transfer encoding that is shorter.
  static func append(_ text: String, type: String, to result: inout [UInt8]) {
    let bytes = Array(text.utf8)
    let foreign = bytes.count { $0 >= 0x80 }
    // An escaped byte takes three characters, base64 four for three bytes: at a sixth they are even.
    let isBase64 = foreign * 6 > bytes.count
    result += "Content-Type: \(type); charset=utf-8\r\n".utf8
    result += "Content-Transfer-Encoding: \(isBase64 ? "base64" : "quoted-printable")\r\n\r\n".utf8
    result += isBase64 ? Base64.encode(Self.withLineBreaks(bytes), lineLength: 76) : QuotedPrintable.encode(bytes)
  }

  /// "The canonical form of any MIME text subtype MUST always represent a line break as a CRLF" (RFC 2046 section 4.1.1).
  private static func withLineBreaks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 32)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 10, previous != 13 { result.append(13) }
      result.append(byte)
      previous = byte
    }
    return result
  }
}
