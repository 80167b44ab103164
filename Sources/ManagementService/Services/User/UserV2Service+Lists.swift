import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveLists(_ rpc: Methods) {
    // Leaves out whom the caller may not read.
    rpc.listUsers { request, call in
      let caller = try call.caller
      var conditions = [try UserQuery.Condition(request.queries)]
      if let organizations = caller.grants.organizations(allowing: "user.read") {
        conditions.append(.any([.organizations(organizations), .ids([caller.userID])]))
      }
      let query = request.query ?? .init()
      let page = try await useCases.directory.users(
        UserQuery(
          .all(conditions), order: UserQuery.Order(number: request.sortingColumn.rawValue), isAscending: query.asc,
          offset: Int(clamping: query.offset), limit: ListLimit.of(query.limit)))
      let expired = try await useCases.expiredPasswords(of: page.items)
      return .with {
        $0.details = .init(total: page.total, now: useCases.clock.now)
        $0.sortingColumn = request.sortingColumn
        $0.result = page.items.map { Zitadel_User_V2_User($0, hasExpired: expired.contains($0.id)) }
      }
    }
  }
}
