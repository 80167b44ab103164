import StoreSupport

/// People with second factors as tables name them: `<registered>` has an app that is not verified, `<texted>` gets codes by
/// text message, `<mailed>` by mail, `<prepared>` has recovery codes.
enum Factored: String {
  case registered, texted, mailed, prepared

  func make(in house: House) async throws -> String? {
    let made = try await house.get(
      .v2("AddHumanUser"),
      #"{"username":"\#(rawValue)","profile":{"givenName":"Ada","familyName":"Lovelace"},"#
        + #""email":{"email":"\#(rawValue)@example.com","isVerified":true},"#
        + #""phone":{"phone":"\#(Places.phone)","isVerified":true}}"#)
    let user = #""userId":"\#(made["userId"] ?? "")""#
    switch self {
    case .registered: try await house.get(.v2("RegisterTOTP"), "{\(user)}")
    case .texted: try await house.get(.v2("AddOTPSMS"), "{\(user)}")
    case .mailed: try await house.get(.v2("AddOTPEmail"), "{\(user)}")
    case .prepared: try await house.get(.v2("GenerateRecoveryCodes"), #"{\#(user),"count":2}"#)
    }
    return made["userId"]
  }
}
