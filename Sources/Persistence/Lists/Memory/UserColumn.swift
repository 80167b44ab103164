import Domain

/// The columns of `users` that lists search or sort by.
enum UserColumn: String, CaseIterable {
  case creationDate = "creation_date"
  case userName = "user_name"
  case firstName = "first_name"
  case lastName = "last_name"
  case nickName = "nick_name"
  case displayName = "display_name"
  case email
  case phone
  case state
  case type

  var name: String { "users.\(self.rawValue)" }

  /// The index that has the users in the order of the column. Users without a telephone number are in none.
  var index: String { self == .phone ? "users_phone" : "users_by_\(self.rawValue)" }

  var isNumber: Bool { [.creationDate, .state, .type].contains(self) }

  /// Whether some users have none.
  var isOptional: Bool { self == .email || self == .phone }

  /// The text as it was entered. A machine has no address; nothing is compared with nothing.
  var text: String { self.isOptional ? "ifnull(\(self.name), '')" : self.name }

  /// The column that has the text folded, or NULL where it is of ASCII; nil where no text is of anything else.
  var foldedName: String? {
    switch self {
    case .userName, .firstName, .lastName, .nickName, .displayName: "users.\(self.rawValue)_folded"
    case .email, .phone, .creationDate, .state, .type: nil
    }
  }

  /// The text folded, but for capitals of ASCII.
  var folded: String { self.foldedName.map { "ifnull(\($0), \(self.name))" } ?? self.text }

  /// What to sort by: the columns of the index, so that it gives this order without sorting.
  func order(_ isAscending: Bool) -> String {
    let direction = isAscending ? "ASC" : "DESC"
    let columns =
      switch self {
      case .creationDate: ["creation_date", "organization_id", "state", "type"]
      case .state: ["state", "organization_id", "type"]
      case .type: ["type", "organization_id", "state"]
      case .phone: ["phone"]
      default: ["\(self.rawValue) COLLATE NOCASE", "organization_id", "state", "type"]
      }
    return (columns.map { "users.\($0) \(direction)" } + ["users.number \(direction)"]).joined(separator: ", ")
  }
}

extension UserQuery.Order {
  var column: UserColumn {
    switch self {
    case .creationDate: .creationDate
    case .userName: .userName
    case .firstName: .firstName
    case .lastName: .lastName
    case .nickName: .nickName
    case .displayName: .displayName
    case .email: .email
    case .state: .state
    case .type: .type
    }
  }
}

extension UserQuery.Text {
  var column: UserColumn {
    switch self {
    // The name to log in with is the user name.
    case .userName, .loginName: .userName
    case .firstName: .firstName
    case .lastName: .lastName
    case .nickName: .nickName
    case .displayName: .displayName
    case .email: .email
    case .phone: .phone
    }
  }
}
