import Domain
import Glibc
import Outbound

/// Hands messages over to a provider by HTTP, through libcurl: each is one POST.
package final class PostTransport<Message: Sendable>: MessageTransport {
  /// How a provider is spoken to.
  struct Dialect: Sendable {
    /// - Parameter time: seconds since 1970, when the request is made.
    var post: @Sendable (_ message: Message, _ time: Int64) -> HTTPPost
    var outcome: @Sendable (HTTPPost.Answer) -> SendOutcome
    /// A PEM file with the roots to trust instead of the system's.
    var certificateAuthority: String?
  }

  private let dialect: Dialect

  init(_ dialect: Dialect) {
    self.dialect = dialect
  }

  package var sessions: Int { 2 }
  /// Small: each message is a round trip.
  package var batchSize: Int { 8 }
  package func makeSession() -> any MessageSession<Message> { PostSession(self.dialect) }
}

/// One libcurl handle, which keeps its connection from message to message.
private final class PostSession<Message: Sendable>: MessageSession {
  private let dialect: PostTransport<Message>.Dialect
  private let curl = CurlHandle()

  init(_ dialect: PostTransport<Message>.Dialect) {
    self.dialect = dialect
  }

  func send(_ messages: [Message], while mayBegin: () -> Bool) -> [SendOutcome] {
    self.sendEach(messages, while: mayBegin) { self.send($0) }
  }

  private func send(_ message: Message) -> SendOutcome {
    guard let curl = self.curl else { return .unavailable(reason: "libcurl has no memory") }
    do throws(HTTPPost.Failure) {
      let post = self.dialect.post(message, Int64(time(nil)))
      return self.dialect.outcome(
        try post.perform(over: curl, certificateAuthority: self.dialect.certificateAuthority))
    } catch {
      switch error {
      case .noAnswer(let reason): return .unavailable(reason: reason)
      }
    }
  }
}

extension SendOutcome {
  /// What a status says. Only what is about this message is final: a login, an address or a limit can be mended while the
  /// code lives.
  /// - Parameters:
  ///   - isFinal: whether the answer is known to be about this message; nil: a webhook's status tells.
  ///   - detail: what else the answer says.
  init(_ answer: HTTPPost.Answer, isFinal: Bool? = nil, detail: String = "") {
    if (200...299).contains(answer.status) {
      self = .sent
      return
    }
    let reason = "the provider answered \(answer.status)\(detail)"
    // A number's own limit and an unknown error of 4xx are about one message; these are about all.
    let isAboutAll = [401, 403, 404, 405, 429].contains(answer.status) || answer.status >= 500 || answer.status < 400
    if isFinal ?? (answer.status == 400 || answer.status == 422) {
      self = .refused(reason: reason)
    } else {
      self = isAboutAll ? .unavailable(reason: reason) : .deferred(reason: reason)
    }
  }
}

extension PostTransport where Message == OutgoingMail {
  /// Posts mails to an endpoint, which sends them.
  package convenience init(_ webhook: Webhook, certificateAuthority: String?) {
    self.init(
      Dialect(
        post: { WebhookRequest($0, to: webhook, time: $1).post }, outcome: { SendOutcome($0) },
        certificateAuthority: certificateAuthority))
  }
}

extension PostTransport where Message == OutgoingShortMessage {
  /// Sends text messages as the settings say.
  package convenience init(_ settings: SMSSettings) {
    switch settings.provider {
    case .webhook(let webhook):
      self.init(
        Dialect(
          post: { WebhookRequest($0, to: webhook, time: $1).post }, outcome: { SendOutcome($0) },
          certificateAuthority: settings.certificateAuthority))
    case .twilio(let endpoint, let account, let token, let from):
      self.init(
        Dialect(
          post: { message, _ in
            TwilioRequest(message, endpoint: endpoint, account: account, token: token, from: from).post
          },
          outcome: { answer in
            let code = TwilioRequest.code(of: answer)
            return SendOutcome(
              answer, isFinal: TwilioRequest.isFinal(answer), detail: code.map { " (error \($0))" } ?? "")
          },
          certificateAuthority: settings.certificateAuthority))
    }
  }
}
