import Domain

/// What a batch has loaded, and what its commands have made of it: each command sees those before it, though nothing is
/// written before all have decided.
package struct WorkingSet {
  private enum Entry {
    case found(Loaded)
    case nothing
    case damaged(StoreError)
  }

  /// As the store has it.
  private var loaded: [Key: Entry] = [:]
  /// As commands left it.
  private var changed: [Key: Entry] = [:]
  /// Users whose items are gone, but for those in `changed`.
  private var cleared: Set<String> = []
  /// What is to be written.
  package private(set) var changes = StoredChanges()

  package init() {}

  /// Forgets everything, and keeps the room.
  mutating func removeAll() {
    loaded.removeAll(keepingCapacity: true)
    revert()
  }

  /// Forgets what was decided; what was loaded stays.
  mutating func revert() {
    changed.removeAll(keepingCapacity: true)
    cleared.removeAll()
    changes.removeAll()
  }

  /// Notes what the store has under a key; nil: nothing.
  package mutating func note(_ key: Key, _ found: Loaded?) {
    loaded[key] = found.map { .found($0) } ?? .nothing
  }

  /// Notes that what the store has under a key cannot be read.
  package mutating func note(_ key: Key, damaged error: StoreError) {
    loaded[key] = .damaged(error)
  }

  /// Whether the store has to be asked for a key; true once.
  mutating func request(_ key: Key) -> Bool {
    guard changed[key] == nil, loaded[key] == nil else { return false }
    loaded[key] = .nothing
    return true
  }

  mutating func release(_ names: [UniqueName]) { changes.released = names }

  /// Whether a command before has changed what one of the keys stands for.
  func hasChanged(_ keys: [Key]) -> Bool {
    if changed.isEmpty && cleared.isEmpty { return false }
    return keys.contains { key in
      if changed[key] != nil || isCleared(key) { return true }
      if case .history = key { return true }
      return false
    }
  }

  /// Gives a command what is under its keys.
  /// - Throws: `StoreError` when that is damaged.
  func fill(_ changes: inout Changes, _ keys: [Key]) throws(StoreError) {
    for key in keys {
      switch changed[key] ?? (isCleared(key) ? .nothing : loaded[key]) {
      case .found(.history(let events)): changes.load(key, .history(history(key, events)))
      case .found(let found): changes.load(key, found)
      case .damaged(let error): throw error
      case .nothing, nil: break
      }
    }
  }

  private func isCleared(_ key: Key) -> Bool {
    guard !cleared.isEmpty, case .item(let key) = key, let userID = key.userID else { return false }
    return cleared.contains(userID)
  }

  /// A history with what commands before have added and rewritten.
  private func history(_ key: Key, _ loaded: [Event]) -> [Event] {
    guard case .history(let id) = key else { return loaded }
    var events = loaded + changes.events.filter { $0.aggregateID == id }
    for rewritten in changes.rewritten where rewritten.aggregateID == id {
      if let index = events.firstIndex(where: { $0.sequence == rewritten.sequence }) { events[index] = rewritten }
    }
    return events
  }

  /// Keeps what a command decided, for those after it and to be written.
  mutating func record(_ decided: Changes) {
    for state in decided.states {
      let isFirst = changed.updateValue(.found(.state(state)), forKey: state.key) == nil
      changes.put(state, isFirst: isFirst)
    }
    for change in decided.items { follow(change) }
    for limit in decided.limits {
      let entry = limit.isUnused ? Entry.nothing : .found(.limit(limit))
      let isFirst = changed.updateValue(entry, forKey: .limit(limit.key)) == nil
      changes.put(limit, isFirst: isFirst)
    }
    for change in decided.outbox { follow(change) }
    changes.append(decided)
  }

  private mutating func follow(_ change: ItemChange) {
    switch change {
    case .put(let item, _, _): changed[.item(item.key)] = .found(.item(item))
    case .remove(let key): changed[.item(key)] = .nothing
    case .removeAll(let userID):
      cleared.insert(userID)
      for case .item(let key) in changed.keys where key.userID == userID { changed[.item(key)] = .nothing }
    }
  }

  private mutating func follow(_ change: OutboxChange) {
    switch change {
    case .remove(let id): changed[.notification(id)] = .nothing
    case .removeAll(let userID):
      for (key, entry) in loaded {
        if case .found(.notification(_, userID)) = entry { changed[key] = .nothing }
      }
    case .postpone, .giveUp: break
    }
  }
}
