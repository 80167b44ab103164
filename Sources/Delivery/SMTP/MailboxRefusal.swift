/// Whether a reply tells that a mailbox will never take mail: the one reason to give a mail up.
///
/// Providers refuse with 5xx what has nothing to do with the recipient: a sender that is not verified yet, an account
/// that has used up its quota, a host that they do not know. All that can be mended while a code lives, so only what is
/// known to be about the mailbox is final.
struct MailboxRefusal {
  /// By the enhanced status code, where there is one (RFC 3463, RFC 7505):
  ///
  ///     5.1.1  Bad destination mailbox address        5.1.6   Destination mailbox has moved
  ///     5.1.2  Bad destination system address         5.1.10  Recipient address has null MX
  ///     5.1.3  Bad destination mailbox address syntax
  ///     5.2.1  Mailbox disabled                       5.2.2   Mailbox full
  private static let statuses: Set<String> = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.2.2"]

  /// In the words of servers that give no enhanced code: Postfix, Exim, Sendmail, qmail, Yahoo.
  private static let unknownMailbox = [
    "user unknown", "unknown user", "no such user", "no such recipient", "no such mailbox", "no such address",
    "no mailbox here", "user not found", "recipient not found", "mailbox not found", "recipient unknown",
    "unknown recipient", "unknown mailbox", "user does not exist", "user doesn't exist", "mailbox does not exist",
    "mailbox doesn't exist", "recipient does not exist", "address does not exist", "account that you tried to reach",
    "this user doesn't have a", "invalid recipient", "invalid mailbox", "mailbox disabled", "mailbox is disabled",
    "mailbox full", "mailbox is full",
  ]

  /// Whoever says this speaks of the sender, of the account or of how much it sends, whatever the code is: Exchange has
  /// 5.2.2 for "Submission quota exceeded", Exim quotes the refusal of a sender that it looked up.
  private static let other = [
    "sender", "from address", "mail from", "return-path", "submission", "sending limit", "sending quota",
    "message quota", "rate", "throttl", "too many", "too quickly", "too much mail", "helo", "ehlo",
  ]

  /// Rules of the server's, where words are all there is.
  private static let rules = [
    "relaying", "relay access", "relay denied", "not relay", "authenticat", "not permitted", "not allowed",
    "access denied", "denied by", "blocked", "blacklist", "spam", "policy", "verified", "try again", "temporar",
  ]

  /// - Parameters:
  ///   - words: the reply without its code; the lines of a long one joined by spaces.
  ///   - recipient: to whom the mail goes. What is in an address is not said by the server.
  ///   - sender: from whom it comes. A reply that names it is about it.
  static func isFinal(words: String, recipient: String, sender: String) -> Bool {
    var words = words.lowercased()
    let (recipient, sender) = (recipient.lowercased(), sender.lowercased())
    words = words.replacing(recipient, with: "")
    guard recipient == sender || !words.contains(sender), !Self.contains(words, Self.other) else { return false }
    if let status = Self.enhancedStatus(words) { return Self.statuses.contains(status) }
    return Self.contains(words, Self.unknownMailbox) && !Self.contains(words, Self.rules)
  }

  private static func contains(_ words: String, _ phrases: [String]) -> Bool {
    phrases.contains { words.containsPhrase($0) }
  }

  /// The code that a reply begins with; Cisco's servers put a number sign before it.
  ///
  ///     status-code = class "." subject "." detail            ; RFC 3463 section 2
  ///     class = "2"/"4"/"5"     subject = 1*3digit     detail = 1*3digit
  private static func enhancedStatus(_ words: String) -> String? {
    let first = words.prefix { $0 != " " }.drop { $0 == "#" }
    let parts = first.split(separator: ".", omittingEmptySubsequences: false)
    let isStatus =
      parts.count == 3 && ["2", "4", "5"].contains(parts[0])
      && parts.dropFirst().allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }
    return isStatus ? String(first) : nil
  }
}

extension String {
  /// Whether words stand in the text, each of them from its beginning: "rate" is not in "separate".
  fileprivate func containsPhrase(_ phrase: String) -> Bool {
    var rest = self[...]
    while let found = rest.firstRange(of: phrase) {
      if found.lowerBound == startIndex || !self[index(before: found.lowerBound)].isLetter { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
