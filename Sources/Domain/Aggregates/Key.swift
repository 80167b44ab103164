/// What a command asks its store to load. Keys are values, so that a store can load those of many commands at once.
package enum Key: Sendable, Hashable {
  /// A user, also a deleted one.
  case user(String)
  case organization(String)
  case instance
  case item(Item.Key)
  /// Where a user is a member, and with which roles.
  case memberships(userID: String)
  /// Which users of an organization are members of the instance, and with which roles. Few.
  case instanceMembers(of: String)
  case limit(RateLimit.Key)
  /// A notification in the outbox; what was settled is not there.
  case notification(Int64)
  /// All events of an aggregate. Long: for what rewrites them.
  case history(String)
  /// The members of the instance who own it. Few, though it may have many.
  case instanceOwners
  case session(String)
  /// All users whose names a domain policy is about. Many: for what switches it.
  case namedUsers(Membership.Scope)
}

/// What a store found under a key; for what does not exist there is none.
package enum Loaded: Sendable, Equatable {
  case state(AggregateState)
  case item(Item)
  /// Also where there are none.
  case memberships([Membership])
  case limit(RateLimit)
  case notification(Notification.Kind, userID: String, sessionID: String?)
  case history([Event])
  case namedUsers(NamedUsers)
}
