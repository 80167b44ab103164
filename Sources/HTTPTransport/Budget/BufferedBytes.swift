import NIOCore

/// What a connection has given to its channel, and the channel could not give to the socket. It is counted only while the
/// socket takes no more.
struct BufferedBytes {
  private var holding: ByteHolding?

  /// Looks again, at the end of a turn.
  /// - Parameter more: bytes of memory that wait with them.
  mutating func update(
    _ channel: any Channel, besides more: @autoclosure () -> Int = 0, in ledger: @autoclosure () -> ByteLedger,
    of connection: any ByteHolder
  ) {
    guard !channel.isWritable else { return release() }
    let bytes = ((try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0) + more()
    guard bytes > 0 else { return release() }
    let holding = self.holding ?? ByteHolding(.unsent, ledger(), connection)
    self.holding = holding
    holding.set(bytes)
  }

  mutating func release() {
    guard let holding else { return }
    holding.release()
    self.holding = nil
  }
}
