/// How a key signs: the one algorithm that it is ever used with (RFC 7518 section 3.1, RFC 8037), by its registered name.
package enum SigningAlgorithm: String, Sendable, CaseIterable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"

  package var isRSA: Bool {
    switch self {
    case .rs256, .rs384, .rs512: true
    case .es256, .es384, .es512, .edDSA: false
    }
  }
}

/// A pair of keys with which the instance signs tokens, as it is made.
package struct NewWebKey: Sendable, Equatable {
  /// Named as `kid` in whatever it signs.
  package var id: String
  package var algorithm: SigningAlgorithm
  /// The length of the modulus of an RSA key; 0 for others.
  package var bits = 0
  /// RSA: a SubjectPublicKeyInfo in DER; a curve of NIST: the point, uncompressed (X9.63); Ed25519: its 32 bytes.
  package var publicKey: [UInt8]
  /// What the vault has sealed for this key's id.
  package var sealedPrivateKey: [UInt8]
}

extension NewWebKey {
  /// Of an algorithm whose keys are all of one length.
  package init(id: String, algorithm: SigningAlgorithm, publicKey: [UInt8], sealedPrivateKey: [UInt8]) {
    self.init(
      id: id, algorithm: algorithm, bits: 0, publicKey: publicKey, sealedPrivateKey: sealedPrivateKey)
  }
}

/// A key of the instance, and where it stands in its life. All of them are published.
package struct WebKey: Sendable, Equatable {
  /// The numbers are kept in stores and equal those of the published interface.
  package enum State: Int, Sendable {
    case initial = 1, active, inactive
  }

  package var key: NewWebKey
  package var state: State
  package var creationDate: Timestamp
  /// When its state was given.
  package var changeDate: Timestamp

  package init(_ key: NewWebKey, state: State = .initial, creationDate: Timestamp, changeDate: Timestamp) {
    self.key = key
    self.state = state
    self.creationDate = creationDate
    self.changeDate = changeDate
  }

  package var id: String { key.id }

  /// Whether it has been published for so many seconds: whoever keeps a copy of the keys for as long has this one, too.
  package func isKnown(at now: Timestamp, after age: Int64) -> Bool { creationDate.adding(seconds: age) <= now }

  /// More would make the list of published keys, which strangers may ask for, a long one.
  package static let maximumCount = 32
}

/// What the instance has of OpenID Connect.
package struct OIDCState: Sendable, Equatable {
  /// The project that this interface is: what must be in the audience of a token that calls it. Empty until it is needed.
  package var projectID = ""
  /// In the order in which they were added.
  package var webKeys: [WebKey] = []
  /// Nil: nobody has set them.
  package var settings: Dated<OIDCSettings>?

  package init() {}

  package func webKey(_ id: String) -> WebKey? { webKeys.first { $0.id == id } }
  package var activeKey: WebKey? { webKeys.first { $0.state == .active } }

  /// What signs now: the active key, once everybody can know it; until then the one that was active before.
  /// - Parameter age: for how many seconds clients keep a copy of the keys.
  package func signingKey(at now: Timestamp, after age: Int64) -> WebKey? {
    guard let active = activeKey else { return nil }
    if active.isKnown(at: now, after: age) { return active }
    return webKeys.filter { $0.state == .inactive }.max { $0.changeDate < $1.changeDate } ?? active
  }
}
