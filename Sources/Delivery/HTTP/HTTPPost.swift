import CCurl
import Outbound

/// One POST to a provider: what is sent, and what came back.
struct HTTPPost {
  let url: String
  /// Whole lines: `content-type: application/json`.
  let fields: [String]
  let body: [UInt8]
  /// For Basic authentication.
  var credentials: (user: String, password: String)?

  /// What a provider said.
  struct Answer {
    let status: Int
    /// The beginning of the body.
    let body: [UInt8]
  }

  enum Failure: Error {
    /// There was no answer.
    case noAnswer(reason: String)
  }

  /// Seconds until a connection stands, and for everything.
  private static let times = (connect: 10, total: 30)

  /// Posts over a handle's connections, blocking the thread. Redirects are not followed: nothing is sent where no
  /// setting says so.
  func perform(over curl: CurlHandle, certificateAuthority: String?) throws(Failure) -> Answer {
    var list: UnsafeMutablePointer<curl_slist>?
    for field in self.fields + ["expect:"] { list = curl_slist_append(list, field) }
    defer { curl_slist_free_all(list) }
    let response = Response()
    let code = self.body.withUnsafeBytes { body in
      withExtendedLifetime(response) {
        curl.reset()
        curl.set(CURLOPT_URL, self.url)
        curl.set(CURLOPT_PROTOCOLS_STR, "http,https")
        curl.set(CURLOPT_POST, 1)
        curl.set(CURLOPT_POSTFIELDSIZE, body.count)
        curl.set(CURLOPT_POSTFIELDS, pointer: body.baseAddress)
        curl.set(CURLOPT_HTTPHEADER, pointer: list)
        if let credentials = self.credentials {
          curl.set(CURLOPT_USERNAME, credentials.user)
          curl.set(CURLOPT_PASSWORD, credentials.password)
        }
        if let certificateAuthority {
          curl.set(CURLOPT_CAINFO, certificateAuthority)
          curl.set(CURLOPT_CAPATH, nil)
        }
        curl.set(CURLOPT_CONNECTTIMEOUT, Self.times.connect)
        curl.set(CURLOPT_TIMEOUT, Self.times.total)
        response.attach(to: curl)
        return curl.perform()
      }
    }
    // What was too long was an answer all the same: the provider has what it was sent.
    guard code == CURLE_OK || (code == CURLE_WRITE_ERROR && response.isTooLong) else {
      throw .noAnswer(reason: curl.explanation(of: code))
    }
    return Answer(status: curl.responseCode, body: response.bytes)
  }
}

/// The body of an answer while it comes in.
private final class Response {
  /// More is not kept: it is looked at for a code only.
  private static let maximumLength = 4096
  /// More is not even read.
  private static let limit = 1 << 20
  private(set) var bytes: [UInt8] = []
  private var count = 0

  var isTooLong: Bool { self.count > Self.limit }

  /// libcurl gets an unretained pointer: the caller keeps this alive while the transfer runs.
  func attach(to curl: CurlHandle) {
    curl.set(CURLOPT_WRITEDATA, pointer: Unmanaged.passUnretained(self).toOpaque())
    curl.setTransfer(CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
      guard let buffer, let context else { return 0 }
      let response = Unmanaged<Response>.fromOpaque(context).takeUnretainedValue()
      let bytes = UnsafeRawBufferPointer(start: buffer, count: size * count)
      response.bytes += bytes.prefix(Response.maximumLength - response.bytes.count)
      response.count += bytes.count
      // Another number than was offered ends the transfer.
      return response.isTooLong ? 0 : bytes.count
    }
  }
}
