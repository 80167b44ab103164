import ArgumentParser
import Domain
import Foundation
import Persistence
import Secrets

/// What an operator does beside serving.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Backs up, restores, checks and unlocks a store, and forgets people.",
    subcommands: [
      BackupCommand.self, RestoreCommand.self, VerifyStateCommand.self, TokenCommand.self, EraseUserCommand.self,
      ExplainListsCommand.self,
    ])
}

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the database, also while it is being served.")

  @OptionGroup var options: ServerOptions
  @Argument(help: "The file to write; it must not exist.") var file: String

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    try Database(settings.database).backUp(to: self.file)
    print(
      "backed up \(settings.database) to \(self.file); keep \(settings.masterKeyPath) with it. To go back to it: "
        + "signet admin restore \(self.file)")
  }
}

struct VerifyStateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-state",
    abstract: "Looks for damage, and proves that every stored state equals the fold of its events.")

  @OptionGroup var options: ServerOptions

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

struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Makes a new token for a machine user, while the server is stopped.")

  @OptionGroup var options: ServerOptions
  @Option(help: "The login name of the machine user.") var user = FirstStart.adminName

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let clock = SystemClock()
    let data = try await DataDirectory.open(settings, for: .maintenance, clock: clock)
    let outcome = await Result { try await self.addToken(data, clock) }
    await data.store.close()
    print(try outcome.get())
    // Not on standard output: that is the token.
    FileHandle.standardError.write(
      Data("tokens that \(self.user) had before stay valid until they are removed (RemovePersonalAccessToken)\n".utf8))
  }

  private func addToken(_ data: DataDirectory, _ clock: SystemClock) async throws -> String {
    let (store, vault) = (data.store, data.vault)
    guard let user = try await store.user(loginName: self.user) else {
      throw ValidationError("there is no user \(self.user)")
    }
    let token = vault.drawToken()
    do {
      try await store.execute(
        .addPersonalAccessToken(
          to: Target(user.id, by: "", .proof(.v1)), id: data.ids.next(),
          digest: vault.digest(token: token), expires: nil))
    } catch let error as DomainError {
      throw ValidationError("\(self.user) cannot have a token (\(error.id))")
    }
    return token
  }
}

extension Result where Failure == any Error {
  /// The outcome of what may throw, so that something can be done before it is rethrown.
  init(catching body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
