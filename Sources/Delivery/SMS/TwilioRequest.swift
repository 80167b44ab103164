import Domain
/// What Twilio's API is posted for a text message: a form, with Basic authentication
/// (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource).
struct TwilioRequest {
  let post: HTTPPost

  init(_ message: OutgoingShortMessage, endpoint: String, account: String, token: String, from: String) {
    // "MG" and 32 hexadecimal digits name a messaging service, which chooses a number.
    let isService = from.hasPrefix("MG") && from.utf8.count == 34
    let form = [
      ("To", message.recipient), (isService ? "MessagingServiceSid" : "From", from), ("Body", message.text),
    ]
    self.post = HTTPPost(
      url: endpoint, fields: ["content-type: application/x-www-form-urlencoded", "accept: application/json"],
      body: Array(form.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&").utf8),
      credentials: (account, token))
  }

  /// Numbers that no message will ever reach: not valid, not reachable, unsubscribed, not mobile, a landline. Not 21408 and
  /// 21612, where the account lacks a country or a sender for it: those can be had while the code lives.
  private static let finalCodes = [21211, 21214, 21217, 21610, 21614, 21635]

  /// The error's number, as in `{"code": 21211, "message": …}`.
  static func code(of answer: HTTPPost.Answer) -> Int? {
    let text = String(decoding: answer.body, as: UTF8.self)
    guard let mark = text.firstRange(of: "\"code\"") else { return nil }
    let digits = text[mark.upperBound...].drop { $0 == ":" || $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
    return Int(digits)
  }

  static func isFinal(_ answer: HTTPPost.Answer) -> Bool {
    self.code(of: answer).map { self.finalCodes.contains($0) } ?? false
  }
}
