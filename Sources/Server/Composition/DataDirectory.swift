import Domain
import Glibc
import Persistence
import Secrets

/// The store and the master key that the settings name, held against each other: neither is made anew beside what is left
/// of the other, and no store is opened with another's key.
struct DataDirectory {
  let store: any OpenStore
  let vault: KeyedVault
  let ids: SequentialIDs

  /// What they are opened for.
  enum Purpose {
    /// What is missing is made.
    case serving
    /// Nothing is made, and nobody may be serving.
    case maintenance
    /// Nothing is made; a little is changed, also while somebody serves.
    case operating
  }

  /// - Throws: what an operator can mend, in words.
  static func open(_ settings: ServerSettings, for purpose: Purpose, clock: any Domain.Clock) async throws -> Self {
    let database = try Database(settings.database)
    if purpose == .serving, try !database.exists() { try settings.checkMayCreateStore() }
    let path = settings.masterKeyPath
    let found = access(path, F_OK) == 0 ? KeyedVault(try MasterKey(kept: path)) : nil
    let store = try database.open(
      clock: clock, listMemory: settings.listMemoryBytes, settings: purpose == .serving ? settings.shared : [:],
      creates: purpose == .serving, isBeside: purpose == .operating
    ) { kept in
      guard !kept.isPartOfCopy else {
        throw StartError(
          "\(database.location): a copy to it was interrupted. Go on with signet admin copy, which can; or empty it")
      }
      if let found { return try found.check(kept, path: path) }
      // A new key beside an old store would void every pending code without a word. What a first start that was interrupted
      // has left is no old store.
      guard purpose == .serving, kept.isNew, kept.keyCheck == nil else {
        throw StartError(
          """
          \(path) is missing, but \(database.location) exists: restore the key from a backup\
          \(database.isShared ? ", or copy it from another node" : "")
          """)
      }
    }
    do {
      let vault = try found ?? KeyedVault(MasterKey(creatingAt: path))
      if try await store.keyCheck() == nil { try await store.note(keyCheck: vault.keyCheck) }
      guard try await store.keyCheck() == vault.keyCheck else {
        if found == nil { unlink(path) }
        throw StartError("another node was the first to start: copy its master.key to \(path), and start again")
      }
      let ids = SequentialIDs(
        node: { store.nodeNumber }, clock: store.clock, after: try await store.highestID())
      return Self(store: store, vault: vault, ids: ids)
    } catch {
      await store.close()
      throw error
    }
  }
}

extension ServerSettings {
  /// - Throws: `StartError` where there was a store once: what is left of it says so.
  fileprivate func checkMayCreateStore() throws {
    let paths: [String] = [masterKeyPath, adminTokenPath]
    let left = paths.filter { path in access(path, F_OK) == 0 }
    guard !left.isEmpty, newStore == .first else { return }
    throw StartError(
      """
      \(shownDatabase): there is no store, but \(left.joined(separator: " and ")) \(left.count == 1 ? "is" : "are") there. Nothing \
      was changed. Check \(name(of: .data)) and \(name(of: .database)), and that the volume is mounted; restore a backup with \
      signet admin restore FILE; or begin anew with \(SettingKey.newStore.option) always
      """)
  }
}

extension MasterKey {
  /// Reads the key, and says which file is meant where it is none.
  init(kept path: String) throws {
    do throws(MasterKeyError) {
      try self.init(readingFrom: path)
    } catch .wrongLength(let count) {
      throw StartError("\(path): is no master key (\(count) bytes instead of \(Self.length)); restore it from a backup")
    } catch {
      throw error
    }
  }
}

extension KeyedVault {
  /// Holds the key against what a store keeps. To one that knows no key yet any is as good, unless what is sealed
  /// contradicts.
  /// - Throws: `StartError` for another key.
  func check(_ kept: KeptSecrets, path: String) throws {
    let isKnown = kept.keyCheck.map { $0 == keyCheck } ?? (kept.samples.isEmpty || kept.samples.contains { opens($0) })
    guard !isKnown else { return }
    throw StartError(
      """
      \(path): this is not the master key that the store's codes and secrets are sealed with; nothing was changed. Put back the \
      key that belongs to the store, from the backup that was made with it
      """)
  }

  private func opens(_ sample: SealedSample) -> Bool {
    switch sample {
    case .code(let userID, let sealed): open(sealed: sealed, userID: userID) != nil
    case .totpSecret(let userID, let sealed): openTOTPSecret(sealed: sealed, userID: userID) != nil
    }
  }
}
