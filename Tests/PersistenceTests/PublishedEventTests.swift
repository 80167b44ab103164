import Foundation
import Testing
import Texts

@testable import Domain
@testable import Persistence

@Suite("What events tell their readers")
struct PublishedEventTests {
  @Test("there is a row and a sentence for every type of event, and no sentence without one")
  func everyTypeHasASentence() {
    #expect(Set(RecordTests.events.map(\.type)) == Set(ErrorTexts.eventTypes))
    let kinds = Set(AggregateType.allCases.map(\.rawValue))
    for type in ErrorTexts.eventTypes { #expect(kinds.contains(String(type.prefix { $0 != "." })), "\(type)") }
  }

  @Test("types begin with the kind of their aggregate", arguments: RecordTests.events)
  func kind(_ type: String, _ payload: Event.Payload) {
    #expect(type.hasPrefix(payload.aggregateType.rawValue + "."))
  }

  /// Whatever is bytes, and whatever has such a word in its name or in that of the event.
  private static let secretWords = ["hash", "secret", "password", "digest", "sealed", "credential"]

  /// The secrets of an event, found by looking into it: whoever adds an event adds no list of them.
  private static func secrets(of value: Any, named name: String = "") -> [String] {
    let isSecret = secretWords.contains { name.lowercased().contains($0) }
    switch value {
    case let bytes as [UInt8]:
      return [String(decoding: bytes, as: UTF8.self), Data(bytes).base64EncodedString()].filter { !$0.isEmpty }
    case let text as String: return isSecret && !text.isEmpty ? [text] : []
    default: return Mirror(reflecting: value).children.flatMap { secrets(of: $0.value, named: $0.label ?? "") }
    }
  }

  private static func texts(_ fields: EventFields) -> [String] {
    fields.values.flatMap { field in
      switch field {
      case .text(let text): [text]
      case .texts(let texts): texts
      case .flag, .number, .date: [String]()
      }
    }
  }

  @Test("no secret of an event is among what is told", arguments: RecordTests.events)
  func tellsNoSecret(_ type: String, _ payload: Event.Payload) {
    let told = Self.texts(payload.published)
    for secret in Self.secrets(of: payload) {
      #expect(!told.contains { $0.contains(secret) }, "\(type) tells \(secret)")
    }
  }

  private static let mark = "MARK0f5ecret"
  private static let marked = IssuedCode(
    digest: Array(mark.utf8), expires: Timestamp(seconds: 1), isReturned: false)

  /// Every event of users that has a secret, with a mark in its place.
  static let markedEvents: [UserEvent] = [
    .humanAdded(
      userName: "ada", profile: Profile(firstName: "Ada", lastName: "L"), email: EmailAddress(stored: "a@b.example"),
      phone: nil, password: mark, isPasswordChangeRequired: true, isInitial: false),
    .machineAdded(userName: "m", machine: Machine(name: "M", secretHash: mark)),
    .emailCodeAdded(marked), .phoneCodeAdded(marked), .initializationCodeAdded(marked), .passwordCodeAdded(marked),
    .inviteCodeAdded(marked, urlTemplate: "https://a.example/\(mark)", applicationName: "A"),
    .passwordChanged(hash: mark, isChangeRequired: true), .passwordHashUpdated(hash: mark),
    .personalAccessTokenAdded(id: "1", digest: Array(mark.utf8), expires: Expiration.never),
    .machineSecretSet(hash: mark), .machineKeyAdded(id: "1", publicKey: Array(mark.utf8), expires: Expiration.never),
    .metadataSet(key: "k", value: Array(mark.utf8)), .totpAdded(sealedSecret: Array(mark.utf8)),
    .factor(.recoveryCodesAdded([Array(mark.utf8)])), .factor(.recoveryCodeUsed(Array(mark.utf8))),
  ]

  @Test("a mark in the place of each secret is found in nothing that is told", arguments: markedEvents)
  func tellsNoMark(_ event: UserEvent) {
    #expect(Self.secrets(of: event).contains { $0.contains(Self.mark) }, "what the other test would miss")
    for text in Self.texts(Event.Payload.user(event).published) { #expect(!text.contains(Self.mark)) }
  }

  @Test("an event without personal data tells nothing of the user", arguments: RecordTests.events)
  func tellsNothingErased(_ type: String, _ payload: Event.Payload) {
    guard case .user(let event) = payload else { return }
    let kept = Set(Self.texts(Event.Payload.user(event.withoutPersonalData).published))
    // Ids of tokens and keys name nobody.
    #expect(kept.isSubset(of: ["7", "8"]), "\(type) tells \(kept)")
  }

  @Test("by the names of the published interface; what is empty is left out, what is long is cut")
  func names() {
    let told = Event.Payload.user(
      .humanAdded(
        userName: "ada", profile: Profile(firstName: "Ada", lastName: "L", gender: .female),
        email: EmailAddress(stored: "a@b.example"), phone: nil, password: nil, isPasswordChangeRequired: false,
        isInitial: false)
    ).published
    #expect(
      told == [
        "userName": .text("ada"), "firstName": .text("Ada"), "lastName": .text("L"), "displayName": .text("Ada L"),
        "gender": .number(1), "email": .text("a@b.example"), "changeRequired": .flag(false),
      ])
    let long = String(repeating: "x", count: 5000)
    #expect(Event.Payload.organization(.added(name: long)).published == ["name": .text(String(long.prefix(1000)))])
    #expect(
      Event.Payload.organization(.memberAdded(userID: "7", roles: ["A", "B"])).published
        == ["userId": .text("7"), "roles": .texts(["A", "B"])])
  }
}
