import CCurl

/// Hands mail over to a provider by SMTP (RFC 5321), through libcurl.
public final class SMTPTransport: MailTransport {
  /// How long things may take, in seconds.
  public struct Timeouts: Sendable {
    /// Until a connection stands, TLS included.
    public var connect = 10
    /// For one mail.
    public var total = 60

    public init() {}
  }

  private let settings: SMTPSettings
  private let timeouts: Timeouts

  /// libcurl's own state, made once for the process before any thread uses it.
  private static let globalCode = signet_curl_global_init()

  public init(_ settings: SMTPSettings, timeouts: Timeouts = Timeouts()) {
    self.settings = settings
    self.timeouts = timeouts
    _ = Self.globalCode
  }

  public func makeSession() -> any MailSession { SMTPSession(self.settings, self.timeouts) }
}

/// One libcurl handle, which keeps its connection from mail to mail.
private final class SMTPSession: MailSession {
  private let settings: SMTPSettings
  private let timeouts: SMTPTransport.Timeouts
  private let handle: UnsafeMutableRawPointer?

  init(_ settings: SMTPSettings, _ timeouts: SMTPTransport.Timeouts) {
    self.settings = settings
    self.timeouts = timeouts
    self.handle = curl_easy_init()
  }

  deinit {
    if let handle = self.handle { curl_easy_cleanup(handle) }
  }

  func send(_ mails: [OutgoingMail]) -> [SendOutcome] { mails.map { self.send($0) } }

  private func send(_ mail: OutgoingMail) -> SendOutcome {
    guard let handle = self.handle else {
      return .deferred(reason: "libcurl has no memory")
    }
    // Options are forgotten, the connection is kept.
    curl_easy_reset(handle)
    var errorText = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let recipients = curl_slist_append(nil, "<\(mail.recipient.address)>")
    defer { curl_slist_free_all(recipients) }
    var upload = Upload(bytes: mail.encoded())
    let code = errorText.withUnsafeMutableBufferPointer { errorText -> CURLcode in
      withUnsafeMutablePointer(to: &upload) { upload in
        signet_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText.baseAddress)
        defer { signet_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
        self.configure(handle, mail: mail, recipients: recipients)
        signet_curl_set_pointer(handle, CURLOPT_READDATA, upload)
        signet_curl_set_transfer(handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
          guard let buffer, let upload = context?.assumingMemoryBound(to: Upload.self) else { return 0 }
          return upload.pointee.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        return curl_easy_perform(handle)
      }
    }
    guard code != CURLE_OK else { return .sent }
    var status = 0
    signet_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    let text = String(decoding: errorText.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return Self.outcome(code, status: status, text: text)
  }

  private func configure(
    _ handle: UnsafeMutableRawPointer, mail: OutgoingMail, recipients: UnsafeMutablePointer<curl_slist>?
  ) {
    let scheme = self.settings.isImplicitTLS ? "smtps" : "smtp"
    signet_curl_set_string(handle, CURLOPT_URL, "\(scheme)://\(self.settings.host):\(self.settings.port)")
    signet_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, scheme)
    if !self.settings.isImplicitTLS {
      switch self.settings.startTLS {
      case .required: signet_curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
      case .optional: signet_curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
      case .off: signet_curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
      }
    }
    if let roots = self.settings.certificateAuthority { signet_curl_set_string(handle, CURLOPT_CAINFO, roots) }
    if let user = self.settings.user { signet_curl_set_string(handle, CURLOPT_USERNAME, user) }
    if let password = self.settings.password { signet_curl_set_string(handle, CURLOPT_PASSWORD, password) }
    signet_curl_set_string(handle, CURLOPT_MAIL_FROM, "<\(mail.sender.address)>")
    signet_curl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients)
    signet_curl_set_long(handle, CURLOPT_UPLOAD, 1)
    // A thread must not be interrupted by libcurl's alarm for name look-ups.
    signet_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    signet_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, self.timeouts.connect)
    signet_curl_set_long(handle, CURLOPT_TIMEOUT, self.timeouts.total)
    signet_curl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, self.timeouts.total)
  }

  /// 5xx to the mail itself is final; whatever is wrong with the connection, the login or the settings can be mended.
  private static func outcome(_ code: CURLcode, status: Int, text: String) -> SendOutcome {
    let reason = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    switch code {
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_QUOTE_ERROR, CURLE_UPLOAD_FAILED:
      let isFinal = (500...599).contains(status) && ![530, 535].contains(status)
      return isFinal ? .refused(reason: reason) : .deferred(reason: reason)
    default: return .deferred(reason: reason)
    }
  }
}

/// A mail on its way out.
private struct Upload {
  let bytes: [UInt8]
  var offset = 0

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, self.bytes.count - self.offset)
    guard count > 0 else { return 0 }
    self.bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[self.offset..<self.offset + count]))
    }
    self.offset += count
    return count
  }
}
