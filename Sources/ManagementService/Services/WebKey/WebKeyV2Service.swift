import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

/// `zitadel.webkey.v2.WebKeyService`: the keys that sign tokens.
struct WebKeyV2Service: UseCaseService {
  typealias Methods = Zitadel_Webkey_V2_WebKeyServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [serveWebKeys]
  }

  private func serveWebKeys(_ rpc: Methods) {
    rpc.createWebKey { request, call in
      let (algorithm, bits) = request.algorithm
      let key = try await useCases.createWebKey(algorithm, bits: bits, by: try call.caller.userID)
      return .with { ($0.id, $0.creationDate) = (key.id, .init(key.creationDate)) }
    }

    rpc.activateWebKey { request, call in
      let id = try TextKind.searched.checked(request.id)
      let state = try await useCases.changeOIDC(.activateWebKey(id, by: try call.caller.userID))
      return .with { $0.changeDate = state.webKey(id).map { .init($0.changeDate) } }
    }

    rpc.deleteWebKey { request, call in
      let id = try TextKind.searched.checked(request.id)
      try await useCases.changeOIDC(.removeWebKey(id, by: try call.caller.userID))
      return .with { $0.deletionDate = .init(useCases.clock.now) }
    }

    rpc.listWebKeys { _, _ in
      try await useCases.refreshInstance()
      let state = try await useCases.preparedOIDC()
      return .with { $0.webKeys = state.webKeys.map { .init($0) } }
    }
  }
}

extension Zitadel_Webkey_V2_CreateWebKeyRequest {
  /// What is asked for: RS256 with 2048 bits where nothing is.
  fileprivate var algorithm: (SigningAlgorithm, bits: Int) {
    switch key {
    case .rsa(let rsa):
      let algorithm: SigningAlgorithm =
        switch rsa.hasher {
        case .sha384: .rs384
        case .sha512: .rs512
        default: .rs256
        }
      let bits =
        switch rsa.bits {
        case .rsaBits3072: 3072
        case .rsaBits4096: 4096
        default: 2048
        }
      return (algorithm, bits)
    case .ecdsa(let ecdsa):
      switch ecdsa.curve {
      case .p384: return (.es384, 0)
      case .p512: return (.es512, 0)
      default: return (.es256, 0)
      }
    case .ed25519: return (.edDSA, 0)
    case nil: return (.rs256, 2048)
    }
  }
}

extension Zitadel_Webkey_V2_WebKey {
  fileprivate init(_ key: WebKey) {
    self.init()
    id = key.id
    creationDate = .init(key.creationDate)
    changeDate = .init(key.changeDate)
    state =
      switch key.state {
      case .initial: .initial
      case .active: .active
      case .inactive: .inactive
      }
    self.key = OneofKey(key.key)
  }
}

extension Zitadel_Webkey_V2_WebKey.OneofKey {
  fileprivate init(_ key: NewWebKey) {
    switch key.algorithm {
    case .rs256: self = .rsa(.init(key.bits, .sha256))
    case .rs384: self = .rsa(.init(key.bits, .sha384))
    case .rs512: self = .rsa(.init(key.bits, .sha512))
    case .es256: self = .ecdsa(.with { $0.curve = .p256 })
    case .es384: self = .ecdsa(.with { $0.curve = .p384 })
    case .es512: self = .ecdsa(.with { $0.curve = .p512 })
    case .edDSA: self = .ed25519(.init())
    }
  }
}

extension Zitadel_Webkey_V2_RSA {
  fileprivate init(_ bits: Int, _ hasher: Zitadel_Webkey_V2_RSAHasher) {
    self.init()
    self.hasher = hasher
    self.bits =
      switch bits {
      case 3072: .rsaBits3072
      case 4096: .rsaBits4096
      default: .rsaBits2048
      }
  }
}
