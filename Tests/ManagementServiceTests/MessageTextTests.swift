import Domain
import HTTPTransport
import StoreSupport
import Testing
import Texts

@testable import ManagementService

@Suite("What organizations say in messages, and in which language the instance answers")
struct MessageTextTests {
  private static func set(_ parts: [MessageTextField: String], _ kind: MessageTextKind, in house: House) async throws {
    var text = MessageText()
    for (field, template) in parts { text[field] = template }
    try await house.memory.store.execute(
      .setMessageText(text, of: MessageTextKey(kind, in: "de"), in: .instance, by: house.memory.adminID))
  }

  @Test("What the instance says stands over what is built in, and an organization's own stands alone")
  func inheritance() async throws {
    try await House.run { house in
      try await Self.set([.subject: "Instance", .footerText: "Instance"], .verifyEmail, in: house)
      for method in ["GetCustomVerifyEmailMessageText", "GetDefaultVerifyEmailMessageText"] {
        let general = try await house.get(.v1(method), #"{"language":"de"}"#)
        #expect(general["customText.subject"] == "Instance" && general["customText.isDefault"] == "true")
        #expect(general["customText.title"] == "Bestätigen Sie Ihre E-Mail-Adresse", "built in")
        #expect(general["customText.details.resourceOwner"] == "6", "the instance's")
        let english = try await house.get(.v1(method), #"{"language":"en"}"#)
        #expect(english["customText.subject"] == "Confirm your email address" && english["customText.details"] == nil)
      }
      let set = try await house.get(
        .v1("SetCustomVerifyEmailMessageText"), #"{"language":"de","title":"Own","footerText":""}"#)
      let own = try await house.get(.v1("GetCustomVerifyEmailMessageText"), #"{"language":"de"}"#)
      #expect(own["customText.title"] == "Own" && own["customText.isDefault"] == nil)
      #expect(own["customText.subject"] == nil && own["customText.footerText"] == nil, "only what it set")
      #expect(own["customText.details.sequence"] == set["details.sequence"])
      let general = try await house.get(.v1("GetDefaultVerifyEmailMessageText"), #"{"language":"de"}"#)
      #expect(general["customText.subject"] == "Instance" && general["customText.title"] != "Own")
      // What empties it leaves what is said for it.
      try await house.get(.v1("SetCustomVerifyEmailMessageText"), #"{"language":"de"}"#)
      let after = try await house.get(.v1("GetCustomVerifyEmailMessageText"), #"{"language":"de"}"#)
      #expect(after["customText.subject"] == "Instance" && after["customText.isDefault"] == "true")
    }
  }

  @Test("Nothing new is a success that writes nothing")
  func unchanged() async throws {
    try await House.run { house in
      let body = #"{"language":"de","title":"Own","text":"{{.Code}}"}"#
      let first = try await house.get(.v1("SetCustomInitMessageText"), body)
      let events = house.memory.store.eventCount
      let second = try await house.get(.v1("SetCustomInitMessageText"), body)
      #expect(first["details.sequence"] == second["details.sequence"])
      #expect(house.memory.store.eventCount == events)
    }
  }

  @Test("What is built in can be set as it is, in every language", arguments: Language.tags)
  func builtIn(tag: String) throws {
    let language = try #require(Language(lookingUp: tag))
    for kind in MessageTextKind.allCases {
      let text = language.messageText(kind)
      #expect(!text.isEmpty)
      _ = try Command.setMessageText(text, of: MessageTextKey(kind, in: tag), in: .instance, by: "")
    }
  }

  @Test("A language without texts is the instance's")
  func fallback() async throws {
    try await House.run { house in
      let method = Method.v1("GetDefaultVerifyPhoneMessageText")
      let english = try await house.get(method, #"{"language":"xx"}"#)
      try await house.get(.admin("SetDefaultLanguage"), #"{"language":"de"}"#)
      let german = try await house.get(method, #"{"language":"xx"}"#)
      #expect(english["customText.text"] == Language.english.notifications.shortMessages.verifyPhone)
      #expect(german["customText.text"] == Language(lookingUp: "de")?.notifications.shortMessages.verifyPhone)
    }
  }

  @Test("Refusals and histories are in the instance's language, unless the caller asks for another")
  func sentences() async throws {
    try await House.run { house in
      func refusal(_ accepted: String?) async throws -> String {
        var body = try await house.callAsking(.v1("GetUserByID"), #"{"id":"nobody"}"#, for: accepted).message
        body.removeLast(" (QUERY-Dfbg2)".count)
        return body
      }
      func history(_ accepted: String?) async throws -> String? {
        try await house.callAsking(.v1("ListUserChanges"), #"{"userId":"\#(house.memory.adminID)"}"#, for: accepted)[
          "result.0.eventType.localizedMessage"]
      }
      let english = (try await refusal(nil), try await history(nil))
      try await house.get(.admin("SetDefaultLanguage"), #"{"language":"de"}"#)
      for accepted in [nil, "fr", "*"] as [String?] {
        let german = (try await refusal(accepted), try await history(accepted))
        #expect(german.0 == Language(lookingUp: "de")?.sentence(for: "Errors.User.NotFound"))
        #expect(german.1 != english.1 && german.1 != nil)
      }
      #expect(try await refusal("en") == english.0)
      #expect(try await history("en") == english.1)
    }
  }
}

extension House {
  /// Calls a method as a browser does that accepts a language; nil: any.
  fileprivate func callAsking(_ method: Method, _ body: String, for language: String?) async throws -> Answer {
    var fields = ["content-type": "application/json", "authorization": "Bearer admin"] as HTTPFields
    if let language { fields.append("accept-language", language) }
    return try await send("POST", method.path, fields, Array(body.utf8))
  }
}
