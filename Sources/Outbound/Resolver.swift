import CCares
import Glibc

/// Asks DNS, through c-ares: names are whole, and neither the system's table of hosts nor its domains to search are looked at.
/// It blocks its thread.
package struct Resolver: Sendable {
  /// `ADDRESS[:PORT]`, separated by commas; nil: those of the system.
  private let servers: String?

  /// More addresses of a host are not tried.
  private static let maximumAddresses = 16
  /// Milliseconds until a server is asked again, and how often each is asked.
  private static let (patience, tries): (Int32, Int32) = (1500, 2)

  package init(servers: String? = nil) {
    self.servers = servers
  }

  package enum Failure: Error, Equatable {
    /// There is no such name, or nothing of this type under it.
    case nothing
    case unreachable(reason: String)
  }

  /// Whether servers can be asked that are written so.
  package static func isServerList(_ text: String) -> Bool {
    // Of none c-ares would make the system's.
    guard !text.isEmpty, let channel = try? Channel(servers: text) else { return false }
    return channel.hasServers
  }

  /// The addresses of a host, of either family.
  package func addresses(of name: String, until deadline: Deadline) throws(Failure) -> [IPAddress] {
    let channel = try Channel(servers: servers)
    let (four, six) = (Answer(), Answer())
    channel.ask(name, .a, four)
    channel.ask(name, .aaaa, six)
    channel.wait(until: deadline)
    let found = four.addresses(limit: Self.maximumAddresses) + six.addresses(limit: Self.maximumAddresses)
    if found.isEmpty {
      if case .failed(let reason) = four.state { throw .unreachable(reason: reason) }
      if case .failed(let reason) = six.state { throw .unreachable(reason: reason) }
      throw .nothing
    }
    return found
  }

  /// The texts of the TXT records of a name, each whole.
  package func texts(of name: String, until deadline: Deadline) throws(Failure) -> [[UInt8]] {
    let channel = try Channel(servers: servers)
    let answer = Answer()
    channel.ask(name, .txt, answer)
    channel.wait(until: deadline)
    if case .failed(let reason) = answer.state { throw .unreachable(reason: reason) }
    let texts = answer.texts
    guard !texts.isEmpty else { throw .nothing }
    return texts
  }

  /// Types of records (RFC 1035 section 3.2.2, RFC 3596).
  private enum RecordType: Int32 {
    case a = 1
    case txt = 16
    case aaaa = 28
  }

  /// What became of a question.
  private final class Answer {
    enum State {
      case waiting, nothing
      case found([UInt8])
      case failed(reason: String)
    }

    var state = State.waiting
    var type = RecordType.a

    func take(_ status: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int32) {
      state =
        switch status {
        case ARES_SUCCESS: .found(Array(UnsafeBufferPointer(start: bytes, count: Int(count))))
        case ARES_ENODATA, ARES_ENOTFOUND: .nothing
        default: .failed(reason: String(cString: ares_strerror(status)))
        }
    }

    func addresses(limit: Int) -> [IPAddress] {
      guard case .found(let reply) = state else { return [] }
      var count = Int32(limit)
      let length = Int32(reply.count)
      switch type {
      case .a:
        var found = [ares_addrttl](repeating: ares_addrttl(), count: limit)
        guard ares_parse_a_reply(reply, length, nil, &found, &count) == ARES_SUCCESS else { return [] }
        return found.prefix(Int(count)).compactMap { entry in
          withUnsafeBytes(of: entry.ipaddr) { IPAddress(bytes: Array($0)) }
        }
      case .aaaa:
        var found = [ares_addr6ttl](repeating: ares_addr6ttl(), count: limit)
        guard ares_parse_aaaa_reply(reply, length, nil, &found, &count) == ARES_SUCCESS else { return [] }
        return found.prefix(Int(count)).compactMap { entry in
          withUnsafeBytes(of: entry.ip6addr) { IPAddress(bytes: Array($0)) }
        }
      case .txt: return []
      }
    }

    /// A record holds strings of 255 bytes at most, which are one text (RFC 7208 section 3.3).
    var texts: [[UInt8]] {
      guard case .found(let reply) = state else { return [] }
      var first: UnsafeMutablePointer<ares_txt_ext>?
      guard ares_parse_txt_reply_ext(reply, Int32(reply.count), &first) == ARES_SUCCESS else { return [] }
      defer { ares_free_data(first) }
      var texts: [[UInt8]] = []
      var next = first
      while let entry = next {
        let bytes = UnsafeBufferPointer(start: entry.pointee.txt, count: entry.pointee.length)
        if entry.pointee.record_start != 0 || texts.isEmpty { texts.append([]) }
        texts[texts.count - 1] += bytes
        next = entry.pointee.next
      }
      return texts
    }
  }

  /// One c-ares channel, for a few questions.
  private final class Channel {
    private var channel: ares_channel?
    /// Kept until the channel is closed: c-ares has pointers to them.
    private var answers: [Answer] = []

    /// Once for the process, before any thread uses the library.
    private static let libraryStatus = ares_library_init(ARES_LIB_INIT_ALL)

    init(servers: String?) throws(Failure) {
      guard Self.libraryStatus == ARES_SUCCESS else { throw .unreachable(reason: "c-ares does not start") }
      var options = ares_options()
      options.timeout = Resolver.patience
      options.tries = Resolver.tries
      let status = ares_init_options(&channel, &options, ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES)
      guard status == ARES_SUCCESS else { throw .unreachable(reason: String(cString: ares_strerror(status))) }
      guard let servers else { return }
      let set = ares_set_servers_ports_csv(channel, servers)
      guard set == ARES_SUCCESS else { throw .unreachable(reason: String(cString: ares_strerror(set))) }
    }

    // Whatever waits is told that it is over, while the answers are there still.
    deinit { if let channel { ares_destroy(channel) } }

    var hasServers: Bool {
      var first: UnsafeMutablePointer<ares_addr_port_node>?
      guard ares_get_servers_ports(channel, &first) == ARES_SUCCESS else { return false }
      defer { ares_free_data(first) }
      return first != nil
    }

    func ask(_ name: String, _ type: RecordType, _ answer: Answer) {
      answer.type = type
      answers.append(answer)
      let internet: Int32 = 1
      ares_query(
        channel, name, internet, type.rawValue,
        { context, status, _, bytes, count in
          guard let context else { return }
          Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue().take(status, bytes, count)
        }, Unmanaged.passUnretained(answer).toOpaque())
    }

    /// Returns when all questions are answered, or given up.
    func wait(until deadline: Deadline) {
      var sockets = [ares_socket_t](repeating: 0, count: Int(ARES_GETSOCK_MAXNUM))
      while true {
        let bits = UInt32(bitPattern: ares_getsock(channel, &sockets, Int32(sockets.count)))
        var polled: [pollfd] = []
        for (index, socket) in sockets.enumerated() {
          let (reads, writes) = (bits & (1 << UInt32(index)) != 0, bits & (1 << UInt32(index + 16)) != 0)
          guard reads || writes else { continue }
          polled.append(
            pollfd(fd: socket, events: Int16((reads ? POLLIN : 0) | (writes ? POLLOUT : 0)), revents: 0))
        }
        guard !polled.isEmpty else { return }
        let left = deadline.milliseconds
        guard left > 0 else { return ares_cancel(channel) }
        var next = timeval()
        let patience = ares_timeout(channel, nil, &next).map {
          Int($0.pointee.tv_sec) * 1000 + Int($0.pointee.tv_usec) / 1000
        }
        guard poll(&polled, nfds_t(polled.count), Int32(clamping: min(left, (patience ?? left) + 1))) > 0 else {
          // Timeouts are looked at.
          ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD)
          continue
        }
        for socket in polled where socket.revents != 0 {
          let (reads, writes) = (socket.revents & ~Int16(POLLOUT) != 0, socket.revents & Int16(POLLOUT) != 0)
          ares_process_fd(channel, reads ? socket.fd : ARES_SOCKET_BAD, writes ? socket.fd : ARES_SOCKET_BAD)
        }
      }
    }
  }
}
