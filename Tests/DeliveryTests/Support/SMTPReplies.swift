import Testing

/// What servers answer, and what follows from it.
enum SMTPReplies {
  struct Row: Sendable, CustomTestStringConvertible {
    /// `greeting`, a command, or `content`: the end of the mail.
    let stage: String
    let reply: String
    let isFinal: Bool
    let reason: String

    init(_ stage: String, _ reply: String, isFinal: Bool = false, _ reason: String) {
      self.stage = stage
      self.reply = reply
      self.isFinal = isFinal
      self.reason = reason
    }

    /// With the code on each line.
    var wire: String {
      let (code, lines) = (reply.prefix(3), reply.dropFirst(4).split(separator: "\n"))
      return lines.enumerated().map { "\(code)\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
    }
    /// As reasons have it: on one line, and without the recipient.
    var words: String { reply.replacing("\n", with: " ").replacing("reader@example.com", with: "…") }

    var testDescription: String { "\(stage): \(reply)" }
  }

  static let all = standards + senders + [amazon, sendGrid, exchange, mailgun, gmail].flatMap { $0 }

  private static let standards = [
    Row("RCPT", "550 5.1.1 no such user", isFinal: true, "bad destination mailbox"),
    Row("RCPT", "550 5.1.2 no such domain", isFinal: true, "bad destination system"),
    Row("RCPT", "501 5.1.3 bad recipient address syntax", isFinal: true, "bad destination syntax"),
    Row("RCPT", "551 5.1.6 moved", isFinal: true, "moved, without an address"),
    Row("RCPT", "556 5.1.10 recipient's domain has a null MX", isFinal: true, "RFC 7505"),
    Row("RCPT", "550 5.2.1 mailbox disabled", isFinal: true, "disabled"),
    Row("content", "552 5.2.2 mailbox full", isFinal: true, "full"),
    Row("RCPT", "550 #5.1.1 unknown", isFinal: true, "as Cisco's servers write it"),
    Row("RCPT", "550 <reader@example.com>: user unknown", isFinal: true, "no enhanced code"),
    Row("RCPT", "550 No Such User Here", isFinal: true, "in any case"),
    Row("RCPT", "552 mailbox full", isFinal: true, "no enhanced code"),
    Row("content", "554 delivery error: dd This user doesn't have a yahoo.com account", isFinal: true, "Yahoo"),
    Row("RCPT", "550 5.1.1 <reader@example.com>:\nuser unknown\nin the table", isFinal: true, "several lines"),
    Row("RCPT", "450 4.2.1 greylisted", "not now"),
    Row("RCPT", "450 4.1.1 user unknown, perhaps", "not now"),
    Row("RCPT", "550 4.1.1 user unknown", "the class says not now"),
    Row("RCPT", "550 mailbox unavailable", "RFC 5321's text for policy, too"),
    Row("RCPT", "553 not a name here", "not known to be about the mailbox"),
    Row("RCPT", "550 5.0.0 rejected", "no reason"),
    Row("RCPT", "550 5.1.0 address rejected", "other address status: which address?"),
    Row("RCPT", "550 5.2.0 rejected", "other mailbox status"),
    Row("RCPT", "550 5.2.3 too long", "the message"),
    Row("RCPT", "550 5.1.11 user unknown", "a code that nobody has given out"),
    Row("RCPT", "550 5.3.2 not accepting", "the system"),
    Row("RCPT", "550 5.4.1 no route", "the way there"),
    Row("RCPT", "550 5.7.1 not yet", "policy"),
    Row("RCPT", "530 5.7.0 authentication required", "the login"),
    Row("RCPT", "421 4.3.2 shutting down", "the system"),
    Row("DATA", "554 no valid recipients", "not said of which"),
    Row("DATA", "451 not now", "not now"),
    Row("content", "550 5.7.1 looks like spam", "policy"),
    Row("content", "552 5.3.4 too big", "the system's limit"),
    Row("content", "554 5.6.0 malformed", "the content, which a new version may mend"),
    Row("content", "451 4.3.0 try again", "not now"),
    Row("MAIL", "550 5.1.1 user unknown", "the sender's mailbox"),
    Row("MAIL", "421 too many", "the provider"),
    Row("greeting", "554 no service for you", "the host"),
    Row("greeting", "421 come back", "the provider"),
  ]

  /// Host, EHLO and sender, which Postfix and Exim refuse no earlier than at RCPT.
  private static let senders = [
    Row("RCPT", "504 5.5.2 <signet>: Helo command rejected: need fully-qualified hostname", "EHLO"),
    Row("RCPT", "450 4.7.1 <signet>: Helo command rejected: Host not found", "EHLO"),
    Row("RCPT", "550 5.7.25 Client host rejected: cannot find your reverse hostname", "the host"),
    Row("RCPT", "554 5.7.1 <reader@example.com>: Relay access denied", "a relay that does not know us"),
    Row("RCPT", "550 relaying to that user unknown", "a relay that does not know us"),
    Row("RCPT", "550 5.1.8 <signet@example.org>: Sender address rejected: Domain not found", "the sender's domain"),
    Row("RCPT", "550 5.1.0 <signet@example.org>: Sender address rejected: User unknown", "the sender"),
    Row("RCPT", "550 <signet@example.org>: User unknown", "the sender, by its address"),
    Row("RCPT", "550 5.1.1 <signet@example.org> no such user", "the sender, by its address"),
    Row("RCPT", "550 Verification failed for signet@example.org\nNo Such User Here\nSender verify failed", "Exim"),
    Row("RCPT", "550 5.1.7 address of the sender is malformed", "the sender"),
    Row(
      "RCPT", "550 5.1.1 <reader@example.com>: Recipient address rejected: User unknown in relay recipient table",
      isFinal: true, "Postfix as a relay that does know"),
  ]

