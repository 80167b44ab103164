import ArgumentParser
import Domain
import Foundation
import Persistence
import Secrets

/// What an operator does beside serving.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Backs up, restores, checks, moves and unlocks a store, and forgets people.",
    subcommands: [
      BackupCommand.self, RestoreCommand.self, VerifyStateCommand.self, TokenCommand.self, CreateOwnerCommand.self,
      EraseUserCommand.self, CopyCommand.self, ExportCommand.self, ImportCommand.self, DeliveriesCommand.self,
      ExplainListsCommand.self,
    ])
}

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the database, also while it is being served.")

  @OptionGroup var options: StoreOptions
  @Argument(help: "The file to write; it must not exist.") var file: String

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    try Database(settings.database).backUp(to: self.file)
    print(
      "backed up \(settings.shownDatabase) to \(self.file); keep \(settings.masterKeyPath) with it. To go back to it: "
        + "signet admin restore \(self.file)")
  }
}

struct VerifyStateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-state",
    abstract: "Looks for damage, and proves that every stored state equals the fold of its events.")

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let report = try Database(settings.database).verifyState()
    for damage in report.damages { print("damaged: \(damage)") }
    for mismatch in report.mismatches { print("differs: \(mismatch)") }
    print(
      """
      \(report.checked) aggregates checked, \(report.mismatches.count) differ; \
      \(report.damages.isEmpty ? "the database is whole" : "the database is damaged")
      """)
    if !report.isSound { throw ExitCode.failure }
  }
}
