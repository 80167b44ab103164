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

  /// - Throws: `USER-Drght`, `USER-Dbgth` for an empty key or value of a new user.
  func checkNew() throws(DomainError) {
    guard !self.key.isEmpty else {
      throw DomainError(.invalidArgument, "USER-Drght", "Errors.User.Metadata.KeyEmpty")
    }
    guard !self.value.isEmpty else {
      throw DomainError(.invalidArgument, "USER-Dbgth", "Errors.User.Metadata.ValueEmpty")
    }
  }

  /// - Throws: `META-2m00f` for an empty key or value.
  fileprivate func check() throws(DomainError) {
    guard !self.key.isEmpty, !self.value.isEmpty else {
      throw DomainError(.invalidArgument, "META-2m00f", "Errors.Metadata.Invalid")
    }
  }
}

extension LoadedState {
  /// The user whose metadata a command is about, of either kind.
  fileprivate func metadataOwner(_ userID: String, in scope: Scope) throws(DomainError) -> User {
    try self.user(
      userID, in: scope, missing: DomainError(.preconditionFailed, "COMMAND-uXHNj", "Errors.User.NotFound"))
  }
}

/// Creates or replaces metadata of a user, all of them or none: `SetUserMetadata` and `BulkSetUserMetadata`.
package struct SetMetadata: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var entries: [MetadataEntry]

  package init(userID: String, editorID: String, scope: Scope, entries: [MetadataEntry]) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.entries = entries
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.entries.isEmpty else {
      throw DomainError(.preconditionFailed, "META-9mm2d", "Errors.Metadata.NoData")
    }
    var user = try state.metadataOwner(self.userID, in: self.scope)
    var changes = Changes(by: self.editorID, at: now)
    for entry in self.entries {
      try entry.check()
      changes.append(.metadataSet(key: entry.key, value: entry.value), to: &user)
    }
    return Decision(changes, user)
  }
}

/// Removes metadata of a user, all of them or none: `RemoveUserMetadata`, `BulkRemoveUserMetadata`, `DeleteUserMetadata`.
package struct RemoveMetadata: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  /// Each once.
  package var metadataKeys: [String]
  /// Whether several were asked for: that method has ids of its own.
  package var isBulk: Bool

  /// A key that is named twice is removed once.
  package init(userID: String, editorID: String, scope: Scope, keys: [String], isBulk: Bool) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.metadataKeys = keys.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.isBulk = isBulk
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], items: self.metadataKeys.map { UserItem(.metadata, of: self.userID, $0) })
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.metadataKeys.isEmpty else {
      throw DomainError(.preconditionFailed, "META-9mm2d", "Errors.Metadata.NoData")
    }
    var user = try state.metadataOwner(self.userID, in: self.scope)
    var changes = Changes(by: self.editorID, at: now)
    for key in self.metadataKeys {
      guard !key.isEmpty else {
        throw DomainError(.invalidArgument, self.isBulk ? "COMMAND-m29ds" : "META-2n0fs", "Errors.Metadata.Invalid")
      }
      guard state.items.contains(UserItem(.metadata, of: user.id, key)) else {
        throw self.isBulk
          ? DomainError(.notFound, "META-2nnds", "Errors.Metadata.KeyNotExisting")
          : DomainError(.notFound, "META-ncnw3", "Errors.Metadata.NotFound")
      }
      changes.append(.metadataRemoved(key: key), to: &user)
    }
    return Decision(changes, user)
  }
}
