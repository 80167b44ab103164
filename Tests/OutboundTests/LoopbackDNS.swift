import Glibc
import Synchronization

/// A DNS server (RFC 1035) on a port of this machine, over UDP, which answers from a table.
final class LoopbackDNS: Sendable {
  enum Record: Sendable {
    case a([UInt8])
    case aaaa([UInt8])
    /// Strings of one record.
    case txt([[UInt8]])

    fileprivate var type: UInt16 {
      switch self {
      case .a: 1
      case .aaaa: 28
      case .txt: 16
      }
    }

    fileprivate var data: [UInt8] {
      switch self {
      case .a(let bytes), .aaaa(let bytes): bytes
      case .txt(let strings): strings.flatMap { [UInt8($0.count)] + $0 }
      }
    }
  }

  let port: UInt16
  private let descriptor: Int32
  private let records: [String: [Record]]
  /// The names that were asked for.
  private let asked = Mutex<[String]>([])

  init(_ records: [String: [Record]]) throws {
    self.records = records
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 ? getsockname(descriptor, pointer, &length) : -1
      }
    }
    guard code == 0 else { throw CannotStart() }
    self.descriptor = descriptor
    self.port = UInt16(bigEndian: address.sin_port)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<LoopbackDNS>.fromOpaque(argument).takeRetainedValue().serve()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(thread)
  }

  struct CannotStart: Error {}

  var address: String { "127.0.0.1:\(port)" }
  var names: [String] { asked.withLock { $0 } }

  /// Ends the thread.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func serve() {
    var question = [UInt8](repeating: 0, count: 512)
    while true {
      var peer = sockaddr_in()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let count = withUnsafeMutablePointer(to: &peer) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          recvfrom(descriptor, &question, question.count, 0, $0, &length)
        }
      }
      guard count > 16 else { break }
      let answer = self.answer(Array(question[..<count]))
      _ = withUnsafePointer(to: &peer) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(descriptor, answer, answer.count, 0, $0, length)
        }
      }
    }
    close(descriptor)
  }

  private func answer(_ question: [UInt8]) -> [UInt8] {
    var labels: [String] = []
    var index = 12
    while index < question.count, question[index] != 0 {
      let end = min(question.count, index + 1 + Int(question[index]))
      labels.append(String(decoding: question[(index + 1)..<end], as: UTF8.self))
      index = end
    }
    let name = labels.joined(separator: ".").lowercased()
    asked.withLock { $0.append(name) }
    let type = UInt16(question[index + 1]) << 8 | UInt16(question[index + 2])
    let known = records[name]
    let found = (known ?? []).filter { $0.type == type }
    var answer = Array(question[..<2])
    // An answer, to a recursive question; NXDOMAIN where the name is unknown.
    answer += [0x81, known == nil ? 0x83 : 0x80, 0, 1, 0, UInt8(found.count), 0, 0, 0, 0]
    answer += question[12..<(index + 5)]
    for record in found {
      answer += [0xc0, 12, UInt8(record.type >> 8), UInt8(record.type & 255), 0, 1, 0, 0, 0, 60]
      answer += [UInt8(record.data.count >> 8), UInt8(record.data.count & 255)] + record.data
    }
    return answer
  }
}
