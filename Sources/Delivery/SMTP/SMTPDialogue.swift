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
  /// Authentication is wanted or has failed (RFC 4954 section 6), encryption is wanted (RFC 3207 section 4).
  private static let settingsCodes = [530, 534, 535, 538]

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

  /// The server has refused this mail for good.
  ///
  /// A refusal of greeting, login or sender is not about this mail: settings can be mended while the code lives. Nor is
  /// one of the recipient or the content by a rule of the server's: a relay that does not know this host yet, a sender's
  /// domain whose records are missing.
  var isFinal: Bool {
    guard let code = self.code, (500...599).contains(code), !Self.settingsCodes.contains(code) else { return false }
    return (self.command == .recipient || self.command == .content) && !self.isRule
  }

  /// Whether the server names a rule rather than the mailbox or the content as its reason, by the enhanced status code
  /// where there is one.
  ///
  ///     status-code = class "." subject "." detail            ; RFC 3463 section 2
  private var isRule: Bool {
    if let (subject, detail) = self.enhancedStatus {
      // 3: the system, 4: the way there, 7: security or policy; of addresses (1) the sender's: 7 and 8.
      return [3, 4, 7].contains(subject) || subject == 1 && (detail == 7 || detail == 8)
    }
    let words = self.words.lowercased()
    return ["relay", "authenticat", "not permitted", "access denied", "blocked"].contains { words.contains($0) }
  }

  private var enhancedStatus: (subject: Int, detail: Int)? {
    let parts = self.words.prefix { $0 != " " }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "5", let subject = Int(parts[1]), let detail = Int(parts[2]) else { return nil }
    return (subject, detail)
  }

  /// No other mail would fare better now.
  var isAboutProvider: Bool { self.command != .recipient && self.command != .content }

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
