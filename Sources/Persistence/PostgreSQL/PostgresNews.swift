import Domain

/// What nodes tell each other after a commit. Nothing hangs on it: who was told nothing looks by itself.
enum PostgresNews: Hashable, Sendable {
  /// Something waits to be sent.
  case queued(Notification.Channel)
  /// Another provider sends.
  case provider(Notification.Channel)
  /// A domain was proved to be an organization's.
  case domain

  static var all: [Self] {
    Notification.Channel.allCases.flatMap { [.queued($0), .provider($0)] } + [.domain]
  }

  var text: String {
    switch self {
    case .queued(let channel): "queued \(channel.rawValue)"
    case .provider(let channel): "provider \(channel.rawValue)"
    case .domain: "domain"
    }
  }

  init?(_ text: String) {
    guard let news = Self.all.first(where: { $0.text == text }) else { return nil }
    self = news
  }
}
