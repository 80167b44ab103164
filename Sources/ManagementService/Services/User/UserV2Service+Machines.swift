import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveMachines(_ rpc: Methods) {
    rpc.addSecret { request, call in
      let (secret, outcome) = try await useCases.setMachineSecret(of: target(request.userID, call))
      return .with { ($0.creationDate, $0.clientSecret) = (outcome.timestamp, secret) }
    }

    rpc.removeSecret { request, call in
      try await .with(\.deletionDate, change(.removeMachineSecret(of: target(request.userID, call))).timestamp)
    }

    rpc.addKey { request, call in
      let key = try await useCases.addMachineKey(
        request.publicKey, to: target(request.userID, call),
        expires: request.expirationDate.map { Timestamp($0) })
      return .with { ($0.creationDate, $0.keyID, $0.keyContent) = (key.outcome.timestamp, key.id, key.file) }
    }

    rpc.removeKey { request, call in
      try await .with(
        \.deletionDate, change(.removeMachineKey(of: target(request.userID, call), id: request.keyID)).timestamp)
    }

    rpc.listKeys { request, call in
      let page = PageRequest(request.pagination)
      let found = try await credentials(
        .machineKey, .all(request.filters), by: .init(request.sortingColumn), page, call)
      return list(found, page, \.result) { Zitadel_User_V2_Key($0) }
    }

    rpc.addPersonalAccessToken { request, call in
      let added = try await useCases.addPersonalAccessToken(
        to: target(request.userID, call), expires: request.expirationDate.map { Timestamp($0) })
      return .with { ($0.creationDate, $0.tokenID, $0.token) = (added.outcome.timestamp, added.id, added.token) }
    }

    rpc.removePersonalAccessToken { request, call in
      try await .with(
        \.deletionDate,
        change(.removePersonalAccessToken(of: target(request.userID, call), id: request.tokenID)).timestamp)
    }

    rpc.listPersonalAccessTokens { request, call in
      let page = PageRequest(request.pagination)
      let found = try await credentials(
        .personalAccessToken, .all(request.filters), by: .init(request.sortingColumn), page, call)
      return list(found, page, \.result) { Zitadel_User_V2_PersonalAccessToken($0) }
    }
  }

  /// A page of the credentials of a kind that the caller may see.
  private func credentials(
    _ kind: Credential.Kind, _ filters: [CredentialQuery.Filter], by order: CredentialQuery.Order, _ page: PageRequest,
    _ call: CallContext
  ) async throws -> ItemPage<Dated<Credential>> {
    try await useCases.items.credentials(
      kind, CredentialQuery(filters: filters, visibility: call.caller.visibility, order: order, page: page))
  }
}

extension Caller {
  /// Whose credentials the caller may see: their own, and those of the users of organizations where a role says so.
  fileprivate var visibility: CredentialQuery.Visibility {
    guard let organizations = grants.organizations(allowing: "user.read") else { return .all }
    return .only(organizations: organizations, userID: userID)
  }
}
