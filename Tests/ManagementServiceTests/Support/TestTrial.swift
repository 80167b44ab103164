import Domain
import Synchronization

/// Notes test mails, and refuses those to `refused@…`.
final class TestTrial: MailTrial {
  struct Sent: Sendable, Equatable {
    var recipient: String
    var server: SMTPServer
    var password: String?
  }

  private let sent = Mutex<[Sent]>([])

  var mails: [Sent] { sent.withLock { $0 } }

  func send(to recipient: EmailAddress, by server: SMTPServer, password: String?, within seconds: Int?) async throws {
    guard !recipient.text.hasPrefix("refused@") else {
      var error = DomainError(.preconditionFailed, "SIGNET-Pv7tR", "Errors.Provider.TestFailed")
      error.subject = "RCPT was refused: 550 no"
      throw error
    }
    sent.withLock { $0.append(Sent(recipient: recipient.text, server: server, password: password)) }
  }
}
