import Testing

@testable import Domain

/// Events are for ever: what they amount to is total, whatever was written in whatever order.
@Suite struct EvolveTests {
  private static func event(_ payload: Event.Payload, _ sequence: UInt64) -> Event {
    Event(
      aggregateID: "1", sequence: sequence, resourceOwner: "10", editorID: "e",
      date: Timestamp(seconds: Int64(sequence)),
      payload: payload)
  }

  static let code = Given.issued()

  static let all: [UserEvent] = [
    Given.human(), Given.machine, .emailChanged(Given.newAddress), .emailVerified, .emailCodeAdded(code),
    .emailCodeSent,
    .emailVerificationFailed, .phoneChanged(PhoneNumber(stored: "+41446681800")), .phoneVerified,
    .initializationCodeAdded(code), .initializationCodeSent, .initializationFailed, .initialized,
    .passwordChanged(hash: "h", isChangeRequired: true),
    .personalAccessTokenAdded(id: "1", digest: [], expires: Given.now),
    .personalAccessTokenRemoved(id: "1"), .phoneRemoved, .phoneCodeAdded(code), .phoneCodeSent,
    .phoneVerificationFailed, .passwordCodeAdded(code), .passwordCodeSent, .passwordCodeFailed, .passwordChangeSent,
    .inviteCodeAdded(code, urlTemplate: nil, applicationName: "App"), .inviteCodeSent, .inviteFailed, .inviteAccepted,
    .machineChanged(name: "n", description: "d", accessTokenType: .jwt), .machineSecretSet(hash: "h"),
    .machineSecretRemoved, .machineKeyAdded(id: "1", publicKey: [1], expires: Given.now), .machineKeyRemoved(id: "1"),
    .metadataSet(key: "k", value: [1]), .metadataRemoved(key: "k"),
    .codesVoided(Domain.Notification.Kind.allCases), .emailChangeSent,
  ]

  @Test(arguments: all)
  func everyEventMovesSequenceAndDate(payload: UserEvent) throws {
    for first in [Given.human(), Given.machine] {
      let user = User.evolve(nil, first, Self.event(.user(first), 1))
      let next = try #require(User.evolve(user, payload, Self.event(.user(payload), 2)))
      #expect(next.sequence == 2)
      #expect(next.changeDate == Timestamp(seconds: 2))
      #expect(next.creationDate == Timestamp(seconds: 1))
      #expect((next.human == nil) == (user?.human == nil), "a person stays one, a program too")
    }
  }

  @Test(arguments: all.dropFirst(2))
  func nobodyComesOfAChange(payload: UserEvent) {
    #expect(User.evolve(nil, payload, Self.event(.user(payload), 1)) == nil)
  }

  @Test func nothingComesOfAChangeOfAnOrganizationOrTheInstance() {
    for payload in [Event.Payload.organization(.domainAdded("x")), .instance(.defaultOrganizationSet("x"))] {
      #expect(AggregateState.evolve(nil, Self.event(payload, 1)) == nil)
    }
  }

  @Test func phonesAndPasswords() throws {
    let number = PhoneNumber(stored: "+41446681800")
    let payloads: [UserEvent] = [
      Given.human(), .phoneChanged(number), .phoneVerified, .passwordChanged(hash: "h", isChangeRequired: true),
    ]
    let user = payloads.enumerated().reduce(nil as User?) { user, next in
      User.evolve(user, next.element, Self.event(.user(next.element), UInt64(next.offset + 1)))
    }
    #expect(user?.human?.phone == Phone(number: number, isVerified: true))
    #expect(user?.human?.password == Password(hash: "h", isChangeRequired: true, changeDate: Timestamp(seconds: 4)))
    let change = UserEvent.phoneChanged(PhoneNumber(stored: "+1234567"))
    let changed = User.evolve(user, change, Self.event(.user(change), 5))
    #expect(changed?.human?.phone?.isVerified == false)
  }

  @Test(arguments: [([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 2], false), ([], [], true)])
  func constantTime(left: [UInt8], right: [UInt8], equal: Bool) {
    #expect(constantTimeEqual(left, right) == equal)
  }
}
