import CCurl
import Glibc

/// One libcurl handle with its connections. It stays on one thread.
///
/// An option that libcurl refuses fails the next transfer: a setting such as "only with TLS" must not get lost.
package final class CurlHandle {
  /// libcurl's state for the process, made once, before any thread uses it.
  ///
  /// With `CURLOPT_NOSIGNAL` it leaves SIGPIPE to the program, which a TLS connection that the server has closed would
  /// end: written-to connections report the error without it.
  private static let globalCode: CURLcode = {
    signal(SIGPIPE, SIG_IGN)
    return signet_curl_global_init()
  }()

  private let handle: UnsafeMutableRawPointer
  private let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var failure = CURLE_OK

  /// nil when there is no memory.
  package init?() {
    guard Self.globalCode == CURLE_OK, let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.errorText.initialize(repeating: 0)
  }

  deinit {
    curl_easy_cleanup(self.handle)
    self.errorText.deallocate()
  }

  /// Forgets all options; connections are kept.
  package func reset() {
    curl_easy_reset(self.handle)
    self.errorText.update(repeating: 0)
    self.failure = CURLE_OK
    self.set(CURLOPT_ERRORBUFFER, pointer: self.errorText.baseAddress)
    // A thread must not be interrupted by an alarm for name look-ups.
    self.set(CURLOPT_NOSIGNAL, 1)
  }

  package func set(_ option: CURLoption, _ value: Int) { self.note(signet_curl_set_long(self.handle, option, value)) }

  /// nil unsets.
  package func set(_ option: CURLoption, _ value: String?) {
    self.note(signet_curl_set_string(self.handle, option, value))
  }

  /// What it points to must live until the transfer is done.
  package func set(_ option: CURLoption, pointer: UnsafeRawPointer?) {
    self.note(signet_curl_set_pointer(self.handle, option, pointer))
  }

  package func setTransfer(_ option: CURLoption, _ function: @escaping signet_curl_transfer) {
    self.note(signet_curl_set_transfer(self.handle, option, function))
  }

  package func setDebug(_ function: @escaping curl_debug_callback) {
    self.note(signet_curl_set_debug(self.handle, function))
  }

  /// Asked for each connection that is to be made, with an address that libcurl has found.
  package func setOpenSocket(_ function: @escaping curl_opensocket_callback) {
    self.note(signet_curl_set_open_socket(self.handle, function))
  }

  /// Blocks until the transfer is done.
  package func perform() -> CURLcode {
    self.failure == CURLE_OK ? curl_easy_perform(self.handle) : self.failure
  }

  /// The status of the last answer by HTTP; 0 without one.
  package var responseCode: Int {
    var code = 0
    return signet_curl_get_long(self.handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0
  }

  /// Where the last answer by HTTP sends its reader; nil: nowhere.
  package var redirectURL: String? {
    var text: UnsafeMutablePointer<CChar>?
    guard signet_curl_get_string(self.handle, CURLINFO_REDIRECT_URL, &text) == CURLE_OK else { return nil }
    return text.map { String(cString: $0) }
  }

  /// What is known about the failure of the last transfer.
  package func explanation(of code: CURLcode) -> String {
    let text = String(
      decoding: self.errorText.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
  }

  private func note(_ code: CURLcode) {
    if code != CURLE_OK, self.failure == CURLE_OK { self.failure = code }
  }
}
