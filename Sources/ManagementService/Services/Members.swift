import ManagementAPI
import ProtobufCodec
import Domain

extension UseCases {
  /// A part of the members of an organization or of the instance.
  func members(
    of scope: Membership.Scope, _ query: Zitadel_V1_ListQuery?, _ queries: [Zitadel_Member_V1_SearchQuery],
    by order: MemberQuery.Order = .creationDate
  ) async throws -> (details: Zitadel_V1_ListDetails, result: [Zitadel_Member_V1_Member]) {
    let page = try await directory.members(
      MemberQuery(scope, try UserQuery.Condition(queries), order: order, page: PageRequest(query)))
    let owner: String
    switch scope {
    case .organization(let id): owner = id
    case .instance: owner = try await store.instance()?.id ?? ""
    }
    return (
      page.details(now: clock.now), page.items.map { Zitadel_Member_V1_Member($0, owner: owner) }
    )
  }
}
