import Glibc

/// An address of a machine (RFC 791, RFC 4291).
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// Four, or sixteen.
  package let bytes: [UInt8]

  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// As people write it, without brackets and without a zone.
  package init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET6, text, &bytes) == 1 {
      self.bytes = bytes
    } else if inet_pton(AF_INET, text, &bytes) == 1 {
      self.bytes = Array(bytes.prefix(4))
    } else {
      return nil
    }
  }

  /// Of a socket's address (`struct sockaddr_in`, `sockaddr_in6`); nil for those of other families.
  init?(family: Int32, _ socketAddress: UnsafeRawBufferPointer) {
    let place =
      switch family {
      case AF_INET: MemoryLayout.offset(of: \sockaddr_in.sin_addr).map { $0..<$0 + 4 }
      case AF_INET6: MemoryLayout.offset(of: \sockaddr_in6.sin6_addr).map { $0..<$0 + 16 }
      default: Range<Int>?.none
      }
    guard let place, place.upperBound <= socketAddress.count else { return nil }
    bytes = Array(socketAddress[place])
  }

  package var description: String {
    var text = [CChar](repeating: 0, count: 64)
    _ = inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether it leads to a machine of the public internet, by IANA's registries of special-purpose addresses. What stands for
  /// another address (mapped, NAT64, 6to4, Teredo) is none: it would lead wherever that does.
  package var isPublic: Bool {
    if bytes.count == 4 { return !Self.special4.contains { $0.contains(self) } }
    return Self.global6.contains(self) && !Self.special6.contains { $0.contains(self) }
  }

  /// https://www.iana.org/assignments/iana-ipv4-special-registry, multicast and what is reserved.
  private static let special4 = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4",
  ].compactMap { IPRange($0) }

  /// Whatever else there is, loopback and link-local addresses and those for private use among it, lies outside.
  private static let global6 = IPRange(prefix: [0x20], length: 3)
  /// https://www.iana.org/assignments/iana-ipv6-special-registry.
  private static let special6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"].compactMap { IPRange($0) }
}

/// Addresses that begin alike (RFC 4632).
struct IPRange: Sendable {
  private let prefix: [UInt8]
  private let length: Int

  init(prefix: [UInt8], length: Int) {
    self.prefix = prefix
    self.length = length
  }

  init?(_ text: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let address = IPAddress(String(parts[0])), let length = Int(parts[1]),
      (0...address.bytes.count * 8).contains(length)
    else { return nil }
    self.init(prefix: address.bytes, length: length)
  }

  func contains(_ address: IPAddress) -> Bool {
    let (whole, rest) = length.quotientAndRemainder(dividingBy: 8)
    guard address.bytes.prefix(whole).elementsEqual(prefix.prefix(whole)) else { return false }
    return rest == 0 || (address.bytes[whole] ^ prefix[whole]) >> (8 - rest) == 0
  }
}
