import ManagementAPI
import Domain

extension UserQuery.Condition {
  /// All of the queries of v2.
  /// - Throws: `USER-zsQ97` where they nest too deeply, `GRPC-vR9nC` where one asks nothing.
  init(_ queries: [Zitadel_User_V2_SearchQuery]) throws(DomainError) {
    let all = try UserQuery.Condition.all(Self.translated(queries, depth: 0))
    try QuerySize.check(all)
    self = try all.checked()
  }

  private static func translated(
    _ queries: [Zitadel_User_V2_SearchQuery], depth: Int
  ) throws(DomainError) -> [UserQuery.Condition] {
    var conditions: [UserQuery.Condition] = []
    for query in queries { conditions.append(try Self(query, depth: depth)) }
    return conditions
  }

  private init(_ query: Zitadel_User_V2_SearchQuery, depth: Int) throws(DomainError) {
    guard depth <= QueryNesting.maximum else { throw QueryNesting.tooDeep }
    switch query.query {
    case .userNameQuery(let query)?: self = .text(.userName, .init(query.method), query.userName)
    case .firstNameQuery(let query)?: self = .text(.firstName, .init(query.method), query.firstName)
    case .lastNameQuery(let query)?: self = .text(.lastName, .init(query.method), query.lastName)
    case .nickNameQuery(let query)?: self = .text(.nickName, .init(query.method), query.nickName)
    case .displayNameQuery(let query)?: self = .text(.displayName, .init(query.method), query.displayName)
    case .emailQuery(let query)?: self = .text(.email, .init(query.method), query.emailAddress)
    case .loginNameQuery(let query)?: self = .text(.loginName, .init(query.method), query.loginName)
    case .phoneQuery(let query)?: self = .text(.phone, .init(query.method), query.number)
    case .stateQuery(let query)?: self = User.State(query.state).map { .state($0) } ?? .any([])
    case .typeQuery(let query)?: self = UserQuery.Kind(number: query.type.rawValue).map { .kind($0) } ?? .any([])
    case .inUserIDsQuery(let query)?: self = .ids(query.userIDs)
    case .inUserEmailsQuery(let query)?: self = .emails(query.userEmails)
    case .organizationIDQuery(let query)?: self = .organizations([query.organizationID])
    case .metadataKeyFilter(let filter)?:
      self = .metadataKey(.init(number: filter.method.rawValue), filter.key)
    case .metadataValueFilter(let filter)?:
      self = .metadataValue(filter.value, isEqual: filter.method.rawValue == 0)
    case .orQuery(let query)?: self = .any(try Self.translated(query.queries, depth: depth + 1))
    case .andQuery(let query)?: self = .all(try Self.translated(query.queries, depth: depth + 1))
    case .notQuery(let query)?:
      guard let inner = query.query else { throw QueryNesting.invalid }
      self = .not(try Self(inner, depth: depth + 1))
    case nil: throw QueryNesting.invalid
    }
  }
}

extension UserQuery.Comparison {
  init(_ method: Zitadel_Object_V2_TextQueryMethod) { self.init(number: method.rawValue) }
}

extension User.State {
  /// Nil for the number that says nothing, which no user has. Unlike v1's, this enum counts INITIAL as 5.
  init?(_ state: Zitadel_User_V2_UserState) {
    switch state.rawValue {
    case 1: self = .active
    case 2: self = .inactive
    case 3: self = .deleted
    case 4: self = .locked
    case 5: self = .initial
    default: return nil
    }
  }
}
