import ManagementAPI
import ProtobufCodec
import Domain

extension UseCases {
  /// Where a user is a member, the instance first, then organizations in the order of their ids.
  /// - Parameter organizationID: leaves out other organizations; nil: none.
  func memberships(
    of userID: String, in organizationID: String? = nil, _ query: Zitadel_V1_ListQuery,
    _ conditions: [Zitadel_User_V1_MembershipQuery]
  ) async throws -> (details: Zitadel_V1_ListDetails, result: [Zitadel_User_V1_Membership]) {
    for text in [userID] + conditions.compactMap(\.wantedID) { _ = try TextKind.searched.checked(text) }
    let all = try await directory.memberships(userID: userID).filter { entry in
      let scope = entry.value.scope
      let isShown = organizationID.map { scope == .instance || scope == .organization($0) } ?? true
      return isShown && conditions.allSatisfy { scope.matches($0) }
    }
    let ordered = query.asc ? all : all.reversed()
    let page = ordered.dropFirst(Int(clamping: query.offset)).prefix(ListLimit.of(query.limit))
    var result: [Zitadel_User_V1_Membership] = []
    for entry in page { result.append(try await translated(entry)) }
    return (Zitadel_V1_ListDetails(total: all.count, now: clock.now), result)
  }

  private func translated(_ entry: Dated<Membership>) async throws -> Zitadel_User_V1_Membership {
    let membership = entry.value
    var result = Zitadel_User_V1_Membership()
    result.userID = membership.userID
    result.roles = membership.roles
    var details = Zitadel_V1_ObjectDetails(
      entry.sequence, created: entry.creationDate, changed: entry.changeDate, owner: "")
    switch membership.scope {
    case .instance:
      result.type = .iam(true)
      result.displayName = "IAM"
      details.resourceOwner = try await store.instance()?.id ?? ""
    case .organization(let id):
      result.type = .orgID(id)
      result.displayName = try await store.organization(id: id)?.name ?? ""
      details.resourceOwner = id
    }
    result.details = details
    return result
  }
}

extension Zitadel_User_V1_MembershipQuery {
  /// The id that is looked for; nil: none is.
  fileprivate var wantedID: String? {
    switch query {
    case .orgQuery(let wanted)?: wanted.orgID
    case .projectQuery(let wanted)?: wanted.projectID
    case .projectGrantQuery(let wanted)?: wanted.projectGrantID
    case .iamQuery?, nil: nil
    }
  }
}

extension Membership.Scope {
  /// There are no projects here, so that nobody is a member of one.
  fileprivate func matches(_ query: Zitadel_User_V1_MembershipQuery) -> Bool {
    switch (query.query, self) {
    case (.orgQuery(let wanted)?, .organization(let id)): wanted.orgID == id
    case (.iamQuery(let wanted)?, _): wanted.iam == (self == .instance)
    case (.orgQuery?, .instance), (.projectQuery?, _), (.projectGrantQuery?, _): false
    case (nil, _): true
    }
  }
}
