import Domain
import GrpcCore
import StoreSupport
import Testing

@Suite("What the services answer, and what their details say")
struct SuccessTests {
  static let rows = Tables.successes

  @Test(arguments: rows)
  func answers(row: Success) async throws {
    try await House.run { house in
      var call = try await row.call.prepared(in: house)
      let answer = try await call.make(in: house)
      try #require(answer.code == "ok", "\(answer)")
      try await expect(row.told, answer, call, house)
      for (path, value) in row.answer { try await expect(answer, path, value, &call.places) }
      if !row.user.isEmpty {
        let user = try await house.call(.v2("GetUserByID"), #"{"userId":"\#(call.userID ?? "")"}"#)
        for (path, value) in row.user { try await expect(user, path, value, &call.places) }
      }
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("over REST as over Connect", arguments: rows)
  func answersREST(row: Success) async throws {
    // Not every method has a path of its own.
    guard row.call.method.descriptor?.httpRules.isEmpty == false else { return }
    try await House.run { house in
      let call = try await row.call.prepared(in: house)
      let answer = try await house.rest(row.call.method, call.body, as: call.token, in: call.organization)
      try #require(answer.code == "ok", "\(answer)")
      try await expect(row.told, answer, call, house)
    }
  }

  @Test("strangers are refused before anything of the request is looked at")
  func strangers() async throws {
    // Of a house for all, in which nothing happens.
    try await House.run { house in
      for method in Set(Self.rows.map(\.call.method)) where method.descriptor?.permission != nil {
        let answer = try await house.call(method, #"{"nonsense":1}"#, as: nil)
        #expect(answer.code == "unauthenticated", "\(method)")
        #expect(answer.message == "auth header missing", "\(method)")
      }
    }
  }

  /// Whoever has a code or a proof, or asks for a list of what may be seen, needs no role.
  static let forAnyone: Set<Method> = [
    .v2("VerifyEmail"), .v2("VerifyPhone"), .v2("VerifyInviteCode"), .v2("ListUsers"), .v2("ListKeys"),
    .v2("ListPersonalAccessTokens"), .org("ListOrganizationMetadata"), .org("ListOrganizations"),
    // A token is as good, and of some sessions nothing is told.
    .session("GetSession"), .session("SetSession"), .session("DeleteSession"), .session("ListSessions"),
  ]

  @Test("members of nothing are refused, and nothing is written", arguments: rows)
  func membersOfNothing(row: Success) async throws {
    // What takes a valid token and nothing else is about oneself.
    guard row.call.method.service != "auth", row.call.caller == nil, !Self.forAnyone.contains(row.call.method),
      let permission = row.call.method.descriptor?.permission, permission != "authenticated" || row.call.isV2
    else { return }
    try await House.run { house in
      var call = try await row.call.prepared(in: house)
      let program = try await house.memory.logIn(try await call.places.filled("<program>"))
      let (events, hashes) = (house.memory.store.eventCount, house.memory.hasher.work)
      let answer = try await house.call(row.call.method, call.body, as: program, in: call.organization)
      #expect(answer.code == "not_found", "\(answer)")
      #expect(answer.message == "membership not found (AUTHZ-cdgFk)")
      #expect(house.memory.store.eventCount == events)
      #expect(house.memory.hasher.work == hashes, "hashing is for whoever may")
    }
  }

  private func expect(_ told: Success.Told, _ answer: Answer, _ call: Prepared, _ house: House) async throws {
    switch told {
    case .created: try await expectDetails(answer, "", isCreated: true, isChanged: false, call, house)
    case .changed: try await expectDetails(answer, "", isCreated: false, isChanged: true, call, house)
    case .read(let path): try await expectDetails(answer, path, isCreated: true, isChanged: true, call, house)
    case .dated(let name): #expect(answer[name] != nil, "\(answer)")
    case .listed:
      #expect(answer["details.totalResult"] != nil, "\(answer)")
      #expect((answer["details.viewTimestamp"] ?? answer["details.timestamp"]) != nil, "\(answer)")
    case .paged: #expect(answer["pagination.totalResult"] != nil, "\(answer)")
    case .nothing: break
    }
  }

  private func expectDetails(
    _ answer: Answer, _ path: String, isCreated: Bool, isChanged: Bool, _ call: Prepared, _ house: House
  ) async throws {
    #expect((answer["\(path)details.creationDate"] != nil) == isCreated, "\(answer)")
    #expect((answer["\(path)details.changeDate"] != nil) == isChanged, "\(answer)")
    let (sequence, owner) = (answer["\(path)details.sequence"], answer["\(path)details.resourceOwner"])
    #expect(sequence != nil && owner != nil, "\(answer)")
    // What tells of a user's change names that user's last event and organization.
    guard path.isEmpty, let id = call.userID ?? call.callerID ?? answer["userId"],
      let user = try await house.memory.store.user(id: id)
    else { return }
    #expect(sequence == String(user.sequence), "\(answer)")
    #expect(owner == user.organizationID, "\(answer)")
  }

  private func expect(_ answer: Answer, _ path: String, _ value: String, _ places: inout Places) async throws {
    switch value {
    case "*": #expect(answer[path] != nil, "\(path) of \(answer)")
    case "-": #expect(answer[path] == nil, "\(path) of \(answer)")
    default: #expect(answer[path] == (try await places.filled(value)), "\(path) of \(answer)")
    }
  }
}

extension Call {
  /// In v2, methods ask for the permission where the user belongs, or in the organization that they name.
  var isV2: Bool { ["v2", "org", "session"].contains(method.service) }
}

extension Prepared {
  /// The user whom the request names; nil where it is about what they are a member of.
  var userID: String? {
    if call.method.name.hasSuffix("Member") { return nil }
    let json = try? JSON(Array(body.utf8))
    return json?["userId"]?.text ?? json?["id"]?.text
  }
}
