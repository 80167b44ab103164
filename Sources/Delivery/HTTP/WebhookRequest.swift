import Crypto
import Domain
import Texts

/// What a webhook is posted for a message:
///
///     {"contextInfo": {"recipientPhoneNumber": "+41791234567", "eventType": "user.human.phone.code.added",
///                      "provider": {"type": "http"}},
///      "templateData": {"text": "A1B2C3 is your code …"},
///      "args": {"code": "A1B2C3", "userName": "ada", …}}
///
/// Of a mail, `recipientEmailAddress`, and the parts of the letter: `subject`, `title`, `preHeader`, `greeting`, `text`,
/// `url`, `buttonText`, `footerText`. A provider that the interface has set up is named by `id` and `description`.
///
/// Signed with a key, the request carries `t=<seconds>,v1=<hex>` in a field of its own: HMAC-SHA256 of `<seconds>.<body>`.
/// Who checks it knows that the request is ours, and by the time that it is no old one.
struct WebhookRequest {
  let post: HTTPPost

  /// - Parameter time: seconds since 1970, when the request is made.
  init(_ message: OutgoingShortMessage, to webhook: Webhook, time: Int64) {
    let event =
      switch message.kind {
      case .verifyPhone: "user.human.phone.code.added"
      case .passwordReset: "user.human.password.code.added"
      case .verifySMSOTP: "session.otp.sms.challenged"
      }
    self.init(
      message.identifier, recipient: ("recipientPhoneNumber", message.recipient), event: event,
      template: [("text", message.text)], message.variables, to: webhook, time: time)
  }

  /// - Parameter time: seconds since 1970, when the request is made.
  init(_ mail: OutgoingMail, to webhook: Webhook, time: Int64) {
    let event =
      switch mail.source?.kind {
      case .verifyEmail, nil: "user.human.email.code.added"
      case .initialization: "user.human.initialization.code.added"
      case .passwordReset: "user.human.password.code.added"
      case .passwordChanged: "user.human.password.changed"
      case .emailChanged: "user.human.email.changed"
      case .domainClaimed: "user.domain.claimed"
      case .invite: "user.human.invite.code.added"
      case .verifyEmailOTP: "session.otp.email.challenged"
      case .passwordlessRegistration: "user.human.passwordless.initialization.code.added"
      }
    var template = [("subject", mail.subject)]
    if let letter = mail.source?.letter {
      template += [
        ("title", letter.title), ("preHeader", letter.preHeader), ("greeting", letter.greeting), ("text", letter.text),
        ("url", letter.action?.link ?? ""), ("buttonText", letter.action?.buttonText ?? ""),
        ("footerText", letter.footerText),
      ]
    }
    self.init(
      mail.identifier, recipient: ("recipientEmailAddress", mail.recipient.address.description), event: event,
      template: template, mail.source?.variables, to: webhook, time: time)
  }

  private init(
    _ identifier: String, recipient: (name: String, value: String), event: String, template: [(String, String)],
    _ variables: MailVariables?, to webhook: Webhook, time: Int64
  ) {
    let json = """
      {"contextInfo":{"\(recipient.name)":\(recipient.value.jsonText),"eventType":"\(event)",\
      "provider":\(webhook.providerJSON)},"templateData":\(Self.object(template)),\
      "args":\(Self.object(variables.map(Self.arguments) ?? []))}
      """
    let body = Array(json.utf8)
    var fields = ["content-type: application/json", "idempotency-key: \(identifier)"]
    if let key = webhook.signingKey {
      fields.append("\(webhook.signatureField): t=\(time),v1=\(Self.signature(of: body, time: time, key: key))")
    }
    self.post = HTTPPost(url: webhook.url, fields: fields, body: body)
  }

  static func signature(of body: [UInt8], time: Int64, key: String) -> String {
    var code = HMAC<SHA256>(key: SymmetricKey(data: Array(key.utf8)))
    code.update(data: Array("\(time).".utf8))
    code.update(data: body)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: code.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func arguments(_ variables: MailVariables) -> [(String, String)] {
    [
      ("code", variables.code), ("userName", variables.userName), ("firstName", variables.firstName),
      ("lastName", variables.lastName), ("nickName", variables.nickName), ("displayName", variables.displayName),
      ("lastEmail", variables.lastEmail), ("verifiedEmail", variables.verifiedEmail),
      ("preferredLoginName", variables.preferredLoginName),
    ]
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\"\($0.0)\":\($0.1.jsonText)" }.joined(separator: ","))}"
  }
}
