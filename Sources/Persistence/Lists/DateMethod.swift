import Domain

extension CredentialQuery.DateMethod {
  /// The operator of SQL.
  var sql: String {
    switch self {
    case .equals: "="
    case .after: ">"
    case .afterOrEquals: ">="
    case .before: "<"
    case .beforeOrEquals: "<="
    }
  }
}
