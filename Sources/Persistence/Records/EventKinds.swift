/// By which version of PostgreSQL's tables (`PostgresSchema`) kinds of events have come.
///
/// Nodes of the former version run on beside new ones, and rightly refuse a state of whose events they cannot read one. So
/// what a version has brought is written once no older node serves any more. A new kind stands here, under a version of its
/// own where no tables change with it.
enum EventKinds {
  /// All others came with the first version.
  private static let later = Dictionary(
    uniqueKeysWithValues: [
      "session.added", "session.user.checked", "session.password.checked", "session.totp.checked",
      "session.recovery.code.checked", "session.otp.sms.challenged", "session.otp.sms.sent", "session.otp.sms.failed",
      "session.otp.sms.checked", "session.otp.email.challenged", "session.otp.email.sent",
      "session.otp.email.failed", "session.otp.email.checked", "session.token.set", "session.metadata.set",
      "session.lifetime.set", "session.terminated",
    ].map { ($0, 2) })

  /// - Parameter type: as it is kept.
  static func version(of type: String) -> Int { later[type] ?? 1 }

  /// That of the newest kind.
  static let newest = later.values.max() ?? 1
}
