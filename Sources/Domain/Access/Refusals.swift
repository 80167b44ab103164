/// Why a caller is refused before anything is looked at, and where a permission is missing.
///
/// These answers are the same in every language: what a caller's program reacts to is the id.
extension DomainError {
  /// No `authorization` came with the call.
  package static let headerMissing = DomainError(.unauthenticated, "", "auth header missing")
  /// `authorization` is not `Bearer <token>`.
  package static let headerInvalid = DomainError(.unauthenticated, "AUTH-toLo1", "invalid auth header")
  /// The token is unknown, expired or revoked, or its owner may not use it.
  package static let tokenInvalid = DomainError(.unauthenticated, "AUTH-7fs1e", "Errors.Token.Invalid")
  /// The token counts, but was asked for to call others.
  package static let audienceInvalid = DomainError(.unauthenticated, "SIGNET-Au1dc", "invalid audience")
  /// `x-zitadel-orgid` names no organization.
  package static let organizationUnknown = DomainError(
    .permissionDenied, "AUTH-Bs7Ds", "Organisation doesn't exist")
  /// The caller is a member, but no role carries the permission.
  package static let permissionMissing = DomainError(
    .permissionDenied, "AUTH-5mWD2", "No matching permissions found")
  /// The same, asked of the organization that owns what the call is about.
  package static let permissionMissingOnTarget = DomainError(
    .permissionDenied, "AUTH-AWfge", "No matching permissions found")

  /// The caller is a member neither of the organization nor of the instance.
  package static func membershipNotFound(permission: String) -> DomainError {
    var error = DomainError(.notFound, "AUTHZ-cdgFk", "membership not found")
    error.permission = permission
    return error
  }
}
