import Domain
import GrpcCore
import Texts

/// Where the caller is kept in the context.
enum CallerKey: CallContextKey {
  typealias Value = Caller
}

extension CallContext {
  /// Who calls.
  /// - Throws: `headerMissing` on methods that are open to all, which have no caller.
  var caller: Caller {
    get throws(DomainError) {
      guard let caller = self[CallerKey.self] else { throw .headerMissing }
      return caller
    }
  }

}

extension UseCases {
  /// The language that a caller asks for, else the instance's.
  func language(of call: CallContext) -> Language {
    Language(accepting: call.metadata.first("accept-language"), in: defaultLanguage.languages)
  }
}
