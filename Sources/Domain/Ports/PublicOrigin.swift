import Synchronization

/// Where clients reach the server: scheme, host and port, without a slash at the end. Known once it listens.
package final class PublicOrigin: Sendable {
  private let origin = Mutex("http://localhost")

  package init() {}

  package var text: String { origin.withLock { $0 } }
  package func set(_ text: String) { origin.withLock { $0 = text } }
}
