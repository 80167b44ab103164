/// What client and server said last, and what follows from it when a mail was not taken.
///
/// libcurl tells one error for several stages; what counts is which command was refused, and in which words.
struct SMTPDialogue {
  enum Command: String {
    /// The server speaks first.
    case greeting
    case hello = "EHLO"
    case oldHello = "HELO"
    case startTLS = "STARTTLS"
    case authenticate = "AUTH"
    case sender = "MAIL"
    case recipient = "RCPT"
    case content = "DATA"
  }

  /// More of a reply is not kept.
  private static let maximumLength = 400

  private(set) var command = Command.greeting
  /// The code and words of the reply to it, as far as they have come.
  private(set) var code: Int?
  private(set) var words = ""
  /// The client takes its leave: what comes now is not about the mail.
  private var isOver = false

  /// The client sent a line. Only its first word is looked at: others hold credentials.
  mutating func sent(_ line: some Collection<UInt8>) {
    let verb = String(decoding: line.prefix { $0.isLetterOrDigit }, as: UTF8.self)
    if verb == "QUIT" { self.isOver = true }
    // Continued logins are no command.
    guard let command = Command(rawValue: verb) else { return }
    self.command = command
    self.code = nil
    self.words = ""
  }

  /// The server sent a line.
  ///
  ///     reply-line = 3DIGIT ( SP / "-" ) [ text ]
  mutating func received(_ line: some Collection<UInt8>) {
    guard !self.isOver, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)), (200...599).contains(code)
    else { return }
    if code != self.code { self.words = "" }
    self.code = code
    let text = HeaderText.withoutControls(String(decoding: line.dropFirst(4), as: UTF8.self))
    guard !text.isEmpty, self.words.utf8.count + text.utf8.count < Self.maximumLength else { return }
    self.words += (self.words.isEmpty ? "" : " ") + text
  }

  /// The server has refused this mail for good: it knows that the mailbox takes none.
  ///
  /// The recipient is refused at RCPT, or after the content, where a server looks no earlier. Refusals of greeting,
  /// EHLO, login and sender are about none.
  func isFinal(recipient: String, sender: String) -> Bool {
    guard let code = self.code, (500...599).contains(code), self.command == .recipient || self.command == .content
    else { return false }
    return MailboxRefusal.isFinal(words: self.words, recipient: recipient, sender: sender)
  }

  /// No other mail would fare better now: the server was not reached, took none of what comes before a recipient, or
  /// says that it closes the connection (RFC 5321 section 3.8).
  var isAboutProvider: Bool { self.command != .recipient && self.command != .content || self.code == 421 }

  /// Why the mail was not taken, without credentials and without the recipient's address.
  /// - Parameter explanation: libcurl's, for when the server has refused nothing.
  func reason(recipient: String, explanation: String) -> String {
    guard let code = self.code, code >= 400 else { return explanation }
    if self.command == .authenticate { return "the login was refused (\(code))" }
    let words = self.words.replacing(recipient, with: "…").replacing(recipient.lowercased(), with: "…")
    let command = self.command == .greeting ? "greeting" : self.command.rawValue
    return "\(command) was refused: \(code) \(words)"
  }
}
