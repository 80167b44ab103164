import Domain
import Foundation
import Testing

@testable import Persistence

/// Older nodes cannot read what they do not know: whatever is new stands under the version that has brought it.
@Suite("Kinds of events")
struct EventKindTests {
  private static func text(_ path: String, of file: String = #filePath) throws -> String {
    try String(contentsOf: URL(filePath: file).deletingLastPathComponent().appending(path: path), encoding: .utf8)
  }

  /// The file is never added to: a new kind is a row of `EventKinds`.
  @Test("each kind is known by the version that has brought it")
  func versions() throws {
    let first = Set(try Self.text("Fixtures/first-event-kinds.txt").split(separator: "\n").map(String.init))
    for type in Set(RecordTests.events.map(\.type)) {
      #expect(first.contains(type) == (EventKinds.version(of: type) == 1), "\(type)")
    }
  }

  /// The fields of each message of the schema, as `string email = 1`.
  private static func messages() throws -> [String: Set<String>] {
    let schema = try text("../../Protos/signet/store/v1/events.proto").replacing(/\/\/[^\n]*/, with: "")
      .replacing(/oneof \w+ \{([^}]*)\}/) { $0.output.1 }
    return schema.matches(of: /message (\w+) \{([^}]*)\}/).reduce(into: [:]) { messages, message in
      messages[String(message.output.1)] = fields(message.output.2)
    }
  }

  private static func fields(_ text: Substring) -> Set<String> {
    Set(text.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
      .subtracting([""])
  }

  /// The file has a line for each message, as it was when it came: a new message is a new line, and a line is never changed.
  /// What a message has gained since is a row of `EventKinds.fields`.
  @Test("no message says more than it did when it came, but under the version that has brought it")
  func fields() throws {
    var first: [String: Set<String>] = [:]
    for line in try Self.text("Fixtures/event-messages.txt").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      first[String(parts[0])] = Self.fields(parts.count > 1 ? parts[1] : "")
    }
    let messages = try Self.messages()
    #expect(messages.count > 70)
    #expect(Set(messages.keys) == Set(first.keys), "a message is new, or gone")
    var gained: Set<String> = []
    for (name, known) in first {
      let fields = messages[name] ?? []
      #expect(fields.isSuperset(of: known), "\(name) has lost something: \(known.subtracting(fields))")
      for field in fields.subtracting(known) {
        let words = field.split(separator: " ").map(String.init)
        let (place, number) = ("\(name).\(words[words.count - 3])", UInt32(words[words.count - 1]))
        gained.insert(place)
        #expect(EventKinds.fields[place]?.path.last == number, "\(place) is new")
      }
    }
    #expect(gained == Set(EventKinds.fields.keys))
  }

  @Test("an event is known by the version that has brought its newest field, where that is set")
  func records() {
    func version(_ event: UserEvent) -> Int {
      EventKinds.version(
        of: EventRecord(event),
        [
          "CodeAdded.returned": .init(version: 8, kinds: ["user.human.email.code.added"], path: [3]),
          "PersonProfile.gender": .init(
            version: 9, kinds: ["user.human.added", "user.human.profile.changed"], path: [2, 6]),
        ])
    }
    func code(isReturned: Bool) -> IssuedCode {
      IssuedCode(digest: [1], expires: Timestamp(seconds: 1), isReturned: isReturned)
    }
    func person(_ gender: Profile.Gender) -> UserEvent {
      .humanAdded(
        userName: "ada", profile: Profile(firstName: "A", lastName: "L", gender: gender),
        email: EmailAddress(stored: "a@b.example"), phone: nil, password: nil, isPasswordChangeRequired: true,
        isInitial: true)
    }
    #expect(version(.emailCodeAdded(code(isReturned: true))) == 8)
    #expect(version(.emailCodeAdded(code(isReturned: false))) == 1)
    #expect(version(.phoneCodeAdded(code(isReturned: true))) == 1, "of another kind")
    #expect(version(person(.female)) == 9)
    #expect(version(person(.unspecified)) == 1)
    #expect(version(.emailVerified) == 1, "nothing is set in nothing")
  }
}
