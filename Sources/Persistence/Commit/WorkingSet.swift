import Domain

/// What a batch has loaded, and what its commands have made of it: each command sees those before it, though nothing is
/// written before all have decided.
///
/// A key is looked up once for each command that names it; from then on its place stands for it.
package struct WorkingSet {
  private enum Entry {
    case found(Loaded)
    case nothing
    case damaged(StoreError)
  }

  private struct Slot {
    let key: Key
    /// Whether the store was asked.
    var isAsked = false
    /// As the store has it.
    var loaded = Entry.nothing
    /// As commands left it; nil: as the store has it.
    var changed: Entry?
  }

  private var places: [Key: Int] = [:]
  private var slots: [Slot] = []
  /// Places whose slots were changed.
  private var touched: [Int] = []
  /// The places of what commands need, one command after the other.
  private var needed: [Int] = []
  /// Users and organizations whose items are gone, but for those that were changed since.
  private var cleared: Set<String> = []
  /// What commands did to members, in their order.
  private var memberChanges: [ItemChange] = []
  /// What the store is to be asked for next.
  package private(set) var wanted: [Key] = []
  private var wantedPlaces: [Int] = []
  /// What is to be written.
  package private(set) var changes = StoredChanges()

  package init() {}

  /// Forgets everything, and keeps the room.
  mutating func removeAll() {
    revert()
    places.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    needed.removeAll(keepingCapacity: true)
    forgetWanted()
  }

  /// Forgets what was decided; what was loaded stays.
  mutating func revert() {
    for place in touched { slots[place].changed = nil }
    touched.removeAll(keepingCapacity: true)
    if !cleared.isEmpty { cleared.removeAll() }
    if !memberChanges.isEmpty { memberChanges.removeAll() }
    changes.removeAll()
  }

  /// What a command needs, by the places of its keys.
  struct Need {
    fileprivate let range: Range<Int>
    static let nothing = Need(range: 0..<0)
  }

  /// Notes what a command needs. What is not known yet is `wanted` from the store.
  /// - Parameter removals: where there are any, whoever has memberships may be gone.
  mutating func request(_ keys: [Key], _ removals: Removals) -> Need {
    let first = needed.count
    if !removals.isEmpty {
      for case .memberships(let userID) in keys { need(.user(userID)) }
    }
    for key in keys { need(key) }
    return Need(range: first..<needed.count)
  }

  private mutating func need(_ key: Key) {
    let place = place(of: key)
    needed.append(place)
    guard !slots[place].isAsked, slots[place].changed == nil else { return }
    slots[place].isAsked = true
    wanted.append(key)
    wantedPlaces.append(place)
  }

  private mutating func place(of key: Key) -> Int {
    let new = slots.count
    let place = { (place: inout Int) in place }(&places[key, default: new])
    if place == new { slots.append(Slot(key: key)) }
    return place
  }

  /// Notes what the store has under the key at this index of `wanted`; nil: nothing.
  package mutating func note(_ index: Int, _ found: Loaded?) {
    slots[wantedPlaces[index]].loaded = found.map { .found($0) } ?? .nothing
  }

  /// Notes that what the store has under the key at this index of `wanted` cannot be read.
  package mutating func note(_ index: Int, damaged error: StoreError) {
    slots[wantedPlaces[index]].loaded = .damaged(error)
  }

  /// What was noted under the key at this index of `wanted`, which is of all users.
  func namedUsers(_ index: Int) -> NamedUsers {
    if case .found(.namedUsers(let named)) = slots[wantedPlaces[index]].loaded { return named }
    return NamedUsers(users: [], organizations: [])
  }

  /// The store has answered.
  mutating func forgetWanted() {
    wanted.removeAll(keepingCapacity: true)
    wantedPlaces.removeAll(keepingCapacity: true)
  }

  mutating func release(_ names: [HeldName]) { changes.released = names }

  /// Whether a command before has changed what another needs.
  func hasChanged(_ need: Need) -> Bool {
    if touched.isEmpty && cleared.isEmpty { return false }
    return needed[need.range].contains { place in
      if slots[place].changed != nil || isCleared(slots[place]) { return true }
      let key = slots[place].key
      switch key {
      case .history: return true
      case .memberships, .instanceMembers, .instanceOwners: return memberChanges.contains { $0.concerns(key) }
      case .user, .organization, .instance, .session, .item, .limit, .notification, .namedUsers: return false
      }
    }
  }

  /// Whether a command looks at all users, as the store has them.
  func isOfAll(_ need: Need) -> Bool {
    needed[need.range].contains { if case .namedUsers = slots[$0].key { true } else { false } }
  }

  /// Gives a command what it needs.
  /// - Throws: `StoreError` when that is damaged.
  func fill(_ changes: inout Changes, _ need: Need) throws(StoreError) {
    for place in needed[need.range] {
      let key = slots[place].key
      switch slots[place].changed ?? (isCleared(slots[place]) ? .nothing : slots[place].loaded) {
      case .found(.history(let events)): changes.load(key, .history(history(key, events)))
      case .found(.memberships(let memberships)): changes.load(key, .memberships(current(key, memberships)))
      case .found(let found): changes.load(key, found)
      case .damaged(let error): throw error
      case .nothing: break
      }
    }
  }

  private func isCleared(_ slot: Slot) -> Bool {
    guard !cleared.isEmpty, case .found(.item(let item)) = slot.loaded else { return false }
    return cleared.contains { item.belongs(to: $0) }
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

  /// Memberships as commands before have left them.
  private func current(_ key: Key, _ loaded: [Membership]) -> [Membership] {
    guard !memberChanges.isEmpty else { return loaded }
    var memberships = loaded
    for change in memberChanges where change.concerns(key) {
      memberships.removeAll { change.replaces($0) }
      if case .put(.member(let membership), _, _) = change { memberships.append(membership) }
    }
    return memberships
  }

  /// Keeps what a command decided, for those after it and to be written.
  mutating func record(_ decided: Changes) {
    for state in decided.states {
      let isFirst = change(state.key, to: .found(.state(state)))
      changes.put(state, isFirst: isFirst)
    }
    for change in decided.items { follow(change) }
    for limit in decided.limits {
      let isFirst = change(.limit(limit.key), to: limit.isUnused ? .nothing : .found(.limit(limit)))
      changes.put(limit, isFirst: isFirst)
    }
    for change in decided.outbox { follow(change) }
    changes.append(decided)
  }

  /// - Returns: whether no command before has changed it.
  @discardableResult
  private mutating func change(_ key: Key, to entry: Entry) -> Bool { change(place(of: key), to: entry) }

  @discardableResult
  private mutating func change(_ place: Int, to entry: Entry) -> Bool {
    let isFirst = slots[place].changed == nil
    slots[place].changed = entry
    if isFirst { touched.append(place) }
    return isFirst
  }

  private mutating func follow(_ change: ItemChange) {
    if change.isAboutMembers { memberChanges.append(change) }
    switch change {
    case .put(let item, _, _): self.change(.item(item.key), to: .found(.item(item)))
    case .remove(let key), .drop(let key): self.change(.item(key), to: .nothing)
    case .removeAll(let id):
      cleared.insert(id)
      for place in touched {
        if case .found(.item(let item))? = slots[place].changed, item.belongs(to: id) {
          slots[place].changed = .nothing
        }
      }
    }
  }

  private mutating func follow(_ change: OutboxChange) {
    switch change {
    case .remove(let id): self.change(.notification(id), to: .nothing)
    case .removeAll(let userID):
      for place in slots.indices {
        if case .found(.notification(_, userID, _)) = slots[place].loaded { self.change(place, to: .nothing) }
      }
    case .postpone, .giveUp, .forget: break
    }
  }
}
