import Domain

/// Who holds which name, as the commands of a batch leave it one after the other.
///
/// A name of which nothing is known is taken for free. All such names are then taken together; when others hold some, the
/// batch decides again, and knows. A name that the batch has freed may still be another's, from when names were compared
/// otherwise: whoever wants it waits until the store can be asked.
struct NameLedger {
  private enum Row {
    /// This batch has put it.
    case taken(by: String)
    case heldByOthers
  }

  private struct Entry {
    /// Who holds it as commands left it.
    var holder: String?
    /// Who has given it up.
    var freed: [String] = []
  }

  /// What the store was asked for.
  private var rows: [UniqueName: Row] = [:]
  private var entries: [UniqueName: Entry] = [:]
  /// Names that were taken for free, and are to be taken from the store.
  private(set) var wanted: [HeldName] = []

  var isEmpty: Bool { rows.isEmpty && entries.isEmpty }

  /// So many names are of a switch of a domain policy: room for them is made at once, given back, and they are written in the
  /// order in which stores keep them.
  private static let many = 4096

  mutating func removeAll() {
    guard max(rows.capacity, entries.capacity) < 4 * Self.many else {
      self = NameLedger()
      return
    }
    rows.removeAll(keepingCapacity: true)
    revert()
  }

  /// Forgets what was decided; what the store answered stays.
  mutating func revert() {
    entries.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
  }

  private enum Taking {
    case taken, wanted, waits, conflict
  }

  /// Takes and frees names for a command, all or none.
  /// - Returns: whether that was done; else the store has to be asked once this batch is written.
  /// - Throws: the conflict of the first name that is held.
  mutating func apply(_ claims: [Claim]) throws(DomainError) -> Bool {
    var undo: [(name: UniqueName, entry: Entry?)] = []
    if claims.count > Self.many {
      undo.reserveCapacity(claims.count)
      entries.reserveCapacity(entries.count + claims.count)
    }
    let wantedBefore = wanted.count
    for claim in claims {
      switch claim {
      case .release(let name, let ownerID):
        undo.append((name, entries[name]))
        release(name, by: ownerID)
      case .take(let name, let ownerID, let conflict):
        undo.append((name, entries[name]))
        let taking = take(name, by: ownerID)
        if taking == .wanted { wanted.append(HeldName(name, by: ownerID)) }
        guard taking == .waits || taking == .conflict else { continue }
        for change in undo.reversed() { entries[change.name] = change.entry }
        wanted.removeSubrange(wantedBefore...)
        if taking == .conflict { throw conflict }
        return false
      }
    }
    return true
  }

  private mutating func release(_ name: UniqueName, by ownerID: String) {
    var entry = entries[name] ?? Entry()
    if entry.holder == ownerID { entry.holder = nil }
    entry.freed.append(ownerID)
    entries[name] = entry
  }

  private mutating func take(_ name: UniqueName, by ownerID: String) -> Taking {
    var entry = entries[name] ?? Entry()
    if entry.holder != nil { return .conflict }
    if let index = entry.freed.firstIndex(of: ownerID) {
      // Its own again: the store's row stays.
      entry.freed.remove(at: index)
      entry.holder = ownerID
      entries[name] = entry
      return .taken
    }
    guard entry.freed.isEmpty else { return .waits }
    switch rows[name] {
    case .heldByOthers?: return .conflict
    case .taken(let other)? where other != ownerID: return .waits
    case .taken?:
      entries[name] = Entry(holder: ownerID)
      return .taken
    case nil:
      entries[name] = Entry(holder: ownerID)
      return .wanted
    }
  }

  /// Brings what is wanted into the order in which stores keep it, where it is much.
  mutating func order() {
    if wanted.count > Self.many { wanted.sort { $0.name.name < $1.name.name } }
  }

  /// Notes what the store has answered for all that was wanted.
  mutating func note(heldByOthers: Set<UniqueName>) {
    if wanted.count > Self.many { rows.reserveCapacity(rows.count + wanted.count) }
    for held in wanted {
      rows[held.name] = heldByOthers.contains(held.name) ? .heldByOthers : .taken(by: held.ownerID)
    }
    wanted.removeAll(keepingCapacity: true)
  }

  /// What the store has, and its owner does not hold in the end.
  var released: [HeldName] {
    var released: [HeldName] = []
    for (name, entry) in entries { for owner in entry.freed { released.append(HeldName(name, by: owner)) } }
    // Taken in vain: its command left the batch.
    for (name, row) in rows {
      if case .taken(let owner) = row, entries[name] == nil { released.append(HeldName(name, by: owner)) }
    }
    if released.count > Self.many { released.sort { $0.name.name < $1.name.name } }
    return released
  }
}
