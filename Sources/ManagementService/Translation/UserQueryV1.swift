import ManagementAPI
import Domain

/// A query on users, of whichever generation.
protocol UserSearchQuery {
  /// What it asks.
  /// - Parameter nested: what a query asks that is part of it.
  /// - Throws: `GRPC-vR9nC` where it asks nothing, and what `nested` throws.
  func condition(
    _ nested: (Self) throws(DomainError) -> UserQuery.Condition
  ) throws(DomainError) -> UserQuery.Condition
}

extension UserQuery.Condition {
  /// All of the queries.
  /// - Throws: `USER-zsQ97` where they nest too deeply, `SIGNET-Qs4mC` where they are too many, `GRPC-vR9nC` where one asks
  ///   nothing.
  init(_ queries: [some UserSearchQuery]) throws(DomainError) {
    let all = UserQuery.Condition.all(
      try queries.map { (query) throws(DomainError) in try Self.translated(query, depth: 0) })
    try QuerySize.check(all)
    self = try all.checked()
  }

  private static func translated(
    _ query: some UserSearchQuery, depth: Int
  ) throws(DomainError) -> UserQuery.Condition {
    guard depth <= QueryNesting.maximum else { throw QueryNesting.tooDeep }
    return try query.condition { (nested) throws(DomainError) in try translated(nested, depth: depth + 1) }
  }
}

extension Zitadel_User_V1_SearchQuery: UserSearchQuery {
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
    case .stateQuery(let query)?: User.State(query.state).map { .state($0) } ?? .any([])
    case .typeQuery(let query)?: UserQuery.Kind(number: query.type.rawValue).map { .kind($0) } ?? .any([])
    case .inUserIDsQuery(let query)?: .ids(query.userIDs)
    case .inUserEmailsQuery(let query)?: .emails(query.userEmails)
    case .orQuery(let query)?: .any(try query.queries.map(nested))
    case .andQuery(let query)?: .all(try query.queries.map(nested))
    case .notQuery(let query)?: .not(try nested(try query.given))
    case nil: throw QueryNesting.invalid
    }
  }
}

extension Zitadel_User_V1_NotQuery {
  fileprivate var given: Zitadel_User_V1_SearchQuery {
    get throws(DomainError) {
      guard let query else { throw QueryNesting.invalid }
      return query
    }
  }
}

/// How deeply conditions nest at most: each level costs time and stack.
enum QueryNesting {
  static let maximum = 20
  static let tooDeep = DomainError(.invalidArgument, "USER-zsQ97", "Errors.Query.TooManyNestingLevels")
  static let invalid = DomainError(.invalidArgument, "GRPC-vR9nC", "List.Query.Invalid")
}

/// How many conditions a list takes: each costs time for every row, and SQLite takes a thousand in one expression.
enum QuerySize {
  static let maximum = 500

  /// - Throws: `SIGNET-Qs4mC`.
  static func check(_ count: Int) throws(DomainError) {
    guard count <= maximum else {
      throw DomainError(.invalidArgument, "SIGNET-Qs4mC", "Errors.Query.TooManyConditions")
    }
  }

  static func check(_ condition: UserQuery.Condition) throws(DomainError) { try check(count(condition)) }

  private static func count(_ condition: UserQuery.Condition) -> Int {
    switch condition {
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + count($1) }
    case .not(let part): 1 + count(part)
    case .text, .state, .kind, .ids, .emails, .organizations, .metadataKey, .metadataValue: 1
    }
  }
}

extension UserQuery.Comparison {
  /// The interfaces number the methods alike.
  init(number: Int32) {
    let methods: [Method] = [.equals, .startsWith, .contains, .endsWith]
    // Rules of the schema let no other number through.
    self.init(methods[Int(number) / 2 % methods.count], ignoresCase: number % 2 == 1)
  }

  init(_ method: Zitadel_V1_TextQueryMethod) { self.init(number: method.rawValue) }
}

extension UserQuery.Kind {
  /// Both interfaces: 1 human, 2 machine.
  init?(number: Int32) {
    switch number {
    case 1: self = .human
    case 2: self = .machine
    default: return nil
    }
  }
}

extension UserQuery.Order {
  /// Both interfaces number the columns alike; unspecified: the newest first, unless ascending.
  init(number: Int32) {
    let orders: [Self] = [
      .creationDate, .userName, .firstName, .lastName, .nickName, .displayName, .email, .state, .type, .creationDate,
    ]
    self = orders.indices.contains(Int(number)) ? orders[Int(number)] : .creationDate
  }
}
