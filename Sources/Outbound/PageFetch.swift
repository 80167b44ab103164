import CCurl
import Domain
import Glibc

/// Reads a short page of a host that a stranger has named, and nothing else: no host within this network, nothing long, nothing
/// that lasts. It blocks its thread.
package struct PageFetch: Sendable {
  package struct Settings: Sendable {
    /// DNS servers: see `Resolver`.
    package var resolver: String?
    /// Whether hosts may have addresses that are not public: for tests, and for networks of one's own.
    package var allowsPrivateAddresses = false
    /// A PEM file with the roots to trust; nil: the system's.
    package var certificateAuthority: String?
    package var port = 443

    package init() {}
  }

  /// What a page said.
  package struct Page: Sendable, Equatable {
    package let status: Int
    package let body: [UInt8]
  }

  package enum Failure: Error, Equatable {
    /// For the log: what is found out about a network is not told to strangers.
    case unreachable(reason: String)
  }

  /// How often a page may send its reader on.
  private static let maximumRedirects = 3
  private static let connectTimeout = 5000

  private let settings: Settings
  private let resolver: Resolver

  package init(_ settings: Settings) {
    self.settings = settings
    self.resolver = Resolver(servers: settings.resolver)
  }

  /// Reads `https://HOST/PATH`. Where that sends its reader elsewhere, it is looked at anew, and has to be HTTPS on the same port.
  package func page(of host: DomainName, path: String, until deadline: Deadline) throws(Failure) -> Page {
    var (host, path) = (host, path)
    for _ in 0...Self.maximumRedirects {
      let (page, next) = try fetch(host, path, until: deadline)
      guard let next else { return page }
      (host, path) = try place(next)
    }
    throw .unreachable(reason: "it redirects too often")
  }

  private func fetch(
    _ host: DomainName, _ path: String, until deadline: Deadline
  ) throws(Failure) -> (page: Page, redirect: String?) {
    let addresses = try addresses(of: host, until: deadline)
    // Each has connections of its own: none that was made to another address is used again.
    guard let curl = CurlHandle() else { throw .unreachable(reason: "libcurl has no memory") }
    let left = deadline.milliseconds
    guard left > 0 else { throw .unreachable(reason: "it takes too long") }
    // libcurl looks no name up: it has these addresses, and asks before it connects to one.
    let pins = curl_slist_append(
      nil, "\(host.ascii):\(settings.port):\(addresses.map(\.description).joined(separator: ","))")
    defer { curl_slist_free_all(pins) }
    let answer = Answer(Set(addresses))
    let code = withExtendedLifetime(answer) {
      curl.reset()
      curl.set(CURLOPT_URL, "https://\(host.ascii):\(settings.port)\(path)")
      curl.set(CURLOPT_PROTOCOLS_STR, "https")
      // The environment may name a proxy, which would connect to whatever it finds.
      curl.set(CURLOPT_PROXY, "")
      curl.set(CURLOPT_RESOLVE, pointer: pins)
      curl.set(CURLOPT_FOLLOWLOCATION, 0)
      curl.set(CURLOPT_USERAGENT, "signet")
      curl.set(CURLOPT_CONNECTTIMEOUT_MS, min(left, Self.connectTimeout))
      curl.set(CURLOPT_TIMEOUT_MS, left)
      if let roots = settings.certificateAuthority {
        curl.set(CURLOPT_CAINFO, roots)
        curl.set(CURLOPT_CAPATH, nil)
      }
      answer.attach(to: curl)
      return curl.perform()
    }
    guard code == CURLE_OK else { throw .unreachable(reason: curl.explanation(of: code)) }
    return (Page(status: curl.responseCode, body: answer.body), curl.redirectURL)
  }

  /// The addresses of a host, all of which must be ones that may be asked: a name that leads within as well is a trap.
  private func addresses(of host: DomainName, until deadline: Deadline) throws(Failure) -> [IPAddress] {
    let found: [IPAddress]
    do throws(Resolver.Failure) {
      found = try resolver.addresses(of: host.ascii, until: deadline.within(.seconds(5)))
    } catch {
      throw .unreachable(reason: "its name is not known: \(error)")
    }
    if !settings.allowsPrivateAddresses, let other = found.first(where: { !$0.isPublic }) {
      throw .unreachable(reason: "\(other) is no public address")
    }
    return found
  }

  /// Takes an address apart as libcurl reads it.
  private func place(_ url: String) throws(Failure) -> (host: DomainName, path: String) {
    let parsed = curl_url()
    defer { curl_url_cleanup(parsed) }
    guard let parsed, url.utf8.count <= 2048, curl_url_set(parsed, CURLUPART_URL, url, 0) == CURLUE_OK else {
      throw .unreachable(reason: "it redirects to what is no address")
    }
    func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
      var text: UnsafeMutablePointer<CChar>?
      guard curl_url_get(parsed, part, &text, UInt32(flags)) == CURLUE_OK, let text else { return nil }
      defer { curl_free(text) }
      return String(cString: text)
    }
    guard part(CURLUPART_SCHEME) == "https", part(CURLUPART_USER) == nil,
      part(CURLUPART_PORT, CURLU_DEFAULT_PORT) == String(settings.port),
      let host = part(CURLUPART_HOST).flatMap({ try? DomainName($0) }), let path = part(CURLUPART_PATH)
    else { throw .unreachable(reason: "it redirects to where it must not") }
    return (host, path + (part(CURLUPART_QUERY).map { "?" + $0 } ?? ""))
  }
}

/// What comes of one question, while it comes.
private final class Answer {
  private let addresses: Set<IPAddress>
  private(set) var body: [UInt8] = []
  private var head = 0

  /// Bytes of a page, and of the fields before it.
  private static let (maximumBody, maximumHead) = (4096, 32_768)

  init(_ addresses: Set<IPAddress>) {
    self.addresses = addresses
  }

  /// libcurl gets an unretained pointer: the caller keeps this alive while the transfer runs.
  func attach(to curl: CurlHandle) {
    let context = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
    curl.set(CURLOPT_WRITEDATA, pointer: context)
    curl.setTransfer(CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
      guard let buffer, let context else { return 0 }
      let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
      return answer.take(UnsafeRawBufferPointer(start: buffer, count: size * count))
    }
    curl.set(CURLOPT_HEADERDATA, pointer: context)
    curl.setTransfer(CURLOPT_HEADERFUNCTION) { _, size, count, context in
      guard let context else { return 0 }
      let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
      answer.head += size * count
      return answer.head <= Answer.maximumHead ? size * count : 0
    }
    curl.set(CURLOPT_OPENSOCKETDATA, pointer: context)
    curl.setOpenSocket { context, _, address in
      guard let context, let address else { return CURL_SOCKET_BAD }
      let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
      let place = MemoryLayout.offset(of: \curl_sockaddr.addr) ?? 0
      let found = IPAddress(
        family: address.pointee.family,
        UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + place, count: Int(address.pointee.addrlen)))
      guard let found, answer.addresses.contains(found) else { return CURL_SOCKET_BAD }
      return socket(
        address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }
  }

  /// - Returns: how many bytes were taken; another number than came ends the transfer.
  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= Self.maximumBody else { return 0 }
    body += bytes
    return bytes.count
  }
}
