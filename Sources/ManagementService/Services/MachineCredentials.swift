import Domain

/// A new key of a machine: its id, when it was added, and what the machine is to keep, if the pair was made here.
struct NewMachineKey: Sendable {
  var id: String
  var file: [UInt8]
  var outcome: ChangeOutcome
}

extension ServiceContext {
  /// Adds a key to a machine: the public one given, or one of a new pair.
  func addMachineKey(
    _ publicKey: [UInt8], to target: Target, expires: Timestamp?
  ) async throws -> NewMachineKey {
    try MachineKeyErrors.check(
      try await self.store.user(id: target.userID), target, expires: expires, now: self.clock.now)
    var publicKey = publicKey
    var file: [UInt8] = []
    let id = self.ids.next()
    if publicKey.isEmpty {
      let pair = try await self.keys.makePair()
      publicKey = pair.publicKey
      file = MachineKeyFile(keyID: id, privateKey: pair.privateKey, userID: target.userID).json
    } else if !self.keys.isPublicKey(publicKey) {
      throw MachineKeyErrors.invalid
    }
    let outcome = try await self.store.execute(
      .addMachineKey(to: target, id: id, publicKey: publicKey, expires: expires))
    return NewMachineKey(id: id, file: file, outcome: outcome)
  }

  /// Gives a machine a new secret, in place of an older one.
  func setMachineSecret(of target: Target) async throws -> (secret: String, outcome: ChangeOutcome) {
    let secret = self.vault.drawSecret()
    let hash = try await self.secrets.hash(secret)
    return (secret, try await self.store.execute(.setMachineSecret(of: target, hash: hash)))
  }

  func addPersonalAccessToken(
    to target: Target, expires: Timestamp?
  ) async throws -> (id: String, token: String, outcome: ChangeOutcome) {
    let (id, token) = (self.ids.next(), self.vault.drawToken())
    let outcome = try await self.store.execute(
      .addPersonalAccessToken(to: target, id: id, digest: self.vault.digest(token: token), expires: expires))
    return (id, token, outcome)
  }
}

/// What a machine keeps of its key.
///
///     {"type":"serviceaccount","keyId":…,"key":…PEM…,"userId":…}
struct MachineKeyFile {
  var keyID: String
  var privateKey: [UInt8]
  var userID: String

  var json: [UInt8] {
    let key = String(decoding: self.privateKey, as: UTF8.self)
    return Array(
      """
      {"type":"serviceaccount","keyId":\(Self.quoted(self.keyID)),"key":\(Self.quoted(key)),"userId":\
      \(Self.quoted(self.userID))}
      """.utf8)
  }

  /// A string of JSON (RFC 8259 section 7): callers choose ids of users freely.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1f}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
