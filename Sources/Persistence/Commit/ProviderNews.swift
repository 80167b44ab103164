import Domain
import Synchronization

/// Tells of commits after which another provider may send: a number that grows, read without waiting, and a bell.
///
/// The writer tells it before it answers anybody. A store of several nodes tells it of the others' commits, too.
package final class ProviderNews: Sendable {
  private let versions = Mutex<[Notification.Channel: Int]>([:])
  private let bells = Dictionary(uniqueKeysWithValues: Notification.Channel.allCases.map { ($0, Bell()) })

  package init() {}

  package func note(_ channel: Notification.Channel) {
    versions.withLock { $0[channel, default: 0] += 1 }
    bells[channel]?.ring()
  }

  package func version(_ channel: Notification.Channel) -> Int { versions.withLock { $0[channel, default: 0] } }

  // There is a bell for each.
  package func rings(_ channel: Notification.Channel) -> AsyncStream<Void> {
    bells[channel]?.rings() ?? AsyncStream { $0.finish() }
  }

  package func finish() { for bell in bells.values { bell.finish() } }
}

extension ItemChange {
  /// The channels of which another provider may send afterwards.
  var providerChannels: [Notification.Channel] {
    switch self {
    case .put(.provider(let provider), _, _): [provider.channel]
    case .put(.activeProvider(let channel, _), _, _), .remove(.activeProvider(let channel)): [channel]
    case .put, .remove, .removeAll, .drop: []
    }
  }
}
