import Domain
import ManagementAPI
import StoreSupport
import Testing

@testable import ManagementService

@Suite("Sessions and second factors")
struct SessionFactorTests {
  /// A session, its token, and the code that it waits for.
  private struct Made {
    var id: String
    var token: String
    var code: String

    init(_ answer: Answer, _ former: Made? = nil) {
      (id, token) = (answer["sessionId"] ?? former?.id ?? "", answer["sessionToken"] ?? former?.token ?? "")
      code = answer["challenges.otpEmail"] ?? answer["challenges.otpSms"] ?? former?.code ?? ""
    }
  }

  private static let challenge = #""challenges":{"otpEmail":{"returnCode":{}}}"#
  private static let sent = #""challenges":{"otpEmail":{"sendCode":{}}}"#

  private static func create(_ fields: String, _ house: House) async throws -> Made {
    Made(try await house.get(.session("CreateSession"), "{\(fields)}"))
  }

  private static func set(_ made: Made, _ fields: String, _ house: House) async throws -> Answer {
    try await house.call(
      .session("SetSession"), #"{"sessionId":"\#(made.id)","sessionToken":"\#(made.token)",\#(fields)}"#)
  }

  private static func enter(_ code: String) -> String { #""checks":{"otpEmail":{"code":"\#(code)"}}"# }

  private static func user(_ id: String) -> String { #""checks":{"user":{"userId":"\#(id)"}}"# }

  private static func factors(_ made: Made, _ house: House) async throws -> [String] {
    let read = try await house.get(.session("GetSession"), #"{"sessionId":"\#(made.id)"}"#)
    return ["password", "totp", "otpSms", "otpEmail", "recoveryCode"].filter {
      read["session.factors.\($0).verifiedAt"] != nil
    }
  }

  @Test("a code is used once, and a new one replaces it")
  func once() async throws {
    try await House.run { house in
      var places = Places(house)
      let id = try await places.filled("<mailed>")
      var made = try await Self.create("\(Self.user(id)),\(Self.challenge)", house)
      let first = made.code
      #expect(first.count == 8)
      made = Made(try await Self.set(made, Self.challenge, house), made)
      #expect(made.code != first)
      #expect(try await Self.set(made, Self.enter(first), house).id == "CODE-woT0xc")
      #expect(try await Self.factors(made, house) == [])
      let answer = try await Self.set(made, Self.enter(made.code), house)
      #expect(answer.code == "ok")
      made = Made(answer, made)
      #expect(try await Self.factors(made, house) == ["otpEmail"])
      #expect(try await Self.set(made, Self.enter(made.code), house).id == "COMMAND-S34gh")
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("after five wrong codes there is none to guess at")
  func wrongCodes() async throws {
    try await House.run { house in
      var places = Places(house)
      let id = try await places.filled("<mailed>")
      let made = try await Self.create("\(Self.user(id)),\(Self.challenge)", house)
      for _ in 1...5 { #expect(try await Self.set(made, Self.enter("1"), house).id == "CODE-woT0xc") }
      #expect(try await Self.set(made, Self.enter(made.code), house).id == "COMMAND-S34gh")
      // Of any session: they are the user's.
      house.memory.clock.advance(seconds: 1)
      let other = try await Self.create("\(Self.user(id)),\(Self.challenge)", house)
      #expect(try await Self.set(other, Self.enter(other.code), house).id == "SIGNET-Fg5ss")
      house.memory.clock.advance(seconds: 60)
      #expect(try await Self.set(other, Self.enter(other.code), house).code == "ok")
    }
  }

  @Test("the lockout policy locks after wrong codes, too")
  func lockout() async throws {
    try await House.run { house in
      var places = Places(house)
      try await house.get(.v1("AddCustomLockoutPolicy"), #"{"maxOtpAttempts":2}"#)
      let mailed = try await places.filled("<mailed>")
      let made = try await Self.create("\(Self.user(mailed)),\(Self.challenge)", house)
      for _ in 1...2 { #expect(try await Self.set(made, Self.enter("1"), house).id == "CODE-woT0xc") }
      #expect(try await Self.set(made, Self.enter(made.code), house).id == "COMMAND-S6h4R")
      let unspent = Made(
        try await house.get(.session("CreateSession"), "{\(Self.user(try await places.filled("<authenticated>")))}"))
      let wrong = #""checks":{"totp":{"code":"123456"}}"#
      for _ in 1...2 { #expect(try await Self.set(unspent, wrong, house).id == "EVENT-8isk2") }
      #expect(try await Self.set(unspent, wrong, house).id == "COMMAND-SF3fg")
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("a refused password gives nothing away, and is not counted: the code beside it is wrong")
  func together() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Places.password).id
      for _ in 1...7 {
        let both =
          #""checks":{"user":{"userId":"\#(id)"},"password":{"password":"\#(Places.password)"},"#
          + #""totp":{"code":"123456"}}"#
        #expect(try await house.call(.session("CreateSession"), "{\(both)}").id == "COMMAND-3Mif9s")
      }
      _ = try await house.memory.signIn(id, Places.password)
    }
  }

  @Test("a recovery code is used up")
  func recovery() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson().id
      let codes = try await house.get(.v2("GenerateRecoveryCodes"), #"{"userId":"\#(id)","count":2}"#)
      // As it was drawn: the digests of the tests are as long as what they are of.
      let code = try #require(codes["recoveryCodes.0"]).replacing("-", with: "")
      let made = try await Self.create(Self.user(id), house)
      let check = #""checks":{"recoveryCode":{"code":"\#(code)"}}"#
      let first = try await Self.set(made, check, house)
      #expect(first.code == "ok")
      #expect(try await Self.factors(made, house) == ["recoveryCode"])
      #expect(try await Self.set(Made(first, made), check, house).id == "SIGNET-Rc7wr")
    }
  }

  @Test("a code that is sent is in the outbox for its session, and what replaces it is the only one")
  func sending() async throws {
    try await House.run { house in
      var places = Places(house)
      let id = try await places.filled("<mailed>")
      let made = try await Self.create("\(Self.user(id)),\(Self.sent)", house)
      let answer = try await Self.set(made, Self.sent, house)
      #expect(answer.code == "ok" && answer["challenges"] == nil)
      let now = house.memory.clock.now
      let waiting = try await house.memory.store.lease(.mail, limit: 10, now: now, until: now.adding(seconds: 60))
        .map(\.notification).filter { $0.kind == .sessionOTP }
      #expect(waiting.map(\.sessionID) == [made.id, made.id])
    }
  }

  @Test("where the login policy forces a second factor, a token without one calls nothing")
  func forced() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Places.password).id
      try await house.get(.v2("AddOTPEmail"), #"{"userId":"\#(id)"}"#)
      try await house.get(
        .v1("AddCustomLoginPolicy"),
        #"{"allowUsernamePassword":true,"forceMfa":true,"passwordCheckLifetime":"864000s","externalLoginCheckLifetime":"864000s","#
          + #""mfaInitSkipLifetime":"2592000s","secondFactorCheckLifetime":"64800s","multiFactorCheckLifetime":"43200s"}"#
      )
      var made = try await Self.create(
        #""checks":{"user":{"userId":"\#(id)"},"password":{"password":"\#(Places.password)"}},\#(Self.challenge)"#,
        house)
      let refused = try await house.call(.auth("GetMyUser"), as: made.token)
      #expect(refused.code != "ok", "\(refused)")
      made = Made(try await Self.set(made, Self.enter(made.code), house), made)
      #expect(try await house.get(.auth("GetMyUser"), as: made.token)["user.id"] == id)
    }
  }
}
