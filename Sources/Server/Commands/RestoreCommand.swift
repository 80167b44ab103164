import ArgumentParser
import Foundation
import Glibc
import Persistence
import Secrets

/// Goes back to a backup.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Puts a backup in the place of the database, while the server is stopped.",
    discussion: """
      The backup is copied and checked first. The files of the database that is there are moved aside together, none is \
      removed. The backup itself is left as it is.
      """)

  @OptionGroup var options: StoreOptions
  @Argument(help: "The backup: what admin backup wrote, or another copy of a whole database.") var file: String

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    umask(0o077)
    let report = try Database(settings.database).restore(self.file, date: Self.date) { kept in
      guard access(settings.masterKeyPath, F_OK) == 0 else { return }
      try KeyedVault(try MasterKey(kept: settings.masterKeyPath)).check(kept, path: settings.masterKeyPath)
    }
    print("restored \(report.database) from \(self.file)")
    for path in report.movedAside { print("the old file is now \(path)") }
    if access(settings.masterKeyPath, F_OK) != 0 {
      print("\(settings.masterKeyPath) is missing: put the key back that was kept with the backup")
    }
  }

  /// Names files.
  private static var date: String {
    Date().formatted(
      .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
        .timeSeparator(.omitted))
  }
}
