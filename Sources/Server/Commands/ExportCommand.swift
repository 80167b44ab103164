import ArgumentParser
import Domain
import Foundation
import ManagementService
import Persistence

/// Writes organizations to a file for another server.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes organizations with their users to a file, in the form of ExportData, of any size.",
    discussion: """
      The file holds hashes of passwords and secrets of authenticator apps, and is for this user alone. A store in a file must \
      not be served meanwhile: export from a copy (signet admin backup) where it is. `signet admin import FILE` takes it over.
      """)

  @OptionGroup var options: StoreOptions
  @Argument(help: "The file to write; it must not exist.") var file: String
  @Option(help: "Only this organization, by its id. Can be repeated.") var organization: [String] = []
  @Flag(help: "Leave out the hashes of passwords.") var withoutPasswords = false
  @Flag(help: "Leave out the secrets of authenticator apps.") var withoutOtp = false

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let data = try await DataDirectory.open(settings, for: .maintenance, clock: SystemClock())
    let outcome = await Result.awaiting {
      let exporter = Exporter(
        try UseCases(data, settings), withPasswords: !withoutPasswords, withOTP: !withoutOtp)
      let organizations = try await exporter.organizations(organization, but: [])
      guard organization.isEmpty || organizations.count == Set(organization).count else {
        throw CommandError("not all of the organizations are there: nothing was written")
      }
      var users = 0
      try await ExportFile(file).write(organizations, by: exporter) { users += $0 }
      try await exporter.noteInstance()
      print("wrote \(organizations.count) organizations with \(users) users to \(file)")
      for (kind, count) in exporter.leftOut.all {
        print("\(kind): \(count) not written: no place for them in the form")
      }
    }
    await data.store.close()
    try outcome.get()
  }
}
