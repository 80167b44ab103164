import ArgumentParser
import Domain
import Foundation
import Persistence
import Secrets

// Ways in for an operator, also while the store is served: what they print is a token, and it works.

struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Makes a new token for a machine user.")

  @OptionGroup var options: StoreOptions
  @Option(help: "The login name of the machine user.") var user = FirstStart.adminName

  func run() async throws {
    print(
      try await TokenStore(options).makingToken { store, _, digest, tokenID in
        guard let user = try await store.user(loginName: user) else {
          throw CommandError("there is no user \(user); `signet admin create-owner` makes one")
        }
        guard user.state == .active else {
          throw CommandError(
            "\(self.user) is \(user.state): its tokens open nothing; `signet admin create-owner` makes another owner")
        }
        do {
          // Whoever holds the database needs no permission.
          try await store.execute(
            .addPersonalAccessToken(
              to: Target(user.id, by: "", .proof(.v1)), id: tokenID, digest: digest, expires: nil))
        } catch let error as DomainError {
          throw CommandError("\(self.user) cannot have a token (\(error.id))")
        }
      })
    // Not on standard output: that is the token.
    FileHandle.standardError.write(
      Data("tokens that \(user) had before stay valid until they are removed (RemovePersonalAccessToken)\n".utf8))
  }
}

struct CreateOwnerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create-owner",
    abstract: "Makes a machine user that owns the instance, and its token.",
    discussion: "For when no owner is left, or none who can act. What it prints is the token.")

  @OptionGroup var options: StoreOptions
  @Option(help: "The login name of the new machine user.") var user = "owner"

  func run() async throws {
    print(
      try await TokenStore(options).makingToken { store, ids, digest, tokenID in
        guard try await store.instance() != nil else {
          throw CommandError("the store is empty: the first start of the server makes an owner")
        }
        do {
          try await store.execute(
            try .addOwner(NewOwner(userID: ids.next(), userName: user, tokenID: tokenID, tokenDigest: digest)))
        } catch let error as DomainError where error.kind == .alreadyExists {
          throw CommandError("there is a user \(user) already: name another with --user")
        } catch let error as DomainError {
          throw CommandError("\(user) cannot be made (\(error.id))")
        }
      })
  }
}

/// A store for making tokens in it.
private struct TokenStore {
  let settings: ServerSettings

  init(_ options: StoreOptions) throws {
    settings = try SettingsLoader(options).load()
  }

  /// Draws a token, hands its digest and an id to `body`, and closes the store.
  /// - Returns: the token, once `body` has kept its digest.
  func makingToken(
    _ body: (any OpenStore, SequentialIDs, _ digest: [UInt8], _ tokenID: String) async throws -> Void
  ) async throws -> String {
    let data = try await DataDirectory.open(settings, for: .operating, clock: SystemClock())
    let token = data.vault.drawToken()
    let outcome = await Result.awaiting {
      try await body(data.store, data.ids, data.vault.digest(token: token), data.ids.next())
    }
    await data.store.close()
    try outcome.get()
    return token
  }
}
