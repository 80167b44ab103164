import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveMachines(_ rpc: Methods) {
    rpc.addSecret { request, call in
      let (secret, outcome) = try await useCases.setMachineSecret(of: try target(request.userID, call))
      return .with { ($0.creationDate, $0.clientSecret) = (Google_Protobuf_Timestamp(outcome.date), secret) }
    }

    rpc.removeSecret { request, call in
      try await .with(\.deletionDate, change(.removeMachineSecret(of: target(request.userID, call))).timestamp)
    }

    rpc.addKey { request, call in
      let key = try await useCases.addMachineKey(
        request.publicKey, to: try target(request.userID, call),
        expires: request.expirationDate.map { Timestamp($0) })
      return .with {
        $0.creationDate = Google_Protobuf_Timestamp(key.outcome.date)
        $0.keyID = key.id
        $0.keyContent = key.file
      }
    }

    rpc.removeKey { request, call in
      let outcome = try await change(
        .removeMachineKey(of: try target(request.userID, call), id: request.keyID))
      return .with(\.deletionDate, outcome.timestamp)
    }

    rpc.listKeys { request, call in
      let (items, pagination) = try await credentials(
        .machineKey, request.filters, by: .init(request.sortingColumn), request.pagination, call
      ) { (filter) throws(DomainError) in try CredentialQuery.Filter(filter.filter).checked() }
      return .with { ($0.pagination, $0.result) = (pagination, items.map { Zitadel_User_V2_Key($0) }) }
    }

    rpc.addPersonalAccessToken { request, call in
      let added = try await useCases.addPersonalAccessToken(
        to: try target(request.userID, call), expires: request.expirationDate.map { Timestamp($0) })
      return .with {
        $0.creationDate = Google_Protobuf_Timestamp(added.outcome.date)
        $0.tokenID = added.id
        $0.token = added.token
      }
    }

    rpc.removePersonalAccessToken { request, call in
      let outcome = try await change(
        .removePersonalAccessToken(of: try target(request.userID, call), id: request.tokenID))
      return .with(\.deletionDate, outcome.timestamp)
    }

    rpc.listPersonalAccessTokens { request, call in
      let (items, pagination) = try await credentials(
        .personalAccessToken, request.filters, by: .init(request.sortingColumn), request.pagination, call
      ) { (filter) throws(DomainError) in try CredentialQuery.Filter(filter.filter).checked() }
      return .with { ($0.pagination, $0.result) = (pagination, items.map { Zitadel_User_V2_PersonalAccessToken($0) }) }
    }
  }

  /// A page of the credentials of a kind that the caller may see.
  private func credentials<Filter>(
    _ kind: Credential.Kind, _ filters: [Filter], by order: CredentialQuery.Order,
    _ pagination: Zitadel_Filter_V2_PaginationRequest?, _ call: CallContext,
    filter: (Filter) throws(DomainError) -> CredentialQuery.Filter
  ) async throws -> (items: [Credential], pagination: Zitadel_Filter_V2_PaginationResponse) {
    try QuerySize.check(filters.count)
    let query = CredentialQuery(
      filters: try filters.map(filter), visibility: try call.caller.visibility, order: order,
      page: PageRequest(pagination))
    let found = try await useCases.items.credentials(kind, query)
    return (found.items, found.pagination(query.page))
  }

  /// Machines may look after their own credentials.
  private func target(_ userID: String, _ call: CallContext) throws(DomainError) -> Target {
    try call.caller.target(userID, "user.write", oneself: .free)
  }
}

extension Caller {
  /// Whose credentials the caller may see: their own, and those of the users of organizations where a role says so.
  fileprivate var visibility: CredentialQuery.Visibility {
    guard let organizations = grants.organizations(allowing: "user.read") else { return .all }
    return .only(organizations: organizations, userID: userID)
  }
}
