import ManagementAPI
import ProtobufCodec
import Domain

extension Zitadel_Member_V1_Member {
  /// - Parameter owner: the organization that the user is a member of, or the instance.
  init(_ member: Member, owner: String) {
    self.init()
    let (entry, user) = (member.entry, member.user)
    (userID, roles, preferredLoginName) = (user.id, entry.value.roles, user.loginName)
    details = .init(entry.sequence, created: entry.creationDate, changed: entry.changeDate, owner: owner)
    userResourceOwner = user.organizationID
    switch user.kind {
    case .human(let human):
      userType = .human
      email = human.email.address.text
      (firstName, lastName) = (human.profile.firstName, human.profile.lastName)
      displayName = human.profile.displayName
    case .machine(let machine):
      userType = .machine
      displayName = machine.name
    }
  }
}

extension UserQuery.Condition {
  /// All of the queries on members.
  /// - Throws: `MEMBE-7Bb92` where one asks nothing, `SIGNET-Qs4mC` where they are too many, `SIGNET-Tx1ch`, `SIGNET-Tx2in`.
  init(_ queries: [Zitadel_Member_V1_SearchQuery]) throws(DomainError) {
    try QuerySize.check(queries.count)
    var conditions: [UserQuery.Condition] = []
    for query in queries { conditions.append(try Self(query)) }
    self = try UserQuery.Condition.all(conditions).checked()
  }

  private init(_ query: Zitadel_Member_V1_SearchQuery) throws(DomainError) {
    switch query.query {
    case .firstNameQuery(let query)?: self = .text(.firstName, .init(query.method), query.firstName)
    case .lastNameQuery(let query)?: self = .text(.lastName, .init(query.method), query.lastName)
    case .emailQuery(let query)?: self = .text(.email, .init(query.method), query.email)
    case .userIDQuery(let query)?: self = .ids([query.userID])
    case nil: throw DomainError(.invalidArgument, "MEMBE-7Bb92", "List.Query.Invalid")
    }
  }
}

extension MemberQuery.Order {
  /// Without a column, those who became members last come first.
  init(_ column: Zitadel_Member_V1_MemberFieldColumnName) {
    self =
      switch column.rawValue {
      case 1: .userID
      case 3: .changeDate
      case 4: .userResourceOwner
      default: .creationDate
      }
  }
}
