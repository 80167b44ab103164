import Glibc
import Domain
import Persistence

/// Makes an empty store usable: instance, default organization, and a program `admin` whose token lies in a file.
struct FirstStart {
  static let adminName = "admin"

  let store: any Store
  let vault: any CodeVault
  let ids: any IDGenerator
  let baseDomain: String
  /// Where the token is written.
  let tokenPath: String

  /// Does nothing where there is an instance already.
  ///
  /// The token is in its file before the store knows it: a crash between the two leaves a file that opens nothing, and
  /// the next start writes another, while the other order could leave an instance that nobody can enter.
  /// - Returns: whether this was the first start.
  func run() async throws -> Bool {
    guard try await self.store.instance() == nil else { return false }
    let token = self.vault.drawToken()
    try self.write(token)
    let new = NewInstance(
      instanceID: self.ids.next(), organizationID: self.ids.next(),
      admin: NewOwner(
        userID: self.ids.next(), userName: Self.adminName, tokenID: self.ids.next(),
        tokenDigest: self.vault.digest(token: token)),
      baseDomain: self.baseDomain)
    do {
      try await self.store.execute(try .setUp(new))
    } catch let error as DomainError {
      // Another node was first: this token opens nothing.
      guard try await self.store.instance() != nil else { throw error }
      unlink(self.tokenPath)
      return false
    }
    return true
  }

  private func write(_ token: String) throws {
    try self.moveFormerTokenAside()
    let descriptor = open(self.tokenPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StartError("cannot create \(self.tokenPath): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    let bytes = Array((token + "\n").utf8)
    guard fchmod(descriptor, 0o600) == 0,
      bytes.withUnsafeBytes({ Glibc.write(descriptor, $0.baseAddress, $0.count) }) == bytes.count,
      fsync(descriptor) == 0
    else { throw StartError("cannot write \(self.tokenPath): \(String(cString: strerror(errno)))") }
    // The store must not outlive the file.
    try SQLiteStore.synchronize(self.tokenPath)
  }
}

extension FirstStart {
  /// Another store's token, or one that an interrupted first start has left: it is not ours to throw away.
  private func moveFormerTokenAside() throws {
    guard access(self.tokenPath, F_OK) == 0 else { return }
    var number = 1
    while access("\(self.tokenPath).\(number)", F_OK) == 0 { number += 1 }
    guard rename(self.tokenPath, "\(self.tokenPath).\(number)") == 0 else {
      throw StartError("cannot move \(self.tokenPath) aside: \(String(cString: strerror(errno)))")
    }
  }
}

/// Why the server does not start.
struct StartError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
