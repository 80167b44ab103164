/// What the changes of a policy are refused with: a row for each kind.
package struct PolicyErrors: Sendable {
  /// The part of the keys that names the policy, e.g. `LockoutPolicy`.
  let name: String
  /// An organization has one, has none to change, would not change its own, has none to reset.
  let exists, missing, notChanged, missingForReset: String
  /// The instance would not change its own.
  let instanceNotChanged: String
  /// The instance has set one; only of one kind the interface adds one.
  var instanceExists = ""

  func exists(in scope: Membership.Scope) -> DomainError {
    switch scope {
    case .organization: DomainError(.alreadyExists, exists, "Errors.Org.\(name).AlreadyExists")
    case .instance: DomainError(.alreadyExists, instanceExists, "Errors.Instance.\(name).AlreadyExists")
    }
  }

  func notChanged(in scope: Membership.Scope) -> DomainError {
    switch scope {
    case .organization: DomainError(.preconditionFailed, notChanged, "Errors.Org.\(name).NotChanged")
    case .instance: DomainError(.preconditionFailed, instanceNotChanged, "Errors.IAM.\(name).NotChanged")
    }
  }

  var missingToChange: DomainError { DomainError(.notFound, missing, "Errors.Org.\(name).NotFound") }
  var missingToReset: DomainError { DomainError(.notFound, missingForReset, "Errors.Org.\(name).NotFound") }
}
