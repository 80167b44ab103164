/// One piece of metadata, of a user or an organization.
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

/// Events of what has metadata beside its state: users and organizations.
protocol MetadataEvent {
  static func metadataSet(key: String, value: [UInt8]) -> Self
  static func metadataRemoved(key: String) -> Self
}

extension UserEvent: MetadataEvent {}
extension OrganizationEvent: MetadataEvent {}

/// The ids of the checks: the methods for users and for organizations check alike.
private struct MetadataErrors {
  let setNothing, setInvalid, removeNothing: String
  /// Of a method that removes one, and of one that removes several.
  let removeInvalid, removeMissing: (one: String, bulk: String)

  static let user = MetadataErrors(
    setNothing: "META-9mm2d", setInvalid: "META-2m00f", removeNothing: "META-9mm2d",
    removeInvalid: ("META-2n0fs", "COMMAND-m29ds"), removeMissing: ("META-ncnw3", "META-2nnds"))
  static let organization = MetadataErrors(
    setNothing: "META-9mm2d", setInvalid: "META-2ml0f", removeNothing: "META-9mw2d",
    removeInvalid: ("META-2n0f1", "COMMAND-m19ds"), removeMissing: ("META-mcnw3", "META-2npds"))

  static func nothing(_ id: String) -> DomainError { DomainError(.preconditionFailed, id, "Errors.Metadata.NoData") }
  static func invalid(_ id: String) -> DomainError { DomainError(.invalidArgument, id, "Errors.Metadata.Invalid") }

  func missing(isBulk: Bool) -> DomainError {
    isBulk
      ? DomainError(.notFound, removeMissing.bulk, "Errors.Metadata.KeyNotExisting")
      : DomainError(.notFound, removeMissing.one, "Errors.Metadata.NotFound")
  }
}

extension Command<ChangeOutcome> {
  /// Creates or replaces metadata of a user, all of them or none: `SetUserMetadata` and `BulkSetUserMetadata`.
  package static func setMetadata(of target: Target, _ entries: [MetadataEntry]) -> Self {
    setMetadata(entries, by: target.editorID, .user(target.userID), .user) { changes throws(DomainError) in
      try changes.userWithMetadata(target)
    }
  }

  /// The same of an organization: `SetOrgMetadata`, `BulkSetOrgMetadata`, `SetOrganizationMetadata`.
  package static func setMetadata(of target: OrganizationTarget, _ entries: [MetadataEntry]) -> Self {
    setMetadata(entries, by: target.editorID, .organization(target.id), .organization) { changes throws(DomainError) in
      try changes.organizationWithMetadata(target)
    }
  }

  /// Removes metadata of a user, all of them or none: `RemoveUserMetadata`, `BulkRemoveUserMetadata`, `DeleteUserMetadata`.
  /// - Parameters:
  ///   - keys: a key that is named twice is removed once.
  ///   - isBulk: whether several were asked for: that method has ids of its own.
  package static func removeMetadata(of target: Target, keys: [String], isBulk: Bool) -> Self {
    removeMetadata(keys, isBulk, by: target.editorID, .user(target.userID), target.userID, .user) {
      changes throws(DomainError) in try changes.userWithMetadata(target)
    }
  }

  /// The same of an organization: `RemoveOrgMetadata`, `BulkRemoveOrgMetadata`, `DeleteOrganizationMetadata`.
  package static func removeMetadata(of target: OrganizationTarget, keys: [String], isBulk: Bool) -> Self {
    removeMetadata(keys, isBulk, by: target.editorID, .organization(target.id), target.id, .organization) {
      changes throws(DomainError) in try changes.organizationWithMetadata(target)
    }
  }

  private static func setMetadata<Owner: Aggregate>(
    _ entries: [MetadataEntry], by editorID: String, _ ownerKey: Key, _ errors: MetadataErrors,
    owner: @escaping @Sendable (Changes) throws(DomainError) -> Owner
  ) -> Self where Owner.Happening: MetadataEvent {
    Self(by: editorID, [ownerKey]) { changes throws(DomainError) in
      guard !entries.isEmpty else { throw MetadataErrors.nothing(errors.setNothing) }
      var owner = try owner(changes)
      try changes.set(entries, of: &owner, errors)
      return ChangeOutcome(owner)
    }
  }

  private static func removeMetadata<Owner: Aggregate>(
    _ keys: [String], _ isBulk: Bool, by editorID: String, _ ownerKey: Key, _ ownerID: String, _ errors: MetadataErrors,
    owner: @escaping @Sendable (Changes) throws(DomainError) -> Owner
  ) -> Self where Owner.Happening: MetadataEvent {
    let keys = keys.map(\.nfc).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let items = keys.map { Item.Key.metadata(ownerID: ownerID, key: $0) }
    return Self(by: editorID, [ownerKey] + items.map { .item($0) }) { changes throws(DomainError) in
      guard !keys.isEmpty else { throw MetadataErrors.nothing(errors.removeNothing) }
      var owner = try owner(changes)
      for (key, item) in zip(keys, items) {
        guard !key.isEmpty else {
          throw MetadataErrors.invalid(isBulk ? errors.removeInvalid.bulk : errors.removeInvalid.one)
        }
        _ = try TextKind.key.checked(key)
        guard changes.item(item) != nil else { throw errors.missing(isBulk: isBulk) }
        changes.append(.metadataRemoved(key: key), to: &owner)
      }
      return ChangeOutcome(owner)
    }
  }
}

extension Changes {
  /// Sets metadata of a user together with something else; none: nothing.
  mutating func setMetadata(_ entries: [MetadataEntry], of user: inout User) throws(DomainError) {
    try set(entries, of: &user, .user)
  }

  fileprivate mutating func set<Owner: Aggregate>(
    _ entries: [MetadataEntry], of owner: inout Owner, _ errors: MetadataErrors
  ) throws(DomainError) where Owner.Happening: MetadataEvent {
    for entry in entries {
      guard !entry.key.isEmpty, !entry.value.isEmpty else { throw MetadataErrors.invalid(errors.setInvalid) }
      append(.metadataSet(key: try TextKind.key.checked(entry.key), value: entry.value), to: &owner)
    }
  }

  fileprivate func userWithMetadata(_ target: Target) throws(DomainError) -> User {
    try user(
      target, .leavesAccount,
      TargetErrors(unknown: DomainError(.preconditionFailed, "COMMAND-uXHNj", "Errors.User.NotFound")))
  }

  fileprivate func organizationWithMetadata(_ target: OrganizationTarget) throws(DomainError) -> Organization {
    try organization(target, unknown: .organizationRequired)
  }
}
