import GrpcCore
import Logging
import ManagementAPI
import ProtobufCodec
import Domain
import Texts

/// Turns what services throw into what callers see: the one place where errors get codes, sentences and details.
package struct StatusTranslation: Sendable {
  private let logger: Logger
  private let defaultLanguage: DefaultLanguage

  /// - Parameters:
  ///   - logger: hears of errors whose text callers must not see.
  ///   - defaultLanguage: of callers who ask for none that there is.
  package init(logger: Logger, defaultLanguage: DefaultLanguage) {
    self.logger = logger
    self.defaultLanguage = defaultLanguage
  }

  /// The types that details of errors can have.
  package static let detailTypes: [any Message.Type] = [
    Zitadel_V1_ErrorDetail.self, Zitadel_V1_CredentialsCheckError.self, Google_Rpc_ErrorInfo.self,
    Google_Rpc_RetryInfo.self,
  ]

  /// The status for an error of a service or an interceptor, in the caller's language.
  package func status(of error: any Error, in context: CallContext) -> Status {
    status(of: error, accepting: context.metadata.first("accept-language"), place: context.method.path)
  }

  /// The same for an error of a plain route.
  /// - Parameters:
  ///   - header: the caller's `accept-language`.
  ///   - place: where it came up, for the log.
  package func status(of error: any Error, accepting header: String?, place: String) -> Status {
    switch error {
    case let status as Status: return status
    case let error as DomainError:
      return Self.status(of: error, in: Language(accepting: header, in: self.defaultLanguage.languages))
    case let error as ValidationError: return Status(.invalidArgument, error.message)
    case is CancellationError: return Status(.cancelled, "the call was cancelled")
    case let error as StoreError where error.isTransient:
      logger.warning("store unavailable", metadata: ["error": "\(error)", "method": "\(place)"])
      return Status(.unavailable, "the server is busy, try again")
    default:
      let id = String(UInt64.random(in: .min ... .max), radix: 36)
      logger.error(
        "internal error", metadata: ["id": "\(id)", "error": "\(error)", "method": "\(place)"])
      return Status(.internal, "an internal error occurred; the server's log has it under \(id)")
    }
  }

  /// The status for a refusal by the domain.
  static func status(of error: DomainError, in language: Language) -> Status {
    guard !error.id.isEmpty else { return Status(error.kind.code, error.key) }
    var text = language.sentence(for: error.key) ?? error.key
    if let subject = error.subject { text = "\(text.hasSuffix(".") ? text.dropLast() : text[...]): \(subject)." }
    var status = Status(error.kind.code, "\(text) (\(error.id))", details: [detail(error, text)])
    if let seconds = error.retryAfter {
      var info = Google_Rpc_RetryInfo()
      info.retryDelay = Google_Protobuf_Duration(seconds: seconds)
      status.details.append(info)
      status.metadata.append("retry-after", String(seconds))
    }
    if let permission = error.permission {
      var info = Google_Rpc_ErrorInfo()
      info.reason = "MEMBERSHIP_NOT_FOUND"
      info.domain = "signet"
      info.metadata = ["permission": permission, "roles": Roles.carrying(permission).names.joined(separator: ",")]
      status.details.append(info)
    }
    return status
  }

  private static func detail(_ error: DomainError, _ text: String) -> any Message {
    if let failedAttempts = error.failedAttempts {
      var detail = Zitadel_V1_CredentialsCheckError()
      (detail.id, detail.message, detail.failedAttempts) = (error.id, text, Int32(clamping: failedAttempts))
      return detail
    }
    var detail = Zitadel_V1_ErrorDetail()
    (detail.id, detail.message) = (error.id, text)
    return detail
  }
}

extension DomainError.Kind {
  fileprivate var code: Status.Code {
    switch self {
    case .invalidArgument: .invalidArgument
    case .notFound: .notFound
    case .alreadyExists: .alreadyExists
    case .permissionDenied: .permissionDenied
    case .unauthenticated: .unauthenticated
    case .resourceExhausted: .resourceExhausted
    case .preconditionFailed: .failedPrecondition
    case .unavailable: .unavailable
    }
  }
}
