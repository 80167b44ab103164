import ArgumentParser
import Domain
import Foundation
import Persistence

/// Lists messages that wait or were given up.
struct DeliveriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries",
    abstract: "Lists messages that wait, are under way, were given up or have expired, also while the server runs.",
    discussion: """
      One a line, the latest first, its columns separated by tabs: number, state, kind, the id of the user, when it was \
      queued, when it is tried again, when its code ends, attempts, and why the last one failed. No address, number or \
      code. What was delivered is in the history of its user. By whom messages go now is told on the error output.
      """)

  @OptionGroup var options: StoreOptions
  @Option(
    help: ArgumentHelp(
      "Only messages in this state: \(Delivery.State.allCases.map(\.rawValue).joined(separator: ", ")). Can be repeated."
    ))
  var state: [Delivery.State] = []
  @Option(help: "How many at most.") var limit = 1000

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let states = self.state.isEmpty ? Set(Delivery.State.allCases) : Set(self.state)
    for channel in Notification.Channel.allCases {
      let provider = try Database(settings.database).activeProvider(channel)
      let name = provider.map { "provider \($0.id) (\($0.kind.rawValue), \($0.place))" } ?? "the settings"
      FileHandle.standardError.write(Data("\(channel.name) goes by \(name)\n".utf8))
    }
    let found = try Database(settings.database).deliveries(states, limit: self.limit)
    print("id\tstate\tkind\tuser\tqueued\tdue\texpires\tattempts\treason")
    for delivery in found { print(delivery.line) }
  }
}

extension Delivery.State: ExpressibleByArgument {}

extension Delivery {
  fileprivate var line: String {
    [
      "\(id)", state.rawValue, kind.name, userID, created.text, due?.text ?? "-", expires.text, "\(attempts)",
      reason.isEmpty ? "-" : reason,
    ]
    // Reasons hold words of others; they are without controls already.
    .map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t")
  }
}

extension Timestamp {
  /// RFC 3339, in UTC and whole seconds.
  fileprivate var text: String {
    Date(timeIntervalSince1970: Double(microseconds / 1_000_000)).formatted(.iso8601)
  }
}
