/// Why a caller is refused before a service does anything.
///
/// These answers are the same in every language: what a caller's program reacts to is the id.
enum AccessError: Error, Sendable, Equatable {
  /// No `authorization` came with the call.
  case headerMissing
  /// `authorization` is not `Bearer <token>`.
  case headerInvalid
  /// The token is unknown, expired or revoked, or its owner may not use it.
  case tokenInvalid
  /// `x-zitadel-orgid` names no organization.
  case organizationUnknown
  /// The caller is a member neither of the organization nor of the instance.
  case membershipNotFound(permission: String)
  /// The caller is a member, but no role carries the permission.
  case permissionMissing(permission: String)
  /// The same, asked of the organization that owns what the call is about.
  case permissionMissingOnTarget(permission: String)

  /// The check that failed, as the published interface names it; empty for the one that has none.
  var id: String {
    switch self {
    case .headerMissing: ""
    case .headerInvalid: "AUTH-toLo1"
    case .tokenInvalid: "AUTH-7fs1e"
    case .organizationUnknown: "AUTH-Bs7Ds"
    case .membershipNotFound: "AUTHZ-cdgFk"
    case .permissionMissing: "AUTH-5mWD2"
    case .permissionMissingOnTarget: "AUTH-AWfge"
    }
  }

  var text: String {
    switch self {
    case .headerMissing: "auth header missing"
    case .headerInvalid: "invalid auth header"
    case .tokenInvalid: "Errors.Token.Invalid"
    case .organizationUnknown: "Organisation doesn't exist"
    case .membershipNotFound: "membership not found"
    case .permissionMissing, .permissionMissingOnTarget: "No matching permissions found"
    }
  }
}
