import ArgumentParser
import Persistence
import Secrets
import Domain

/// What an operator does beside serving.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Backs up, checks and unlocks a store, and forgets people.",
    subcommands: [
      BackupCommand.self, VerifyStateCommand.self, TokenCommand.self, EraseUserCommand.self, ExplainListsCommand.self,
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
    print("backed up \(settings.database) to \(self.file); keep \(settings.masterKeyPath) with it")
  }
}

struct VerifyStateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-state", abstract: "Proves that every stored state equals the fold of its events.")

  @OptionGroup var options: ServerOptions

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let report = try Database(settings.database).verifyState()
    for mismatch in report.mismatches { print("differs: \(mismatch)") }
    print("\(report.checked) aggregates checked, \(report.mismatches.count) differ")
    if !report.mismatches.isEmpty { throw ExitCode.failure }
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
    let store = try Database.open(settings.database, clock: clock)
    let outcome = await Result { try await self.addToken(to: store, settings, clock) }
    await store.close()
    print(try outcome.get())
  }

  private func addToken(to store: any Store, _ settings: ServerSettings, _ clock: SystemClock) async throws -> String {
    guard let user = try await store.user(loginName: self.user) else {
      throw ValidationError("there is no user \(self.user)")
    }
    let vault = KeyedVault(try MasterKey(readingFrom: settings.masterKeyPath))
    let token = vault.drawToken()
    do {
      try await store.execute(
        .addPersonalAccessToken(
          to: Target(user.id, by: "", .proof(.v1)), id: SequentialIDs(clock: clock).next(),
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
