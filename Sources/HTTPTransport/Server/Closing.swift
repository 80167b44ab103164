import NIOCore
import NIOSSL

extension ChannelHandlerContext {
  /// Closes the channel now. TLS is not asked: it would wait for the peer's farewell.
  func cut() {
    if let tls = try? pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self) {
      tls.close(mode: .all, promise: nil)
    } else {
      close(mode: .all, promise: nil)
    }
  }
}
