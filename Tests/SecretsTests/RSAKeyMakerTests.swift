import CryptoExtras
import Testing
import Domain

@testable import Secrets

@Suite("Keys of programs")
struct RSAKeyMakerTests {
  @Test("What the private key signs, the public key verifies")
  func pair() async throws {
    let keys = try RSAKeyMaker()
    let pair = try await keys.makePair()
    #expect(keys.isPublicKey(pair.publicKey))
    let privateKey = try _RSA.Signing.PrivateKey(pemRepresentation: String(decoding: pair.privateKey, as: UTF8.self))
    let publicKey = try _RSA.Signing.PublicKey(pemRepresentation: String(decoding: pair.publicKey, as: UTF8.self))
    #expect(privateKey.keySizeInBits == 2048)
    let signature = try privateKey.signature(for: Array("message".utf8), padding: .insecurePKCS1v1_5)
    #expect(publicKey.isValidSignature(signature, for: Array("message".utf8), padding: .insecurePKCS1v1_5))
    #expect(try await keys.makePair().publicKey != pair.publicKey)
  }

  @Test(
    "What is no public key that can be used",
    arguments: [
      "", "nonsense", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
      // 1024 bits.
      """
      -----BEGIN PUBLIC KEY-----
      MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDV0EREgR3g/ByACiln1nt69yjx
      7GMTaPUd1DXFYyIuYJWE/T0AyBFXf91RQbN4S+gyB59Kex3MEbvXvJcae3AzDaoZ
      jpZ8aWHZErpgJizy/fg2LBHxaB43+ttAbx7bWXv48TfIIHnUGVlGSMBtpwp8AwYJ
      011bgIcWlhmItwT6XwIDAQAB
      -----END PUBLIC KEY-----
      """,
    ])
  func invalid(pem: String) throws {
    #expect(try !RSAKeyMaker().isPublicKey(Array(pem.utf8)))
  }

  @Test("A private key is not published by mistake")
  func privateKey() async throws {
    let keys = try RSAKeyMaker()
    #expect(try await !keys.isPublicKey(keys.makePair().privateKey))
  }
}
