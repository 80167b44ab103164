import ManagementAPI
import Domain

extension UserQuery.Condition {
  /// All of the queries of v1.
  /// - Throws: `USER-zsQ97` where they nest too deeply, `SIGNET-Qs4mC` where they are too many, `GRPC-vR9nC` where one asks nothing.
  init(_ queries: [Zitadel_User_V1_SearchQuery]) throws(DomainError) {
    let all = try UserQuery.Condition.all(Self.translated(queries, depth: 0))
    try QuerySize.check(all)
    self = try all.checked()
  }

  private static func translated(
    _ queries: [Zitadel_User_V1_SearchQuery], depth: Int
  ) throws(DomainError) -> [UserQuery.Condition] {
    var conditions: [UserQuery.Condition] = []
    for query in queries { conditions.append(try Self(query, depth: depth)) }
    return conditions
  }

  private init(_ query: Zitadel_User_V1_SearchQuery, depth: Int) throws(DomainError) {
    guard depth <= QueryNesting.maximum else { throw QueryNesting.tooDeep }
    switch query.query {
    case .userNameQuery(let query)?: self = .text(.userName, .init(query.method), query.userName)
    case .firstNameQuery(let query)?: self = .text(.firstName, .init(query.method), query.firstName)
    case .lastNameQuery(let query)?: self = .text(.lastName, .init(query.method), query.lastName)
    case .nickNameQuery(let query)?: self = .text(.nickName, .init(query.method), query.nickName)
    case .displayNameQuery(let query)?: self = .text(.displayName, .init(query.method), query.displayName)
    case .emailQuery(let query)?: self = .text(.email, .init(query.method), query.emailAddress)
    case .loginNameQuery(let query)?: self = .text(.loginName, .init(query.method), query.loginName)
    case .stateQuery(let query)?: self = User.State(query.state).map { .state($0) } ?? .any([])
    case .typeQuery(let query)?: self = UserQuery.Kind(number: query.type.rawValue).map { .kind($0) } ?? .any([])
    case .inUserIDsQuery(let query)?: self = .ids(query.userIDs)
    case .inUserEmailsQuery(let query)?: self = .emails(query.userEmails)
    case .orQuery(let query)?: self = .any(try Self.translated(query.queries, depth: depth + 1))
    case .andQuery(let query)?: self = .all(try Self.translated(query.queries, depth: depth + 1))
    case .notQuery(let query)?:
      guard let inner = query.query else { throw QueryNesting.invalid }
      self = .not(try Self(inner, depth: depth + 1))
    case nil: throw QueryNesting.invalid
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

extension User.State {
  /// Nil for the number that says nothing, which no user has.
  init?(_ state: Zitadel_User_V1_UserState) {
    switch state.rawValue {
    case 1: self = .active
    case 2: self = .inactive
    case 3: self = .deleted
    case 4: self = .locked
    case 5: self = .suspended
    case 6: self = .initial
    default: return nil
    }
  }
}
