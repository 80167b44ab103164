import Domain

/// Who holds which name, as the commands of a batch leave it one after the other.
///
/// A name of which nothing is known is taken for free. All such names are then taken together; when others hold some, the
/// batch decides again, and knows.
struct NameLedger {
  private enum Row {
    /// This batch has put it.
    case taken
    case heldByOthers
  }

  /// What the store was asked for.
  private var rows: [UniqueName: Row] = [:]
  /// As commands left it.
  private var isHeld: [UniqueName: Bool] = [:]
  /// Names that were taken for free, and are to be taken from the store.
  private(set) var wanted: [UniqueName] = []

  var isEmpty: Bool { rows.isEmpty && isHeld.isEmpty }

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    revert()
  }

  /// Forgets what was decided; what the store answered stays.
  mutating func revert() {
    isHeld.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
  }

  /// Takes and frees names for a command, all or none.
  /// - Throws: the conflict of the first name that is held.
  mutating func apply(_ claims: [Claim]) throws(DomainError) {
    var undo: [(name: UniqueName, isHeld: Bool?)] = []
    for claim in claims {
      switch claim {
      case .release(let name): undo.append((name, isHeld.updateValue(false, forKey: name)))
      case .take(let name, let conflict):
        guard !isTaken(name) else {
          for change in undo.reversed() { isHeld[change.name] = change.isHeld }
          throw conflict
        }
        undo.append((name, isHeld.updateValue(true, forKey: name)))
      }
    }
    for (name, before) in undo where before == nil && isHeld[name] == true && rows[name] == nil {
      wanted.append(name)
    }
  }

  private func isTaken(_ name: UniqueName) -> Bool { isHeld[name] ?? (rows[name] == .heldByOthers) }

  /// Notes what the store has answered for all that was wanted.
  mutating func note(heldByOthers: Set<UniqueName>) {
    for name in wanted { rows[name] = heldByOthers.contains(name) ? .heldByOthers : .taken }
    wanted.removeAll(keepingCapacity: true)
  }

  /// The names that the store has and nobody holds in the end.
  var released: [UniqueName] {
    var released: [UniqueName] = []
    for (name, isHeld) in isHeld where !isHeld { released.append(name) }
    // Taken in vain: its command left the batch.
    for (name, row) in rows where row == .taken && isHeld[name] == nil { released.append(name) }
    return released
  }
}
