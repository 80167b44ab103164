import Crypto
import Domain
import Texts

/// What a webhook is posted for a text message:
///
///     {"contextInfo": {"recipientPhoneNumber": "+41791234567", "eventType": "user.human.phone.code.added",
///                      "provider": {"type": "http"}},
///      "templateData": {"text": "A1B2C3 is your code …"},
///      "args": {"code": "A1B2C3", "userName": "ada", …}}
///
/// Signed with a key, the request carries `signet-signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>`.
/// Who checks it knows that the request is ours, and by the time that it is no old one.
struct WebhookRequest {
  let post: HTTPPost

  /// - Parameter time: seconds since 1970, when the request is made.
  init(_ message: OutgoingShortMessage, url: String, signingKey: String?, time: Int64) {
    let body = Array(Self.json(message).utf8)
    var fields = ["content-type: application/json", "idempotency-key: \(message.identifier)"]
    if let signingKey {
      fields.append("signet-signature: t=\(time),v1=\(Self.signature(of: body, time: time, key: signingKey))")
    }
    self.post = HTTPPost(url: url, fields: fields, body: body)
  }

  static func signature(of body: [UInt8], time: Int64, key: String) -> String {
    var code = HMAC<SHA256>(key: SymmetricKey(data: Array(key.utf8)))
    code.update(data: Array("\(time).".utf8))
    code.update(data: body)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: code.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func json(_ message: OutgoingShortMessage) -> String {
    let event =
      switch message.kind {
      case .verifyPhone: "user.human.phone.code.added"
      case .passwordReset: "user.human.password.code.added"
      }
    let variables = message.variables
    let args = [
      ("code", variables.code), ("userName", variables.userName), ("firstName", variables.firstName),
      ("lastName", variables.lastName), ("nickName", variables.nickName), ("displayName", variables.displayName),
      ("lastEmail", variables.lastEmail), ("verifiedEmail", variables.verifiedEmail),
      ("preferredLoginName", variables.preferredLoginName),
    ]
    return """
      {"contextInfo":{"recipientPhoneNumber":\(message.recipient.jsonText),"eventType":"\(event)",\
      "provider":{"type":"http"}},"templateData":{"text":\(message.text.jsonText)},\
      "args":{\(args.map { "\"\($0.0)\":\($0.1.jsonText)" }.joined(separator: ","))}}
      """
  }
}
