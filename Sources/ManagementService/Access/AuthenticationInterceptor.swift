import GrpcCore
import Domain

/// Finds out who calls and whether they may, before anything of the request is read: a stranger learns nothing of a
/// request's shape.
package struct AuthenticationInterceptor: ServerInterceptor {
  private let store: any Store
  private let verifier: TokenVerifier

  package init(store: any Store, verifier: TokenVerifier) {
    self.store = store
    self.verifier = verifier
  }

  /// Whoever may call without a token is not asked for one.
  package func sees(_ method: MethodDescriptor) -> Bool { method.permission != nil }

  package func begin(_ context: CallContext) async throws {
    guard let permission = context.method.permission else { return }
    let bearer = try await bearer(context.metadata.first("authorization"))
    context.isCallerKnown = true
    context[CallerKey.self] = try await caller(
      bearer, in: context.metadata.first("x-zitadel-orgid"), permission: permission)
  }

  /// Who calls a plain route, if they have a permission.
  /// - Parameters:
  ///   - authorization: the field of this name.
  ///   - organization: what `x-zitadel-orgid` says.
  package func caller(
    authorization: String?, organization: String?, permission: String
  ) async throws -> Caller {
    try await caller(try await bearer(authorization), in: organization, permission: permission)
  }

  private func caller(_ bearer: Bearer, in wanted: String?, permission: String) async throws -> Caller {
    var organization = bearer.organizationID
    if let wanted, !wanted.isEmpty, wanted != organization {
      guard try await store.organization(id: wanted)?.exists == true else { throw DomainError.organizationUnknown }
      organization = wanted
    }
    let caller = Caller(
      userID: bearer.userID, organizationID: organization, grants: Grants(bearer.memberships), session: bearer.session)
    if permission != Self.anyCaller { try caller.grants.require(permission, in: organization) }
    return caller
  }

  /// What the schema says of methods that ask for a valid token and nothing else.
  package static let anyCaller = "authenticated"

  private func bearer(_ header: String?) async throws -> Bearer {
    guard let header, !header.isEmpty else { throw DomainError.headerMissing }
    guard let token = AuthorizationField.credentials(header, of: "bearer") else { throw DomainError.headerInvalid }
    return try await verifier.bearer(token)
  }
}
