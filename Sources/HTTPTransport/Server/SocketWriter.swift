import Glibc
import NIOCore

/// Writes to the socket of a cleartext connection at once, past its channel's queue, whose bookkeeping costs as much as a
/// small answer's frames. What the socket does not take, and every error, is left to the channel.
struct SocketWriter {
  private let descriptor: CInt
  /// Whether the channel was given something that it may still have: nothing may overtake that.
  private var isQueued = false

  /// Nil when the channel is not a socket's.
  init?(_ channel: any Channel) {
    let socket = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      $0
    }
    guard let descriptor = socket ?? nil else { return nil }
    self.descriptor = descriptor
  }

  /// Gives the socket what it takes without waiting.
  /// - Returns: how many bytes it took. The channel must be given the rest before this is called again.
  mutating func write(_ bytes: UnsafeRawBufferPointer, of channel: any Channel) -> Int {
    // A channel is inactive before anybody hears that it has closed its socket, whose number may be another's by then.
    guard channel.isActive else { return 0 }
    if isQueued {
      guard (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) == 0 else { return 0 }
    }
    let taken = max(0, send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_DONTWAIT | MSG_NOSIGNAL)))
    isQueued = taken < bytes.count
    return taken
  }
}