  /// docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html
  private static let amazon = [
    Row("content", "454 Throttling failure: Maximum sending rate exceeded.", "a rate"),
    Row("content", "454 Throttling failure: Daily message quota exceeded.", "a quota"),
    Row(
      "content",
      "554 Message rejected: Email address is not verified. The following identities failed the check in region "
        + "EU-WEST-1: reader@example.com", "an account in the sandbox"),
    Row("content", "554 Message rejected: Sending paused for this account.", "the account"),
    Row("content", "554 Transaction failed: Expected disposition, got null", "the content"),
    Row("MAIL", "501 Invalid MAIL FROM address provided", "the sender"),
    Row("RCPT", "530 Authentication required", "the login"),
    Row(
      "content", "554 Access denied: User `arn:aws:iam::1:user/x' is not authorized to perform `ses:SendRawEmail'",
      "rights"),
    Row("content", "552 Message is too long.", "the content"),
    Row("content", "451 4.4.2 Timeout waiting for data from client.", "the network"),
  ]

  /// www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting
  private static let sendGrid = [
    Row(
      "content",
      "550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.",
      "the sender"),
    Row("MAIL", "451 Authentication failed: Maximum credits exceeded", "a quota"),
    Row("RCPT", "550 Unauthenticated senders not allowed", "the login"),
    Row("RCPT", "452 Too many recipients received this hour (throttled)", "a rate"),
    Row("RCPT", "550 Requested action not taken: mailbox unavailable", "not said why"),
    Row("RCPT", "550 Temporarily blocked due to repeated bad requests", "the account"),
    Row("RCPT", "551 User does not exist", isFinal: true, "the mailbox"),
    Row("RCPT", "551 Not our customer", "not said of whom"),
    Row("content", "552 Message too big, 38 MB exceeds limit", "the content"),
    Row("RCPT", "553 Relaying denied", "the account"),
    Row("RCPT", "554 SMTP protocol error", "the protocol"),
  ]

  /// learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online
  private static let exchange = [
    Row("content", "432 4.3.2 Concurrent connections limit exceeded", "a rate"),
    Row(
      "content", "550 5.1.90 Your message can't be sent because you've reached your daily limit for recipients",
      "a quota"),
    Row("content", "550 5.2.2 Submission quota exceeded", "a quota, under the code of a full mailbox"),
    Row("content", "554 5.2.252 SendAsDenied; signet@example.org not allowed to send as it", "the sender"),
    Row("content", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "the sender"),
    Row("MAIL", "530 5.7.57 Client not authenticated to send mail", "the login"),
    Row("RCPT", "550 5.1.8 Access denied, bad outbound sender", "the account"),
    Row("RCPT", "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP", "the host"),
    Row("RCPT", "550 5.4.1 Recipient address rejected: Access denied", "the way there"),
    Row("RCPT", "451 4.7.500 Server busy. Please try again later", "not now"),
    Row("RCPT", "550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found", isFinal: true, "the mailbox"),
    Row(
      "RCPT", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", isFinal: true,
      "the mailbox"),
    Row(
      "content", "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException", isFinal: true,
      "the mailbox"),
  ]

  private static let mailgun = [
    Row("RCPT", "550 5.7.1 Relaying denied", "the account"),
    Row(
      "content",
      "421 Domain sandbox1.mailgun.org is not allowed to send: Sandbox subdomains are for test purposes only. Please add your "
        + "own domain or add the address to authorized recipients in Account Settings.", "an account in the sandbox"),
    Row(
      "content",
      "550 Domain mg.example.org is not allowed to send: The domain is unverified and requires DNS configuration.",
      "the sender's domain"),
    Row("MAIL", "550 Please turn on SMTP Authentication in your mail client", "the login"),
    Row("content", "554 Mailgun account disabled", "the account"),
    Row("content", "452 Daily limit reached", "a quota"),
  ]

  /// support.google.com/a/answer/3726730
  private static let gmail = [
    Row("RCPT", "421 4.7.0 Try again later, closing connection.", "a rate"),
    Row("RCPT", "450 4.2.1 The user you are trying to contact is receiving mail too quickly.", "a rate"),
    Row(
      "RCPT",
      "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being "
        + "delivered.", "a rate, under the code of a disabled mailbox"),
    Row("content", "550 5.4.5 Daily sending quota exceeded.", "a quota"),
    Row("content", "550 5.4.5 Daily user sending limit exceeded.", "a quota"),
    Row("RCPT", "550 5.7.0 Mail relay denied.", "a relay that does not know us"),
    Row("RCPT", "550 5.7.1 Invalid credentials for relay.", "a relay that does not know us"),
    Row("content", "550 5.7.26 Unauthenticated email from example.org is not accepted", "the sender's records"),
    Row("RCPT", "452 4.2.2 The email account that you tried to reach is over quota.", "not now"),
    Row("RCPT", "555 5.5.2 Syntax error.", "the protocol"),
    Row(
      "content", "552 5.7.0 This message was blocked because its content presents a potential security issue.", "policy"
    ),
    Row(
      "RCPT",
      "550 5.1.1 The email account that you tried to reach does not exist. Please try\n5.1.1 double-checking the recipient's "
        + "email address for typos or\n5.1.1 unnecessary spaces.", isFinal: true, "the mailbox"),
    Row("RCPT", "550 5.2.1 The email account that you tried to reach is disabled.", isFinal: true, "the mailbox"),
    Row("RCPT", "552 5.2.2 The email account that you tried to reach is over quota.", isFinal: true, "the mailbox"),
    Row("RCPT", "553 5.1.2 We weren't able to find the recipient domain.", isFinal: true, "its domain"),
  ]
}
