/// A new key of a machine: its id, when it was added, and what the machine is to keep, if the pair was made here.
package struct NewMachineKey: Sendable {
  package var id: String
  package var file: [UInt8]
  package var outcome: ChangeOutcome
}

extension UseCases {
  /// Adds a key to a machine: the public one given, or one of a new pair.
  package func addMachineKey(
    _ publicKey: [UInt8], to target: Target, expires: Timestamp?
  ) async throws -> NewMachineKey {
    try MachineKeyErrors.check(
      try await store.user(id: target.userID), target, expires: expires, now: clock.now)
    var publicKey = publicKey
    var file: [UInt8] = []
    let id = ids.next()
    if publicKey.isEmpty {
      let pair = try await keys.makePair()
      publicKey = pair.publicKey
      file = MachineKeyFile(keyID: id, privateKey: pair.privateKey, userID: target.userID).json
    } else if !keys.isPublicKey(publicKey) {
      throw MachineKeyErrors.invalid
    }
    let outcome = try await store.execute(
      .addMachineKey(to: target, id: id, publicKey: publicKey, expires: expires))
    return NewMachineKey(id: id, file: file, outcome: outcome)
  }

  /// Gives a machine a new secret, in place of an older one.
  package func setMachineSecret(of target: Target) async throws -> (secret: String, outcome: ChangeOutcome) {
    // Hashing is for whoever may: a stranger's requests must not wait in its queue.
    try await store.execute(.checkMachineSecret(of: target))
    let secret = vault.draw(generators[.clientSecret])
    let hash = try await secrets.hash(secret, for: target.editorID)
    return (secret, try await store.execute(.setMachineSecret(of: target, hash: hash)))
  }

  /// Adds a token to a machine: it is told this once.
  package func addPersonalAccessToken(
    to target: Target, expires: Timestamp?
  ) async throws -> (id: String, token: String, outcome: ChangeOutcome) {
    let (id, token) = (ids.next(), vault.drawToken())
    let outcome = try await store.execute(
      .addPersonalAccessToken(to: target, id: id, digest: vault.digest(token: token), expires: expires))
    return (id, token, outcome)
  }
}

/// What a machine keeps of its key; callers choose ids of users freely.
///
///     {"type":"serviceaccount","keyId":…,"key":…PEM…,"userId":…}
struct MachineKeyFile {
  var keyID: String
  var privateKey: [UInt8]
  var userID: String

  var json: [UInt8] {
    let key = String(decoding: privateKey, as: UTF8.self)
    return Array(
      """
      {"type":"serviceaccount","keyId":\(keyID.jsonText),"key":\(key.jsonText),"userId":\(userID.jsonText)}
      """.utf8)
  }
}
