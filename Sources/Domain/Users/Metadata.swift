/// One piece of metadata of a user.
package struct MetadataEntry: Sendable, Equatable {
  /// 1 to 200 characters; its case counts.
  package var key: String
  /// Any bytes, up to 500,000.
  package var value: [UInt8]

  package init(key: String, value: [UInt8]) {
    self.key = key
    self.value = value
  }

  /// - Throws: `USER-Drght`, `USER-Dbgth` for a key of a new user that is empty or white space, or an empty value.
  func checkedNew() throws(DomainError) -> MetadataEntry {
    guard !key.trimmed.isEmpty else {
      throw DomainError(.invalidArgument, "USER-Drght", "Errors.User.Metadata.KeyEmpty")
    }
    guard !value.isEmpty else {
      throw DomainError(.invalidArgument, "USER-Dbgth", "Errors.User.Metadata.ValueEmpty")
    }
    return MetadataEntry(key: try TextKind.key.checked(key), value: value)
  }
}

private let errors = TargetErrors(
  unknown: DomainError(.preconditionFailed, "COMMAND-uXHNj", "Errors.User.NotFound"))
private let noData = DomainError(.preconditionFailed, "META-9mm2d", "Errors.Metadata.NoData")

extension Command<ChangeOutcome> {
  /// Creates or replaces metadata of a user, all of them or none: `SetUserMetadata` and `BulkSetUserMetadata`.
  package static func setMetadata(of target: Target, _ entries: [MetadataEntry]) -> Self {
    Self(by: target.editorID, [.user(target.userID)]) { changes throws(DomainError) in
      guard !entries.isEmpty else { throw noData }
      var user = try changes.user(target, .leavesAccount, errors)
      for entry in entries {
        guard !entry.key.isEmpty, !entry.value.isEmpty else {
          throw DomainError(.invalidArgument, "META-2m00f", "Errors.Metadata.Invalid")
        }
        let key = try TextKind.key.checked(entry.key)
        changes.append(.metadataSet(key: key, value: entry.value), to: &user)
      }
      return ChangeOutcome(user)
    }
  }

  /// Removes metadata of a user, all of them or none: `RemoveUserMetadata`, `BulkRemoveUserMetadata`, `DeleteUserMetadata`.
  /// - Parameters:
  ///   - keys: a key that is named twice is removed once.
  ///   - isBulk: whether several were asked for: that method has ids of its own.
  package static func removeMetadata(of target: Target, keys: [String], isBulk: Bool) -> Self {
    let keys = keys.map(\.nfc).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let items = keys.map { Item.Key.metadata(userID: target.userID, key: $0) }
    return Self(by: target.editorID, [.user(target.userID)] + items.map { .item($0) }) { changes throws(DomainError) in
      guard !keys.isEmpty else { throw noData }
      var user = try changes.user(target, .leavesAccount, errors)
      for (key, item) in zip(keys, items) {
        guard !key.isEmpty else {
          throw DomainError(.invalidArgument, isBulk ? "COMMAND-m29ds" : "META-2n0fs", "Errors.Metadata.Invalid")
        }
        _ = try TextKind.key.checked(key)
        guard changes.item(item) != nil else {
          throw isBulk
            ? DomainError(.notFound, "META-2nnds", "Errors.Metadata.KeyNotExisting")
            : DomainError(.notFound, "META-ncnw3", "Errors.Metadata.NotFound")
        }
        changes.append(.metadataRemoved(key: key), to: &user)
      }
      return ChangeOutcome(user)
    }
  }
}
