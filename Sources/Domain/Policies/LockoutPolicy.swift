/// After how many failed checks in a row a person is locked.
package struct LockoutPolicy: Policy {
  /// Of the password; 0: however many.
  package var maximumPasswordAttempts: Int
  /// Of one-time passwords, of each kind for itself; 0: however many.
  package var maximumOTPAttempts: Int

  /// The default: nobody is locked, so that nobody can lock others out.
  package init(maximumPasswordAttempts: Int = 0, maximumOTPAttempts: Int = 0) {
    self.maximumPasswordAttempts = maximumPasswordAttempts
    self.maximumOTPAttempts = maximumOTPAttempts
  }

  package init() { self.init(maximumPasswordAttempts: 0) }

  /// Whether so many failed checks lock.
  package func locks(after failures: Int, of credential: CheckedCredential) -> Bool {
    let maximum = credential == .password ? maximumPasswordAttempts : maximumOTPAttempts
    return maximum > 0 && failures >= maximum
  }
}

extension LockoutPolicy {
  package static let kind = PolicyKind.lockout
  package var value: PolicyValue { .lockout(self) }

  package var published: EventFields {
    ["maxPasswordAttempts": .number(maximumPasswordAttempts), "maxOTPAttempts": .number(maximumOTPAttempts)]
  }
}
