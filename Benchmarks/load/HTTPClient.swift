import Glibc

/// One keep-alive HTTP/1.1 connection with one call at a time, non-blocking. It counts nothing and judges nothing.
final class HTTPClient {
  struct Answer {
    let status: Int
    let body: ArraySlice<UInt8>
  }

  let socket: Int32
  private var received: [UInt8] = []

  /// Connects to a port of this machine.
  /// - Throws: `Failure`.
  init(port: UInt16) throws(Failure) {
    self.socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard self.socket >= 0 else { throw .system("socket") }
    var on: Int32 = 1
    setsockopt(self.socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(self.socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw .system("connect") }
    guard fcntl(self.socket, F_SETFL, O_NONBLOCK) == 0 else { throw .system("fcntl") }
    self.received.reserveCapacity(4096)
  }

  deinit { close(self.socket) }

  /// Starts a call. Requests are smaller than a socket's buffer: whatever the system does not take is a failure.
  func send(_ request: [UInt8]) throws(Failure) {
    self.received.removeAll(keepingCapacity: true)
    let count = request.withUnsafeBytes { Glibc.send(self.socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    guard count == request.count else { throw .system("send") }
  }

  /// The answer, once all of it is there.
  func receive() throws(Failure) -> Answer? {
    while true {
      let count = withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { buffer in
        let count = recv(self.socket, buffer.baseAddress, buffer.count, 0)
        if count > 0 { self.received.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
        return count
      }
      if count > 0 {
        if let answer = try self.answer() { return answer }
      } else if count < 0, errno == EAGAIN {
        return nil
      } else {
        throw count == 0 ? .brokenProtocol("the server closed the connection") : .system("recv")
      }
    }
  }

  private func answer() throws(Failure) -> Answer? {
    guard let end = self.received.index(after: "\r\n\r\n") else { return nil }
    let head = self.received[..<end]
    // HTTP/1.1 200 OK
    guard head.count > 12, let status = Int(String(decoding: head[9..<12], as: UTF8.self)),
      let value = head.index(after: "\r\ncontent-length:"),
      let length = Int(
        String(decoding: head[value...].drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 13 }, as: UTF8.self))
    else { throw .brokenProtocol("an answer without a status or a length: \(String(decoding: head, as: UTF8.self))") }
    let body = self.received[end...]
    return body.count < length ? nil : Answer(status: status, body: body)
  }
}

extension Collection<UInt8> where Index == Int {
  /// The index behind the first occurrence of a text, which is in lower case; letters are found in either case.
  func index(after text: StaticString) -> Int? {
    let count = text.utf8CodeUnitCount
    guard self.count >= count else { return nil }
    for start in self.startIndex...(self.endIndex - count) {
      var length = 0
      while length < count {
        let byte = self[start + length]
        let isLetter = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        guard (isLetter ? byte + 32 : byte) == text.utf8Start[length] else { break }
        length += 1
      }
      if length == count { return start + count }
    }
    return nil
  }
}
