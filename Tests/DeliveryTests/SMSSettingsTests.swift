import Testing

@testable import Delivery

@Suite("Settings of providers of text messages")
struct SMSSettingsTests {
  @Test(
    "Webhooks are any URL of HTTP",
    arguments: [
      ("https://hooks.example.com/sms?tenant=1", "webhook hooks.example.com"),
      ("http://user:secret@127.0.0.1:8081/x", "webhook 127.0.0.1:8081"), ("HTTPS://[::1]:1/", "webhook [::1]:1"),
    ])
  func webhooks(url: String, description: String) throws {
    let settings = try SMSSettings(url: url, signingKey: "k")
    #expect(settings.provider == .webhook(Webhook(url: url, signingKey: "k")))
    #expect(settings.description == description)
  }

  @Test("Twilio's account and token become a path and a login")
  func twilio() throws {
    let settings = try SMSSettings(url: "twilio://AC1:to%3Aken@api.twilio.com?from=%2B15550100")
    #expect(
      settings.provider
        == .twilio(
          endpoint: "https://api.twilio.com:443/2010-04-01/Accounts/AC1/Messages.json", account: "AC1",
          token: "to:ken", from: "+15550100"))
    #expect(settings.description == "twilio api.twilio.com:443")
    let clear = try SMSSettings(url: "twilio://AC1:t@127.0.0.1:81?tls=off&from=Signet")
    #expect(
      clear.provider
        == .twilio(
          endpoint: "http://127.0.0.1:81/2010-04-01/Accounts/AC1/Messages.json", account: "AC1", token: "t",
          from: "Signet"))
  }

  @Test(
    "What cannot be used is said without credentials",
    arguments: [
      "", "hooks.example.com", "ftp://x", "https://", "https:///path", "https://host:99999/", "https://host/#part",
      "https://höst/", "https://host/ x", "twilio://api.twilio.com?from=1", "twilio://AC1@api.twilio.com?from=1",
      "twilio://AC1:secret@api.twilio.com", "twilio://AC1:secret@api.twilio.com?from=",
      "twilio://AC1:secret@api.twilio.com?from=1&tls=on", "twilio://AC1:secret@api.twilio.com?from=1&from=2",
      "twilio://A%2F1:secret@api.twilio.com?from=1",
    ])
  func refusals(url: String) {
    #expect {
      try SMSSettings(url: url)
    } throws: {
      !"\($0)".contains("secret") && !"\($0)".isEmpty
    }
  }

  @Test("A signing key is for webhooks")
  func signingKeys() {
    #expect(throws: ProviderURLError.self) { try SMSSettings(url: "https://host/", signingKey: "") }
    #expect(throws: ProviderURLError.self) { try SMSSettings(url: "twilio://A:b@c?from=1", signingKey: "k") }
  }
}
