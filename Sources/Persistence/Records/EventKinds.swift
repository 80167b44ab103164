/// By which version of PostgreSQL's tables (`PostgresSchema`) kinds of events have come.
///
/// Nodes of the former version run on beside new ones, and rightly refuse a state of whose events they cannot read one. So
/// what a version has brought is written once no older node serves any more. A new kind stands in the table beside its
/// record, under the version that is next to come out.
enum EventKinds {
  /// All others came with the first version.
  private static let later = [users, organizations, instance, sessions].reduce(into: [:]) { all, kinds in
    all.merge(kinds) { $1 }
  }

  /// - Parameter type: as it is kept.
  static func version(of type: String) -> Int { later[type] ?? 1 }

  /// That of the newest kind.
  static let newest = later.values.max() ?? 1
}
