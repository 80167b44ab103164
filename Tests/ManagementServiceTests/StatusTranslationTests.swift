import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec
import Testing
import Texts

@testable import ManagementService

@Suite("What callers see of a refusal")
struct StatusTranslationTests {
  private static let english = Language(accepting: "en")

  @Test("code, sentence and id")
  func refusal() throws {
    let error = DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.AlreadyInitialised")
    let status = StatusTranslation.status(of: error, in: Self.english)
    #expect(status.code == .failedPrecondition)
    #expect(status.message == "The user is already initialized. (COMMAND-2M9sd)")
    let detail = try #require(status.details.first as? Zitadel_V1_ErrorDetail)
    #expect(detail.id == "COMMAND-2M9sd")
    #expect(detail.message == "The user is already initialized.")
  }

  @Test("when to try again is said in a field and in a detail")
  func retry() {
    let error = DomainError(.resourceExhausted, "SIGNET-Rl1m1", "Errors.User.Code.TooMany", retryAfter: 60)
    let status = StatusTranslation.status(of: error, in: Self.english)
    #expect(status.code == .resourceExhausted)
    #expect(status.metadata.first("retry-after") == "60")
    #expect(status.details.contains { ($0 as? Google_Rpc_RetryInfo)?.retryDelay?.seconds == 60 })
  }

  @Test("a missing membership names the permission and the roles that carry it")
  func membership() {
    let status = StatusTranslation.status(of: .membershipNotFound(permission: "user.write"), in: Self.english)
    let info = status.details.lazy.compactMap { $0 as? Google_Rpc_ErrorInfo }.first
    #expect(status.code == .notFound)
    #expect(info?.metadata["permission"] == "user.write")
    #expect(info?.metadata["roles"]?.contains("ORG_OWNER") == true)
  }
}
