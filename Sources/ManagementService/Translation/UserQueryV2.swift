import ManagementAPI
import Domain

extension Zitadel_User_V2_SearchQuery: UserSearchQuery {
  func condition(
    _ nested: (Self) throws(DomainError) -> UserQuery.Condition
  ) throws(DomainError) -> UserQuery.Condition {
    switch query {
    case .userNameQuery(let query)?: .text(.userName, .init(query.method), query.userName)
    case .firstNameQuery(let query)?: .text(.firstName, .init(query.method), query.firstName)
    case .lastNameQuery(let query)?: .text(.lastName, .init(query.method), query.lastName)
    case .nickNameQuery(let query)?: .text(.nickName, .init(query.method), query.nickName)
    case .displayNameQuery(let query)?: .text(.displayName, .init(query.method), query.displayName)
    case .emailQuery(let query)?: .text(.email, .init(query.method), query.emailAddress)
    case .loginNameQuery(let query)?: .text(.loginName, .init(query.method), query.loginName)
    case .phoneQuery(let query)?: .text(.phone, .init(query.method), query.number)
    case .stateQuery(let query)?: User.State(query.state).map { .state($0) } ?? .any([])
    case .typeQuery(let query)?: UserQuery.Kind(number: query.type.rawValue).map { .kind($0) } ?? .any([])
    case .inUserIDsQuery(let query)?: .ids(query.userIDs)
    case .inUserEmailsQuery(let query)?: .emails(query.userEmails)
    case .organizationIDQuery(let query)?: .organizations([query.organizationID])
    case .metadataKeyFilter(let filter)?:
      .metadataKey(.init(number: filter.method.rawValue), filter.key)
    case .metadataValueFilter(let filter)?:
      .metadataValue(filter.value, isEqual: filter.method.rawValue == 0)
    case .orQuery(let query)?: .any(try query.queries.map(nested))
    case .andQuery(let query)?: .all(try query.queries.map(nested))
    case .notQuery(let query)?: .not(try nested(try query.given))
    case nil: throw QueryNesting.invalid
    }
  }
}

extension Zitadel_User_V2_NotQuery {
  fileprivate var given: Zitadel_User_V2_SearchQuery {
    get throws(DomainError) {
      guard let query else { throw QueryNesting.invalid }
      return query
    }
  }
}

extension UserQuery.Comparison {
  init(_ method: Zitadel_Object_V2_TextQueryMethod) { self.init(number: method.rawValue) }
}
