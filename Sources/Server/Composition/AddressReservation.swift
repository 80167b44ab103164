import Glibc
import NIOCore

/// Holds the address that the server is to listen on from before anything is made or opened: who cannot listen leaves
/// nothing behind, and touches no store.
///
/// The socket is bound, and does not listen: to a server that listens with SO_REUSEADDR, as ours does, it is not in the way.
final class AddressReservation: Sendable {
  private let descriptor: Int32

  /// - Throws: `StartError` when the address cannot be had.
  init(_ address: ListenAddress) throws {
    let resolved: SocketAddress
    do {
      resolved = try SocketAddress.makeAddressResolvingHost(address.host, port: address.port)
    } catch {
      throw StartError(
        "cannot listen on \(address): \(address.host) is no address of this machine, nor a name that is known")
    }
    let descriptor = socket(
      Int32(resolved.protocol.rawValue), Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw StartError("cannot listen on \(address): \(String(cString: strerror(errno)))") }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let code = resolved.withSockAddr { bind(descriptor, $0, socklen_t($1)) == 0 ? 0 : errno }
    guard code == 0 else {
      close(descriptor)
      let remedy =
        switch code {
        case EADDRINUSE: "another program listens there; stop it, or choose another port with --listen"
        case EACCES, EPERM: "ports below 1024 need a privilege (CAP_NET_BIND_SERVICE); choose another with --listen"
        case EADDRNOTAVAIL: "it is no address of this machine; choose another with --listen"
        default: "choose another with --listen"
        }
      throw StartError("cannot listen on \(address): \(String(cString: strerror(code))); \(remedy)")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
