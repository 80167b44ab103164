import Domain
import Threads

/// Sends test mails on threads of its own: a server that does not answer holds up nobody else.
package final class SMTPTrial: MailTrial {
  private static let places = (threads: 2, waiting: 8)

  private let threads: ThreadPool<Void>
  private let clock: any Clock
  private let certificateAuthority: String?

  /// - Parameter certificateAuthority: a PEM file with the roots to trust instead of the system's.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(clock: any Clock, certificateAuthority: String? = nil) throws(ThreadPoolError) {
    self.threads = try ThreadPool(name: "smtp-trial", threads: Self.places.threads, waiting: Self.places.waiting) {}
    self.clock = clock
    self.certificateAuthority = certificateAuthority
  }

  package func send(
    to recipient: EmailAddress, by server: SMTPServer, password: String?, within seconds: Int?
  ) async throws {
    let settings: SMTPSettings
    let mail: OutgoingMail
    do {
      settings = try SMTPSettings(
        server, password: password ?? "", timeout: seconds, certificateAuthority: self.certificateAuthority)
      mail = try Self.mail(to: recipient, from: server, date: self.clock.now)
    } catch {
      throw Self.failed("\(error)")
    }
    let outcome: SendOutcome
    do {
      outcome = try await self.threads.run { _ in
        SMTPTransport(settings).makeSession().send([mail]) { true }.first ?? .notTried
      }
    } catch ThreadPoolError.full {
      throw DomainError(.resourceExhausted, "SIGNET-Pv9tM", "Errors.Provider.TooManyTests", retryAfter: 5)
    }
    switch outcome {
    case .sent: return
    case .deferred(let reason), .unavailable(let reason), .refused(let reason): throw Self.failed(reason)
    case .notTried: throw Self.failed("there was no time for it")
    }
  }

  private static func failed(_ reason: String) -> DomainError {
    var error = DomainError(.preconditionFailed, "SIGNET-Pv7tR", "Errors.Provider.TestFailed")
    error.subject = reason
    return error
  }

  private static func mail(
    to recipient: EmailAddress, from server: SMTPServer, date: Timestamp
  ) throws(MailAddressError) -> OutgoingMail {
    let text = "This mail was sent to try the settings of a mail server. It has arrived: they work.\n"
    return OutgoingMail(
      identifier: "test-\(date.microseconds)-\(UInt64.random(in: .min ... .max))",
      sender: Mailbox(name: server.senderName, address: try MailAddress(server.senderAddress)),
      recipient: Mailbox(address: try MailAddress(recipient.text)), subject: "Test of the mail server",
      date: date.microseconds / 1_000_000, language: "en", text: text, html: "<p>\(text)</p>\n")
  }
}
