import GrpcCore
import Domain

/// Who makes a call: what authentication leaves in the context for the services.
struct Caller: Sendable {
  let userID: String
  /// The organization that the call is about: the one that `x-zitadel-orgid` names, else the caller's own.
  let organizationID: String
  let grants: Grants

  /// Refuses unless a role of the caller, on the organization that owns the target, carries the permission.
  /// Nobody needs one for oneself, where the method allows that.
  func require(_ permission: String, onTarget userID: String? = nil, in organization: String) throws(AccessError) {
    if let userID, userID == self.userID { return }
    try self.grants.require(permission, onTargetIn: organization)
  }
}

/// Where the caller is kept in the context.
enum CallerKey: CallContextKey {
  typealias Value = Caller
}

extension CallContext {
  /// Who calls.
  /// - Throws: `AccessError.headerMissing` on methods that are open to all, which have no caller.
  var caller: Caller {
    get throws(AccessError) {
      guard let caller = self[CallerKey.self] else { throw .headerMissing }
      return caller
    }
  }

  /// The language that the caller asks for.
  var language: Language { Language(accepting: self.metadata.first("accept-language")) }
}
