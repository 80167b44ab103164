/// Providers as tables name them: `<smtp>` is the id of an SMTP server, `<activeSmtp>` of one that sends.
enum Provided: String {
  case smtp, activeSmtp, mailHook, activeMailHook, twilio, activeTwilio, smsHook

  static let server =
    #""senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","tls":true,"user":"u""#

  func make(in house: House) async throws -> String? {
    switch self {
    case .smtp:
      return try await house.get(.admin("AddSMTPConfig"), "{\(Self.server),\"password\":\"p\"}")["id"]
    case .mailHook:
      return try await house.get(.admin("AddEmailProviderHTTP"), #"{"endpoint":"https://example.com/m"}"#)["id"]
    case .smsHook:
      return try await house.get(.admin("AddSMSProviderHTTP"), #"{"endpoint":"https://example.com/s"}"#)["id"]
    case .twilio:
      return try await house.get(
        .admin("AddSMSProviderTwilio"), #"{"sid":"AC1","token":"t","senderNumber":"+41446681800"}"#)["id"]
    case .activeSmtp: return try await activated(.smtp, "ActivateEmailProvider", house)
    case .activeMailHook: return try await activated(.mailHook, "ActivateEmailProvider", house)
    case .activeTwilio: return try await activated(.twilio, "ActivateSMSProvider", house)
    }
  }

  private func activated(_ provider: Provided, _ method: String, _ house: House) async throws -> String? {
    let id = try await provider.make(in: house)
    try await house.get(.admin(method), #"{"id":"\#(id ?? "")"}"#)
    return id
  }
}
