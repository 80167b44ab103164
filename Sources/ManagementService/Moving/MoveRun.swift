import Domain
import GrpcCore
import ProtobufCodec
import Texts

/// What became of one thing of a document, as whoever runs it hears.
package struct MoveNote: Sendable {
  package let organizationID: String
  /// As lists of errors name it: `human_user`.
  package let type: String
  package var id: String { owner.isEmpty ? key : "\(owner)_\(key)" }
  /// Whose it is, where its key says only what it is.
  let owner: String
  let key: String
  /// Where it stands: `orgs[0].humanUsers[17]`.
  package let place: String
  package private(set) var outcome: Outcome

  package enum Outcome: Sendable {
    case moved
    /// There already. `isSame`: nothing is lost.
    case exists(isSame: Bool, String)
    case refused(String)
    /// So many, for which there is no place here.
    case dropped(Int)
    /// So many, which were not begun, and why.
    case left(Int, String)
  }
}

extension MoveNote {
  /// The domain that an organization has got with its name is there before its turn comes: that is no news.
  fileprivate func withGeneratedDomain(of created: Set<String>) -> MoveNote {
    guard type == "domain", case .exists(true, _) = outcome, created.contains(organizationID) else { return self }
    var note = self
    note.outcome = .moved
    return note
  }
}

