import StoreSupport
import Testing

/// A call as a table has it:
///
///     service Method [as caller] [in organization] [beside what is there] | request | …
struct Call: Sendable {
  let method: Method
  let caller: String?
  let organization: String?
  let neighbour: String?
  let body: String

  fileprivate init(_ head: String, _ body: String) {
    var words = head.split(separator: " ").map(String.init)
    func named(_ word: String) -> String? {
      guard let index = words.firstIndex(of: word), index + 1 < words.count else { return nil }
      defer { words.removeSubrange(index...index + 1) }
      return words[index + 1]
    }
    caller = named("as")
    organization = named("in")
    neighbour = named("beside")
    method = Method(service: words.first ?? "", name: words.count > 1 ? words[1] : "")
    self.body = body.isEmpty ? "{}" : body
  }

  /// Makes the call, with everybody whom it names made before.
  func prepared(in house: House) async throws -> Prepared {
    var places = Places(house)
    let body = try await places.filled(body)
    let organization = try await filled(organization, &places)
    _ = try await filled(neighbour, &places)
    var (token, callerID) = (house.memory.adminToken, String?.none)
    if let caller {
      let roles = caller.split(separator: ":").dropFirst().map(String.init)
      let id = try await places.filled(String(caller.prefix { $0 != ":" }))
      (token, callerID) = (try await house.memory.logIn(id, roles: roles), id)
    }
    return Prepared(
      call: self, body: body, token: token, callerID: callerID, organization: organization, places: places)
  }

  private func filled(_ text: String?, _ places: inout Places) async throws -> String? {
    guard let text else { return nil }
    return try await places.filled(text)
  }
}

struct Prepared: Sendable {
  let call: Call
  let body: String
  let token: String
  /// Whom the table names as the caller.
  let callerID: String?
  let organization: String?
  var places: Places

  func make(in house: House) async throws -> Answer {
    try await house.call(call.method, body, as: token, in: organization)
  }
}

/// A row of a table of refusals:
///
///     call | request | code id [+events] | reason
struct Refusal: Sendable, CustomTestStringConvertible {
  let call: Call
  let code: String
  let id: String
  /// How many events are written: a wrong guess counts.
  let events: Int
  let reason: String

  fileprivate init(_ columns: [String], _ words: [String]) {
    (call, code, id) = (Call(columns[0], columns[1]), words.first ?? "", words.count > 1 ? words[1] : "")
    (events, reason) = (words.count > 2 ? Int(words[2]) ?? 0 : 0, columns.count > 3 ? columns[3] : "")
  }

  var testDescription: String { "\(call.method): \(reason)" }
}

/// A row of a table of successes:
///
///     call | request | what the answer says of the change [always] | path=value … | path=value … of the user afterwards
///
/// `*` is any value, `-` none. `always`: the method is refused to nobody who may call it.
struct Success: Sendable, CustomTestStringConvertible {
  /// What an answer says of a change.
  enum Told: Sendable, Equatable {
    /// `details` with the date of creation alone: v1, of what was created.
    case created
    /// `details` with the date of the change alone: v1, of what was changed; v2 always.
    case changed
    /// `details` below a path, with both dates.
    case read(String)
    /// v2 without details: one date, of this name.
    case dated(String)
    /// `details` of a list.
    case listed
    /// `pagination` of a list.
    case paged
    case nothing
  }

  let call: Call
  let told: Told
  let answer: [(path: String, value: String)]
  let user: [(path: String, value: String)]
  /// Whether the method is refused to nobody who may call it: said in one of its rows.
  let isAlways: Bool

  fileprivate init(_ columns: [String], _ words: [String]) {
    isAlways = words.last == "always"
    let words = isAlways ? words.dropLast() : words
    told =
      switch words.first {
      case "created": .created
      case "changed": .changed
      case "read": .read(words.count > 1 ? words[1] + "." : "")
      case "dated": .dated(words.count > 1 ? words[1] : "")
      case "listed": .listed
      case "paged": .paged
      default: .nothing
      }
    call = Call(columns[0], columns[1])
    (answer, user) = (Self.pairs(columns, 3), Self.pairs(columns, 4))
  }

  private static func pairs(_ columns: [String], _ index: Int) -> [(path: String, value: String)] {
    guard index < columns.count else { return [] }
    return columns[index].split(separator: "  ").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map { part in part.drop { $0 == " " } }
      return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  var testDescription: String { "\(call.method) \(call.body)" }
}

/// A table about the methods of one subject: a row that names a code is a refusal.
struct Rows: Sendable {
  private(set) var successes: [Success] = []
  private(set) var refusals: [Refusal] = []

  private static let codes: Set<Substring> = [
    "invalid_argument", "not_found", "already_exists", "permission_denied", "resource_exhausted", "failed_precondition",
    "unauthenticated", "unimplemented",
  ]

  init(_ text: String) {
    for columns in Self.columns(of: text) {
      let words = columns[2].split(separator: " ")
      if let code = words.first, Self.codes.contains(code) {
        refusals.append(Refusal(columns, words.map(String.init)))
      } else {
        successes.append(Success(columns, words.map(String.init)))
      }
    }
  }

  /// The columns of each row, at least three; empty lines and those that begin with `#` are none.
  private static func columns(of text: String) -> [[String]] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      var parts = line.split(separator: "|", omittingEmptySubsequences: false).map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      while parts.count < 3 { parts.append("") }
      return parts
    }
  }
}
