/// What waits, each by its owner: owners take turns, so that nobody waits for all that another has brought, and nobody has more
/// than a share of the places.
struct FairQueue<Element: Sendable>: Sendable {
  /// How many may wait.
  let limit: Int
  /// How many of them may be one owner's.
  let share: Int
  private(set) var count = 0
  private var lanes: [String: [Element]] = [:]
  /// Owners of whom something waits; whose turn it is comes first.
  private var turns: [String] = []

  init(limit: Int, share: Int) {
    self.limit = max(0, limit)
    self.share = max(0, share)
  }

  /// - Parameter free: places beyond the limit, for whatever need not wait.
  /// - Returns: false: there is no place.
  mutating func add(_ element: Element, of owner: String, free: Int) -> Bool {
    let own = lanes[owner]?.count ?? 0
    guard count < limit + free, own < share + free else { return false }
    if own == 0 { turns.append(owner) }
    lanes[owner, default: []].append(element)
    count += 1
    return true
  }

  /// The oldest of the owner whose turn it is.
  mutating func take() -> Element? {
    guard !turns.isEmpty else { return nil }
    let owner = turns.removeFirst()
    guard var lane = lanes.removeValue(forKey: owner), !lane.isEmpty else { return nil }
    let element = lane.removeFirst()
    if !lane.isEmpty {
      lanes[owner] = lane
      turns.append(owner)
    }
    count -= 1
    return element
  }

  /// Takes the one that is sought out of an owner's.
  mutating func remove(of owner: String, where isSought: (Element) -> Bool) -> Element? {
    guard let index = lanes[owner]?.firstIndex(where: isSought) else { return nil }
    let element = lanes[owner]?.remove(at: index)
    if lanes[owner]?.isEmpty == true {
      lanes[owner] = nil
      turns.removeAll { $0 == owner }
    }
    count -= 1
    return element
  }
}
