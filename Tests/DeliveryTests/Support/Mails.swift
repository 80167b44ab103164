@testable import Delivery

extension OutgoingMail {
  /// A mail as tests send it.
  static func sample(
    _ identifier: String = "42-1", to recipient: String = "reader@example.com", subject: String = "Confirm",
    text: String = "Your code: A1B2C3\n", html: String = "<p>Your code: A1B2C3</p>\n"
  ) throws -> OutgoingMail {
    OutgoingMail(
      identifier: identifier, sender: Mailbox(name: "Signet", address: try MailAddress("signet@example.org")),
      recipient: Mailbox(address: try MailAddress(recipient)), subject: subject, date: 1_700_000_000, language: "en",
      text: text, html: html)
  }
}
