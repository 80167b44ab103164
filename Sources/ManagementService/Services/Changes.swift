import ManagementAPI
import Domain
import Texts

extension UseCases {
  /// The history of a user, for people to read: what happened, when, and by whom.
  func changes(
    of userID: String, _ query: Zitadel_Change_V1_ChangeQuery, in language: Language
  ) async throws -> [Zitadel_Change_V1_Change] {
    let entries = try await directory.history(
      aggregateID: userID,
      HistoryPage(sequence: query.sequence, isAscending: query.asc, limit: ListLimit.of(query.limit)))
    var editors: [String: User?] = [:]
    var changes: [Zitadel_Change_V1_Change] = []
    for entry in entries {
      if editors[entry.editorID] == nil {
        editors[entry.editorID] = entry.editorID.isEmpty ? .some(nil) : try await store.user(id: entry.editorID)
      }
      changes.append(Zitadel_Change_V1_Change(entry, by: editors[entry.editorID] ?? nil, in: language))
    }
    return changes
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
    var type = Zitadel_V1_LocalizedMessage()
    type.key = "EventTypes.\(entry.type)"
    type.localizedMessage = language.sentence(for: type.key) ?? entry.type
    eventType = type
    sequence = entry.sequence
    editorID = entry.editorID
    resourceOwnerID = entry.resourceOwner
    if let editor {
      editorDisplayName = editor.displayName
      editorPreferredLoginName = editor.loginName
    }
  }
}

extension User {
  /// What people call the user.
  var displayName: String { human?.profile.displayName ?? machine?.name ?? "" }
}
