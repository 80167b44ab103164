import Testing
import Domain
import Texts

@testable import Delivery

@Suite("Text messages")
struct ShortMessageTests {
  static let message = OutgoingShortMessage(
    kind: .verifyPhone, identifier: "42-7", recipient: "+41791234567", text: "A1B2C3 ist Ihr Code – \"gültig\"\n",
    date: 1_700_000_000,
    variables: MailVariables(
      code: "A1B2C3", userName: "zoe", firstName: "Zoë", lastName: "O\\Neill", displayName: "Zoë \u{1}",
      lastEmail: "zoe@example.com", preferredLoginName: "zoe", serviceName: "Acme"))

  @Test("A webhook is posted one JSON object, with what the text was made from")
  func webhook() {
    let post = WebhookRequest(Self.message, to: Webhook(url: "https://host/"), time: 1).post
    #expect(post.fields == ["content-type: application/json", "idempotency-key: 42-7"])
    #expect(
      String(decoding: post.body, as: UTF8.self) == """
        {"contextInfo":{"recipientPhoneNumber":"+41791234567","eventType":"user.human.phone.code.added",\
        "provider":{"type":"http"}},"templateData":{"text":"A1B2C3 ist Ihr Code – \\"gültig\\"\\n"},\
        "args":{"code":"A1B2C3","userName":"zoe","firstName":"Zoë","lastName":"O\\\\Neill","nickName":"",\
        "displayName":"Zoë \\u0001","lastEmail":"zoe@example.com","verifiedEmail":"","preferredLoginName":"zoe"}}
        """)
  }

  @Test("The signature is HMAC-SHA256 over time and body, as any tool computes it")
  func signature() {
    // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac key
    #expect(
      WebhookRequest.signature(of: Array(#"{"a":1}"#.utf8), time: 1_700_000_000, key: "key")
        == "a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03")
    let post = WebhookRequest(Self.message, to: Webhook(url: "https://host/", signingKey: "key"), time: 9).post
    #expect(
      post.fields.last
        == "signet-signature: t=9,v1=\(WebhookRequest.signature(of: post.body, time: 9, key: "key"))")
  }

  @Test("Twilio is posted a form, with a number or a messaging service")
  func twilio() {
    let post = TwilioRequest(
      Self.message, endpoint: "https://host/x", account: "AC1", token: "t", from: "+15550100"
    ).post
    #expect(
      String(decoding: post.body, as: UTF8.self)
        == "To=%2B41791234567&From=%2B15550100&Body=A1B2C3%20ist%20Ihr%20Code%20%E2%80%93%20%22g%C3%BCltig%22%0A")
    #expect(post.credentials?.user == "AC1" && post.credentials?.password == "t")
    let service = "MG" + String(repeating: "0", count: 32)
    let other = TwilioRequest(Self.message, endpoint: "", account: "", token: "", from: service).post
    #expect(String(decoding: other.body, as: UTF8.self).contains("&MessagingServiceSid=\(service)&"))
  }

  @Test(
    "Twilio's errors about the number are final",
    arguments: [
      (#"{"code": 21211, "message": "Invalid 'To'", "status": 400}"#, true), (#"{"code":21610}"#, true),
      (#"{"code": 20003, "message": "Authenticate"}"#, false), (#"{"message": "no code"}"#, false), ("<html>", false),
      ("", false), (#"{"code": null}"#, false),
    ])
  func errors(body: String, isFinal: Bool) {
    #expect(TwilioRequest.isFinal(HTTPPost.Answer(status: 400, body: Array(body.utf8))) == isFinal)
  }

  @Test("Captured, a text message is a mail to the number")
  func capture() throws {
    let message = MIMEMessage(parsing: Self.message.encoded())
    #expect(message.header("to") == "+41791234567")
    #expect(message.header("subject") == "A1B2C3 ist Ihr Code – \"gültig\"")
    #expect(message.body(ofType: "text/plain")?.hasPrefix("A1B2C3 ist Ihr Code – \"gültig\"") == true)
    #expect(message.body(ofType: "text/html") == nil)
  }
}