/// Takes over what a document has: organizations first, then users, then what belongs to them, many at a time.
package struct MoveRun: Sendable {
  private let mover: Mover
  private let document: MoveDocument
  private let language: Language

  /// So many are under way at a time: a commit takes half of them while the next half gathers.
  private static let width = 2 * 128
  /// So many passwords are hashed at a time: more would only wait.
  private static let costlyWidth = 2
  /// Of one thing that is taken over.
  private static let maximumBytes: Int64 = 8 << 20

  /// - Parameters:
  ///   - editorID: who takes them over; empty: an operator, who needs no power.
  ///   - language: of what is said of refusals.
  package init(_ document: MoveDocument, _ useCases: UseCases, by editorID: String, in language: Language) {
    self.mover = Mover(useCases: useCases, editorID: editorID)
    self.document = document
    self.language = language
  }

  /// - Parameters:
  ///   - deadline: when nothing more is begun; nil: never.
  ///   - note: hears what became of each, in no certain order.
  /// - Throws: `StoreError`, and what the source throws; what was noted until then is done.
  package func run(until deadline: Timestamp? = nil, _ note: (MoveNote) -> Void) async throws {
    var missing: Set<Int> = []
    var created: Set<String> = []
    func tell(_ one: MoveNote) {
      if one.type == "org", case .moved = one.outcome { created.insert(one.organizationID) }
      note(one.withGeneratedDomain(of: created))
    }
    for phase in MoveField.Phase.allCases {
      for organization in document.organizations {
        let parts = MoveField.all.filter { $0.phase == phase && $0.item != nil }.flatMap { field in
          organization.parts.filter { $0.field.name == field.name }
        }
        if missing.contains(organization.index) {
          for part in parts { tell(left(part, organization, "there is no such organization")) }
          continue
        }
        for part in parts { try await run(part, organization, until: deadline, tell) }
        if phase == .organization, try await !isThere(organization) { missing.insert(organization.index) }
      }
    }
    for organization in document.organizations {
      for part in organization.parts where part.field.item == nil && part.count > 0 {
        note(
          MoveNote(
            organizationID: organization.id, type: part.field.type, owner: "", key: organization.id,
            place: "orgs[\(organization.index)].\(part.field.name)", outcome: .dropped(part.count)))
      }
    }
  }

  private func isThere(_ organization: MoveDocument.Organization) async throws -> Bool {
    guard (try? TextKind.searched.checked(organization.id)) != nil else { return false }
    return try await mover.useCases.store.organization(id: organization.id)?.exists == true
  }

  private func left(
    _ part: MoveDocument.Part, _ organization: MoveDocument.Organization, _ reason: String, done: Int = 0
  ) -> MoveNote {
    MoveNote(
      organizationID: organization.id, type: part.field.type, owner: "", key: organization.id,
      place: "orgs[\(organization.index)].\(part.field.name)", outcome: .left(part.count - done, reason))
  }

  /// What is under way.
  private struct Load {
    var all = 0
    var costly = 0
  }

  private struct Finished: Sendable {
    let notes: [MoveNote]
    let isCostly: Bool
  }

  private func run(
    _ part: MoveDocument.Part, _ organization: MoveDocument.Organization, until deadline: Timestamp?,
    _ note: (MoveNote) -> Void
  ) async throws {
    guard let make = part.field.item else { return }
    let cursor = JSONCursor(document.source, at: part.range.lowerBound)
    try await withThrowingTaskGroup(of: Finished.self) { group in
      var load = Load()
      func settle(_ finished: Finished?) {
        guard let finished else { return }
        load.all -= 1
        if finished.isCostly { load.costly -= 1 }
        for one in finished.notes { note(one) }
      }
      var elements = Elements(cursor, part)
      while let (index, range) = try elements.next() {
        if let deadline, mover.useCases.clock.now >= deadline {
          note(left(part, organization, "the time was over", done: index))
          break
        }
        let place = "orgs[\(organization.index)].\(part.field.name)" + (part.field.isSingle ? "" : "[\(index)]")
        let item: MoveItem
        do {
          item = try self.item(range, cursor, make)
        } catch let refusal as ItemRefusal {
          note(
            MoveNote(
              organizationID: organization.id, type: part.field.type, owner: "", key: "", place: place + refusal.path,
              outcome: .refused(refusal.reason)))
          continue
        }
        while load.all >= Self.width || item.isCostly && load.costly >= Self.costlyWidth {
          settle(try await group.next())
        }
        load.all += 1
        if item.isCostly { load.costly += 1 }
        group.addTask { try await finish(item, part, organization, place) }
      }
      while load.all > 0 { settle(try await group.next()) }
    }
  }

  private func finish(
    _ item: MoveItem, _ part: MoveDocument.Part, _ organization: MoveDocument.Organization, _ place: String
  ) async throws -> Finished {
    let (owner, key) = item.id(in: organization)
    func note(_ outcome: MoveNote.Outcome, _ type: String? = nil) -> MoveNote {
      MoveNote(
        organizationID: organization.id, type: type ?? part.field.type, owner: owner, key: key, place: place,
        outcome: outcome)
    }
    var notes: [MoveNote]
    switch try await mover.move(item, in: organization) {
    case .done(let dropped): notes = [note(.moved)] + dropped.map { note(.dropped(1), $0) }
    case .exists(let isSame, let error): notes = [note(.exists(isSame: isSame, text(error)))]
    case .refused(let error): notes = [note(.refused(text(error)))]
    }
    return Finished(notes: notes, isCostly: item.isCostly)
  }

  private func text(_ error: any Error) -> String {
    switch error {
    case let error as DomainError: StatusTranslation.status(of: error, in: language).message
    case let status as Status: status.message
    default: "\(error)"
    }
  }

  private struct ItemRefusal: Error {
    var path = ""
    let reason: String
  }

  private func item(
    _ range: Range<Int64>, _ cursor: JSONCursor, _ make: ([UInt8]) throws -> MoveItem
  ) throws -> MoveItem {
    guard range.count <= Self.maximumBytes else { throw ItemRefusal(reason: "has more than 8 MiB") }
    let bytes = try cursor.bytes(range)
    do {
      return try make(bytes)
    } catch let error as JSONError {
      throw ItemRefusal(path: error.path.isEmpty ? "" : "." + error.path, reason: error.reason)
    } catch let error as ValidationError {
      throw ItemRefusal(reason: error.message)
    } catch let error as DomainError {
      throw ItemRefusal(reason: text(error))
    }
  }
}

/// Goes through what a part holds. The text was looked through before.
private struct Elements {
  private let cursor: JSONCursor
  private let part: MoveDocument.Part
  private var index = 0

  init(_ cursor: JSONCursor, _ part: MoveDocument.Part) { (self.cursor, self.part) = (cursor, part) }

  mutating func next() throws -> (index: Int, Range<Int64>)? {
    guard index < part.count else { return nil }
    defer { index += 1 }
    if part.field.isSingle { return (index, part.range) }
    try cursor.step()
    return (index, try cursor.skip())
  }
}
