import Domain

extension RecordTests {
  private static let agent = UserAgent(
    fingerprintID: "f", ip: "192.0.2.1", description: "a browser", header: ["accept": ["*/*", "text/html"], "x": []])
  private static let code = IssuedCode(
    digest: [0, 1, 255], expires: Timestamp(microseconds: 1_764_000_000_123_456), isReturned: true)

  /// What happens to sessions.
  static let sessionEvents: [(type: String, payload: Event.Payload)] =
    [
      ("session.added", .session(.added(agent))),
      ("session.added", .session(.added(nil))),
      ("session.added", .session(.added(UserAgent(fingerprintID: nil, ip: nil, description: "", header: [:])))),
      ("session.user.checked", .session(.userChecked(userID: "7", organizationID: "10"))),
      ("session.password.checked", .session(.passwordChecked(passwordDate: Timestamp(microseconds: 1)))),
      ("session.totp.checked", .session(.checked(.totp))),
      ("session.recovery.code.checked", .session(.checked(.recoveryCode))),
      ("session.token.set", .session(.tokenSet(digest: [9, 0]))),
      ("session.metadata.set", .session(.metadataSet(["k": [0, 1], "gone": []]))),
      ("session.lifetime.set", .session(.lifetimeSet(.max))),
      ("session.terminated", .session(.terminated)),
    ]
    + [("sms", SessionFactor.otpSMS), ("email", .otpEmail)].flatMap { name, factor in
      [
        ("session.otp.\(name).challenged", .session(.challenged(factor, code))),
        ("session.otp.\(name).sent", .session(.challengeSent(factor))),
        ("session.otp.\(name).failed", .session(.challengeFailed(factor))),
        ("session.otp.\(name).checked", .session(.checked(factor))),
      ]
    }
}
