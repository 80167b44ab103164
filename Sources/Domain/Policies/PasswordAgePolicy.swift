/// How long a password holds.
package struct PasswordAgePolicy: Policy {
  /// 0: for ever.
  package var maximumDays: Int
  /// So many days before, whoever logs in should be told; 0: never.
  package var warningDays: Int

  /// The default: for ever. Who must change passwords chooses worse ones.
  package init(maximumDays: Int = 0, warningDays: Int = 0) {
    self.maximumDays = maximumDays
    self.warningDays = warningDays
  }

  package init() { self.init(maximumDays: 0) }

  /// Whether a password is so old that another must be chosen.
  package func hasExpired(_ password: Password, at now: Timestamp) -> Bool {
    guard maximumDays > 0 else { return false }
    // In days: as many as can be set are more microseconds than can be counted.
    return (now.microseconds - password.changeDate.microseconds) / 86_400_000_000 >= Int64(maximumDays)
  }
}

extension PasswordAgePolicy {
  package static let kind = PolicyKind.passwordAge
  package var value: PolicyValue { .passwordAge(self) }

  package var published: EventFields {
    ["maxAgeDays": .number(maximumDays), "expireWarnDays": .number(warningDays)]
  }
}
