import Glibc

/// Hands text messages over to a provider by HTTP, through libcurl.
package final class SMSTransport: MessageTransport {
  private let settings: SMSSettings

  package init(_ settings: SMSSettings) {
    self.settings = settings
  }

  package var sessions: Int { 2 }
  /// Small: each message is a round trip.
  package var batchSize: Int { 8 }
  package func makeSession() -> any MessageSession<OutgoingShortMessage> { SMSSession(self.settings) }
}

/// One libcurl handle, which keeps its connection from message to message.
private final class SMSSession: MessageSession {
  private let settings: SMSSettings
  private let curl = CurlHandle()

  init(_ settings: SMSSettings) {
    self.settings = settings
  }

  func send(_ messages: [OutgoingShortMessage], while mayBegin: () -> Bool) -> [SendOutcome] {
    self.sendEach(messages, while: mayBegin) { self.send($0) }
  }

  private func send(_ message: OutgoingShortMessage) -> SendOutcome {
    guard let curl = self.curl else { return .unavailable(reason: "libcurl has no memory") }
    let post: HTTPPost
    switch self.settings.provider {
    case .webhook(let url):
      post =
        WebhookRequest(message, url: url, signingKey: self.settings.signingKey, time: Int64(time(nil))).post
    case .twilio(let endpoint, let account, let token, let from):
      post = TwilioRequest(message, endpoint: endpoint, account: account, token: token, from: from).post
    }
    do throws(HTTPPost.Failure) {
      return self.outcome(
        of: try post.perform(over: curl, certificateAuthority: self.settings.certificateAuthority))
    } catch {
      switch error {
      case .noAnswer(let reason): return .unavailable(reason: reason)
      }
    }
  }

  /// What a status says. Only what is about this message is final: a login, an address or a limit can be mended while
  /// the code lives.
  private func outcome(of answer: HTTPPost.Answer) -> SendOutcome {
    if (200...299).contains(answer.status) { return .sent }
    var reason = "the provider answered \(answer.status)"
    var isFinal = answer.status == 400 || answer.status == 422
    if case .twilio = self.settings.provider {
      isFinal = TwilioRequest.isFinal(answer)
      if let code = TwilioRequest.code(of: answer) { reason += " (error \(code))" }
    }
    if isFinal { return .refused(reason: reason) }
    // A number's own limit and an unknown error of 4xx are about one message; these are about all.
    let isAboutAll = [401, 403, 404, 405, 429].contains(answer.status) || answer.status >= 500
    return isAboutAll ? .unavailable(reason: reason) : .deferred(reason: reason)
  }
}
