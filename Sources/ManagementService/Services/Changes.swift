import ManagementAPI
import Domain
import Texts

extension UseCases {
  /// The history of a user, an organization or the instance, for people to read: what happened, when, and by whom.
  func changes(
    of aggregateID: String, _ query: Zitadel_Change_V1_ChangeQuery, in language: Language
  ) async throws -> [Zitadel_Change_V1_Change] {
    let entries = try await directory.history(
      aggregateID: aggregateID,
      HistoryPage(sequence: query.sequence, isAscending: query.asc, limit: ListLimit.of(query.limit)))
    var editors = Editors(store)
    var changes: [Zitadel_Change_V1_Change] = []
    for entry in entries {
      changes.append(Zitadel_Change_V1_Change(entry, by: try await editors[entry.editorID], in: language))
    }
    return changes
  }
}

/// Who caused events: each is looked up once.
struct Editors {
  private let store: any Store
  private var known: [String: User?] = ["": nil]

  init(_ store: any Store) { self.store = store }

  /// Nil for the system itself, and for whoever was never here.
  subscript(id: String) -> User? {
    mutating get async throws {
      if let user = known[id] { return user }
      let user = try await store.user(id: id)
      known[id] = .some(user)
      return user
    }
  }
}

/// How many items one answer holds at most.
enum ListLimit {
  static let maximum = 1000

  /// 0 asks for no limit; there is one.
  static func of(_ wanted: UInt32) -> Int { wanted == 0 ? Self.maximum : min(Int(wanted), Self.maximum) }
}

extension Zitadel_Change_V1_Change {
  fileprivate init(_ entry: HistoryEntry, by editor: User?, in language: Language) {
    self.init()
    changeDate = .init(entry.date)
    eventType = .init("EventTypes.\(entry.type)", else: entry.type, in: language)
    sequence = entry.sequence
    editorID = entry.editorID
    resourceOwnerID = entry.resourceOwner
    if let editor {
      editorDisplayName = editor.displayName
      editorPreferredLoginName = editor.loginName
    }
  }
}

extension Zitadel_V1_LocalizedMessage {
  /// A sentence in the caller's language; `text` where there is none.
  init(_ key: String, else text: String, in language: Language) {
    self.init()
    self.key = key
    localizedMessage = language.sentence(for: key) ?? text
  }
}

extension User {
  /// What people call the user.
  var displayName: String { human?.profile.displayName ?? machine?.name ?? "" }
}
