import CCurl
import Domain
import Outbound

/// Hands mail over to a provider by SMTP (RFC 5321), through libcurl.
///
/// Mails are 7-bit and addresses ASCII, so that neither 8BITMIME nor SMTPUTF8 is needed on the way.
package final class SMTPTransport: MessageTransport {
  private let settings: SMTPSettings

  package init(_ settings: SMTPSettings) {
    self.settings = settings
  }

  package var sessions: Int { 4 }
  package var batchSize: Int { 16 }
  package func makeSession() -> any MessageSession<OutgoingMail> { SMTPSession(self.settings) }
}

/// One libcurl handle, which keeps its connection from mail to mail.
private final class SMTPSession: MessageSession {
  private let settings: SMTPSettings
  private let curl = CurlHandle()
  private var protection: Protection

  /// What is known of how the server protects a connection.
  private enum Protection {
    case fromTheStart
    /// After STARTTLS, or not at all.
    case later
    /// From the start, or else after STARTTLS.
    case unknown
  }

  init(_ settings: SMTPSettings) {
    self.settings = settings
    self.protection = settings.findsProtection ? .unknown : settings.isImplicitTLS ? .fromTheStart : .later
  }

  func send(_ mails: [OutgoingMail], while mayBegin: () -> Bool) -> [SendOutcome] {
    self.sendEach(mails, while: mayBegin) { self.send($0) }
  }

  private func send(_ mail: OutgoingMail) -> SendOutcome {
    guard let curl = self.curl else { return .unavailable(reason: "libcurl has no memory") }
    let mail = self.settings.addressed(mail)
    guard self.protection == .unknown else { return self.transfer(mail, over: curl).outcome }
    let (outcome, code) = self.transfer(mail, over: curl)
    // What the server has said was no TLS.
    guard code == CURLE_SSL_CONNECT_ERROR else {
      if code == CURLE_OK { self.protection = .fromTheStart }
      return outcome
    }
    self.protection = .later
    let (second, secondCode) = self.transfer(mail, over: curl)
    if secondCode != CURLE_OK { self.protection = .unknown }
    return second
  }

  private func transfer(_ mail: OutgoingMail, over curl: CurlHandle) -> (outcome: SendOutcome, code: CURLcode) {
    let recipients = curl_slist_append(nil, "<\(mail.recipient.address)>")
    defer { curl_slist_free_all(recipients) }
    let transfer = SMTPTransfer(mail.encoded())
    let code = withExtendedLifetime(transfer) {
      curl.reset()
      self.configure(curl, helloName: self.settings.helloName ?? HelloName.standard(sender: mail.sender.address))
      curl.set(CURLOPT_MAIL_FROM, "<\(mail.sender.address)>")
      curl.set(CURLOPT_MAIL_RCPT, pointer: recipients)
      transfer.attach(to: curl)
      return curl.perform()
    }
    guard code != CURLE_OK else { return (.sent, code) }
    let recipient = mail.recipient.address.description
    let reason = transfer.dialogue.reason(recipient: recipient, explanation: curl.explanation(of: code))
    if transfer.dialogue.isFinal(recipient: recipient, sender: mail.sender.address.description) {
      return (.refused(reason: reason), code)
    }
    return (transfer.dialogue.isAboutProvider ? .unavailable(reason: reason) : .deferred(reason: reason), code)
  }

  private func configure(_ curl: CurlHandle, helloName: HelloName) {
    let settings = self.settings
    let isImplicitTLS = self.protection != .later
    let scheme = isImplicitTLS ? "smtps" : "smtp"
    // The path is the name that EHLO gives.
    curl.set(CURLOPT_URL, "\(scheme)://\(settings.host):\(settings.port)/\(helloName.text.percentEncoded)")
    curl.set(CURLOPT_PROTOCOLS_STR, scheme)
    let startTLS =
      switch settings.startTLS {
      case .required: CURLUSESSL_ALL
      case .optional: CURLUSESSL_TRY
      case .off: CURLUSESSL_NONE
      }
    if !isImplicitTLS { curl.set(CURLOPT_USE_SSL, Int(startTLS.rawValue)) }
    if let roots = settings.certificateAuthority {
      curl.set(CURLOPT_CAINFO, roots)
      curl.set(CURLOPT_CAPATH, nil)
    }
    if let user = settings.user { curl.set(CURLOPT_USERNAME, user) }
    if let password = settings.password { curl.set(CURLOPT_PASSWORD, password) }
    // libcurl counts greeting, EHLO and login to connecting. Some providers pause before they greet, to see who speaks
    // first: they get all the time there is.
    let longest = settings.timeout ?? SMTPSettings.longestTimeout
    // Two attempts share it.
    let seconds = settings.findsProtection ? max(1, longest / 2) : longest
    for option in [CURLOPT_CONNECTTIMEOUT, CURLOPT_TIMEOUT, CURLOPT_SERVER_RESPONSE_TIMEOUT] {
      curl.set(option, seconds)
    }
  }
}

/// One mail on its way out, and what is said about it.
private final class SMTPTransfer {
  private let bytes: [UInt8]
  private var offset = 0
  fileprivate private(set) var dialogue = SMTPDialogue()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// libcurl gets an unretained pointer: the caller keeps this alive while the transfer runs.
  func attach(to curl: CurlHandle) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    curl.set(CURLOPT_UPLOAD, 1)
    // Lets a server with the SIZE extension refuse before the content is sent.
    curl.set(CURLOPT_INFILESIZE, self.bytes.count)
    curl.set(CURLOPT_READDATA, pointer: context)
    curl.setTransfer(CURLOPT_READFUNCTION) { buffer, size, count, context in
      guard let buffer, let context else { return 0 }
      let transfer = Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
      return transfer.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }
    curl.set(CURLOPT_VERBOSE, 1)
    curl.set(CURLOPT_DEBUGDATA, pointer: context)
    curl.setDebug { _, kind, text, length, context in
      guard let text, let context else { return 0 }
      let transfer = Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
      let line = UnsafeRawBufferPointer(start: text, count: length)
      switch kind {
      case CURLINFO_HEADER_OUT: transfer.dialogue.sent(line)
      case CURLINFO_HEADER_IN: transfer.dialogue.received(line)
      default: break
      }
      return 0
    }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, self.bytes.count - self.offset)
    guard count > 0 else { return 0 }
    self.bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[self.offset..<self.offset + count]))
    }
    self.offset += count
    return count
  }
}
