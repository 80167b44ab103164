import Domain

/// What a batch does to items, whatever happened to each in between: first rows go, then others come.
struct ItemBatch {
  struct Put {
    var item: Item
    var record: ItemRecord
    var creationDate: Timestamp
    var changeDate: Timestamp
    var sequence: UInt64
  }

  /// Users and organizations whose items all go.
  private(set) var cleared: Set<String> = []
  private(set) var removed: Set<ItemRecord.Key> = []
  private(set) var puts: [ItemRecord.Key: Put] = [:]

  init(_ changes: [ItemChange]) {
    for change in changes {
      switch change {
      case .put(let item, let date, let sequence):
        let record = ItemRecord(item)
        let created = puts[record.key]?.creationDate ?? date
        puts[record.key] = Put(
          item: item, record: record, creationDate: created, changeDate: date, sequence: sequence)
      case .remove(let key), .drop(let key):
        let key = ItemRecord.Key(key)
        puts[key] = nil
        removed.insert(key)
      case .removeAll(let id):
        puts = puts.filter { !$0.value.item.belongs(to: id) }
        cleared.insert(id)
      }
    }
  }
}
