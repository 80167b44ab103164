import Domain
import ManagementAPI
import StoreSupport
import Testing

@testable import ManagementService

@Suite("Sessions, and what their tokens can do")
struct SessionTests {
  private static let password = Places.password

  /// A session of a user, and its token.
  private struct Made {
    let id: String
    var token: String

    init(_ answer: Answer) { (id, token) = (answer["sessionId"] ?? "", answer["sessionToken"] ?? "") }
  }

  private static func checks(_ userID: String, _ password: String? = Self.password) -> String {
    let password = password.map { #","password":{"password":"\#($0)"}"# } ?? ""
    return #""checks":{"user":{"userId":"\#(userID)"}\#(password)}"#
  }

  private static func signIn(_ userID: String, _ house: House) async throws -> Made {
    Made(try await house.get(.session("CreateSession"), "{\(checks(userID))}"))
  }

  private static func mayCall(_ token: String, _ house: House) async throws -> Bool {
    let answer = try await house.call(.auth("GetMyUser"), as: token)
    #expect(answer.code == "ok" || answer.message == "Errors.Token.Invalid (AUTH-7fs1e)", "\(answer)")
    return answer.code == "ok"
  }

  private static func set(_ made: inout Made, _ fields: String, _ house: House) async throws {
    let answer = try await house.get(
      .session("SetSession"), #"{"sessionId":"\#(made.id)","sessionToken":"\#(made.token)",\#(fields)}"#)
    made.token = answer["sessionToken"] ?? ""
  }

  @Test("a token is the user's once the password was entered, and each step replaces it")
  func stepByStep() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      var made = Made(try await house.get(.session("CreateSession")))
      #expect(try await !Self.mayCall(made.token, house))
      try await Self.set(&made, Self.checks(id, nil), house)
      #expect(try await !Self.mayCall(made.token, house))
      let before = made.token
      try await Self.set(&made, #""checks":{"password":{"password":"\#(Self.password)"}}"#, house)
      #expect(try await Self.mayCall(made.token, house))
      #expect(try await house.get(.auth("GetMyUser"), as: made.token)["user.id"] == id)
      #expect(try await !Self.mayCall(before, house))
      let replaced = made.token
      try await Self.set(&made, #""metadata":{"k":"dg=="}"#, house)
      #expect(made.token != replaced)
      #expect(try await !Self.mayCall(replaced, house))
      #expect(try await Self.mayCall(made.token, house))
      let old = try await house.call(
        .session("SetSession"), #"{"sessionId":"\#(made.id)","sessionToken":"\#(replaced)","lifetime":"9s"}"#)
      #expect(old.id == "COMMAND-sGr42")
    }
  }

  @Test("nothing to do leaves the token as it is")
  func nothing() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let made = try await Self.signIn(id, house)
      let events = house.memory.store.eventCount
      let answer = try await house.get(
        .session("SetSession"), #"{"sessionId":"\#(made.id)","sessionToken":"\#(made.token)"}"#)
      #expect(answer["sessionToken"] == nil)
      #expect(house.memory.store.eventCount == events)
      #expect(try await Self.mayCall(made.token, house))
    }
  }

  @Test("a session stays its first user's")
  func otherUser() async throws {
    try await House.run { house in
      let one = try await house.memory.addPerson(password: Self.password).id
      let two = try await house.memory.addPerson(password: Self.password).id
      var made = try await Self.signIn(one, house)
      let answer = try await house.call(.session("SetSession"), #"{"sessionId":"\#(made.id)",\#(Self.checks(two))}"#)
      #expect(answer.code == "invalid_argument" && answer.message == "user change not possible", "\(answer)")
      try await Self.set(&made, Self.checks(one), house)
      #expect(try await house.get(.auth("GetMyUser"), as: made.token)["user.id"] == one)
    }
  }

  @Test("who is locked, inactive or gone calls nothing", arguments: ["LockUser", "DeactivateUser", "DeleteUser"])
  func states(method: String) async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let made = try await Self.signIn(id, house)
      try await house.get(.v2(method), #"{"userId":"\#(id)"}"#)
      #expect(try await !Self.mayCall(made.token, house))
      let again = try await house.call(
        .session("SetSession"),
        #"{"sessionId":"\#(made.id)","checks":{"password":{"password":"\#(Self.password)"}}}"#)
      let read = try await house.call(.session("GetSession"), #"{"sessionId":"\#(made.id)"}"#)
      switch method {
      case "LockUser":
        #expect(again.id == "COMMAND-JLK35" && read.code == "ok")
        try await house.get(.v2("UnlockUser"), #"{"userId":"\#(id)"}"#)
        #expect(try await Self.mayCall(made.token, house))
      case "DeactivateUser": #expect(again.id == "SESSION-Gj4ko" && read.code == "ok")
      default:
        #expect(again.id == "COMMAND-3n77z" && read.id == "QUERY-SFeaa")
        #expect(try await house.get(.session("ListSessions"))["details.totalResult"] == nil)
      }
    }
  }

  @Test("wrong passwords count for the lockout, which ends what the user's tokens can do")
  func lockout() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let made = try await Self.signIn(id, house)
      try await house.get(.v1("AddCustomLockoutPolicy"), #"{"maxPasswordAttempts":2}"#)
      func enter(_ password: String) async throws -> (id: String, failures: Int32?) {
        let answer = try await house.call(.session("CreateSession"), "{\(Self.checks(id, password))}")
        let detail = try answer.detail(Zitadel_V1_CredentialsCheckError.self, "zitadel.v1.CredentialsCheckError")
        return (answer.id, detail?.failedAttempts)
      }
      #expect(try await enter("wrong") == ("COMMAND-3M0fs", 1))
      #expect(try await enter(Self.password).id == "")
      #expect(try await enter("wrong") == ("COMMAND-3M0fs", 1))
      #expect(try await Self.mayCall(made.token, house))
      #expect(try await enter("wrong") == ("COMMAND-3M0fs", 2))
      #expect(try await !Self.mayCall(made.token, house))
      #expect(try await enter(Self.password).id == "SESSION-Gj4ko")
      try await house.get(.v2("UnlockUser"), #"{"userId":"\#(id)"}"#)
      #expect(try await Self.mayCall(made.token, house))
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("where the policy says so, nobody, no password and a wrong one look alike, the bound on guesses too")
  func unknownNames() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let without = try await house.memory.addPerson().id
      func refusals(_ userID: String) async throws -> [String] {
        var refusals: [String] = []
        for _ in 1...6 {
          let answer = try await house.call(.session("CreateSession"), "{\(Self.checks(userID, "wrong"))}")
          let detail = try answer.detail(Zitadel_V1_ErrorDetail.self, "zitadel.v1.ErrorDetail")
          refusals.append("\(answer.code) \(answer.message) \(detail?.id ?? "")")
        }
        return refusals
      }
      let unlike = try await house.call(.session("CreateSession"), "{\(Self.checks("1", "wrong"))}")
      #expect(unlike.id == "QUERY-Dfbg2")
      var policy = house.memory.useCases.policies[LoginPolicy.self]
      policy.ignoresUnknownNames = true
      try await house.memory.store.execute(
        .changePolicy(.change(policy), of: .instance, by: house.memory.adminID))
      try await house.memory.useCases.refreshInstance()
      let wrong = try await refusals(id)
      #expect(wrong[0].contains("COMMAND-3M0fs") && wrong[5].contains("SIGNET-Pg5ss"), "\(wrong)")
      #expect(try await refusals("1") == wrong)
      #expect(try await refusals(without) == wrong)
      // And take alike, from the second nobody on: the first one makes what nobody's is compared with.
      let (locked, hasher) = (try await house.memory.addPerson(password: Self.password).id, house.memory.hasher)
      try await house.get(.v2("LockUser"), #"{"userId":"\#(locked)"}"#)
      for userID in [try await house.memory.addPerson(password: Self.password).id, "2", locked] {
        let before = hasher.work
        #expect(try await refusals(userID) == wrong)
        #expect(hasher.work - before == 5, "of six one is refused before")
      }
      house.memory.clock.advance(seconds: 3600)
      #expect(try await Self.mayCall(Self.signIn(id, house).token, house))
    }
  }

  @Test("what is over is worth nothing")
  func over() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let ended = try await Self.signIn(id, house)
      try await house.get(.session("DeleteSession"), #"{"sessionId":"\#(ended.id)"}"#, as: ended.token)
      #expect(try await !Self.mayCall(ended.token, house))
      var expiring = try await Self.signIn(id, house)
      try await Self.set(&expiring, #""lifetime":"60s""#, house)
      house.memory.clock.advance(seconds: 59)
      #expect(try await Self.mayCall(expiring.token, house))
      try await Self.set(&expiring, #""lifetime":"60s""#, house)
      house.memory.clock.advance(seconds: 59)
      #expect(try await Self.mayCall(expiring.token, house))
      house.memory.clock.advance(seconds: 1)
      #expect(try await !Self.mayCall(expiring.token, house))
    }
  }

  @Test("a new password ends the others: with it they go on")
  func newPassword() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let own = try await Self.signIn(id, house)
      var other = try await Self.signIn(id, house)
      house.memory.clock.advance(seconds: 1)
      try await house.get(
        .auth("UpdateMyPassword"), #"{"oldPassword":"\#(Self.password)","newPassword":"An0ther-one!"}"#, as: own.token)
      #expect(try await Self.mayCall(own.token, house))
      #expect(try await !Self.mayCall(other.token, house))
      let read = try await house.get(.session("GetSession"), #"{"sessionId":"\#(other.id)"}"#)
      #expect(read["session.factors.user.id"] == id && read["session.factors.password.verifiedAt"] == nil)
      try await Self.set(&other, #""checks":{"password":{"password":"An0ther-one!"}}"#, house)
      #expect(try await Self.mayCall(other.token, house))
      // Somebody else sets it: all of them end.
      house.memory.clock.advance(seconds: 1)
      try await house.get(.v2("SetPassword"), #"{"userId":"\#(id)","newPassword":{"password":"Th3-third-one!"}}"#)
      #expect(try await !Self.mayCall(own.token, house))
      #expect(try await !Self.mayCall(other.token, house))
    }
  }

  @Test("where the setting says so, sessions live on under a new password")
  func newPasswordWithoutEnd() async throws {
    try await House.run(newPasswordEndsSessions: false) { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      let made = try await Self.signIn(id, house)
      house.memory.clock.advance(seconds: 1)
      try await house.get(.v2("SetPassword"), #"{"userId":"\#(id)","newPassword":{"password":"An0ther-one!"}}"#)
      #expect(try await Self.mayCall(made.token, house))
      for answer in [
        try await house.get(.session("GetSession"), #"{"sessionId":"\#(made.id)"}"#)[
          "session.factors.password.verifiedAt"],
        try await house.get(.session("ListSessions"))["sessions.0.factors.password.verifiedAt"],
      ] { #expect(answer != nil) }
      try await house.get(.v2("LockUser"), #"{"userId":"\#(id)"}"#)
      #expect(try await !Self.mayCall(made.token, house))
    }
  }

  @Test("sessions of one user agent know each other")
  func userAgents() async throws {
    try await House.run { house in
      let one = try await house.memory.addPerson(password: Self.password).id
      let two = try await house.memory.addPerson(password: Self.password).id
      func made(_ id: String, _ agent: String) async throws -> Made {
        Made(
          try await house.get(
            .session("CreateSession"), #"{\#(Self.checks(id)),"userAgent":{"fingerprintId":"\#(agent)"}}"#))
      }
      let (own, beside, elsewhere) = (try await made(one, "f"), try await made(two, "f"), try await made(two, "g"))
      func code(_ made: Made) async throws -> String {
        try await house.call(.session("GetSession"), #"{"sessionId":"\#(made.id)"}"#, as: own.token).id
      }
      #expect(try await code(own) == "")
      #expect(try await code(beside) == "")
      #expect(try await code(elsewhere) == "QUERY-dsfr3")
      let list = try await house.get(
        .session("ListSessions"), #"{"queries":[{"userAgentQuery":{}}],"query":{"asc":true}}"#, as: own.token)
      #expect(list["details.totalResult"] == "2")
      #expect(list["sessions.0.id"] == own.id && list["sessions.1.id"] == beside.id)
      let all = try await house.get(.session("ListSessions"), as: own.token)
      #expect(all["details.totalResult"] == "2", "and of no other")
    }
  }

  @Test("what is kept of a session is small")
  func bounds() async throws {
    try await House.run { house in
      let made = Made(try await house.get(.session("CreateSession")))
      func set(_ metadata: String) async throws -> Answer {
        try await house.call(.session("SetSession"), #"{"sessionId":"\#(made.id)","metadata":{\#(metadata)}}"#)
      }
      let many = (0..<50).map { #""k\#($0)":"dg==""# }.joined(separator: ",")
      #expect(try await set(many).code == "ok")
      #expect(try await set(#""another":"dg==""#).id == "SIGNET-Se2md")
      #expect(try await set(#""k0":"","another":"dg==""#).code == "ok")
      let large = String(repeating: "AAAA", count: 5500)
      #expect(try await set(#""k1":"\#(large)""#).id == "SIGNET-Se2md")
      let read = try await house.get(.session("GetSession"), #"{"sessionId":"\#(made.id)"}"#)
      #expect(read["session.metadata.k0"] == nil && read["session.metadata.another"] == "dg==")
      let agent = try await house.call(.session("CreateSession"), #"{"userAgent":{"description":"\#(large)"}}"#)
      #expect(agent.id == "SIGNET-Se1ua")
      for lifetime in ["0s", "-1s"] {
        let answer = try await house.call(.session("CreateSession"), #"{"lifetime":"\#(lifetime)"}"#)
        #expect(answer.code == "invalid_argument" && answer.message.contains("Lifetime"), "\(answer)")
      }
      let endless = try await house.get(.session("CreateSession"), #"{"lifetime":"315576000000s"}"#)
      let known = try await house.get(.session("GetSession"), #"{"sessionId":"\#(endless["sessionId"] ?? "")"}"#)
      #expect(known["session.expirationDate"] == "9999-12-31T23:59:59Z")
    }
  }

  @Test("passkeys and identity providers are refused clearly")
  func unimplemented() async throws {
    try await House.run { house in
      for fields in [
        #""checks":{"webAuthN":{"credentialAssertionData":{}}}"#,
        #""checks":{"idpIntent":{"idpIntentId":"1","idpIntentToken":"2"}}"#,
        #""challenges":{"webAuthN":{"domain":"a.example","userVerificationRequirement":1}}"#,
      ] {
        let answer = try await house.call(.session("CreateSession"), "{\(fields)}")
        #expect(answer.code == "unimplemented", "\(answer)")
      }
    }
  }

  @Test("whoever may not is told so before a password is compared")
  func earnsHashing() async throws {
    try await House.run { house in
      let id = try await house.memory.addPerson(password: Self.password).id
      var places = Places(house)
      let machine = try await house.memory.logIn(try await places.filled("<machine>"))
      let made = try await Self.signIn(id, house)
      let work = house.memory.hasher.work
      for body in [
        "{\(Self.checks(id))}",
        #"{"sessionId":"\#(made.id)","sessionToken":"signet_session_x","checks":{"password":{"password":"x"}}}"#,
      ] {
        let method: Method = body.contains("sessionId") ? .session("SetSession") : .session("CreateSession")
        #expect(try await house.call(method, body, as: machine).code != "ok")
      }
      #expect(house.memory.hasher.work == work)
    }
  }
}
