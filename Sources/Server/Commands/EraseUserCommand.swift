import ArgumentParser
import Persistence
import Domain

/// Forgets who a removed user was.
struct EraseUserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase-user", abstract: "Erases the personal data of a removed user.",
    discussion: """
      What happened to the user stays on record, without names, addresses, numbers and metadata. A database in a file is \
      written anew, so that nothing of them is left in it; a server that serves it waits with its changes meanwhile, about \
      a second for each 100 MB. Copies of the database and mails that were sent are not touched.
      """)

  @OptionGroup var options: StoreOptions
  @Argument(help: "The id of the user.") var user: String

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let count = try await Database(settings.database).erasePersonalData(of: self.user, clock: SystemClock())
    print("erased the personal data of user \(self.user) in \(count) events")
  }
}
