/// Work on a whole store that one of the processes which share it does at a time.
package enum Chore: String, CaseIterable, Sendable {
  case tidying, removal, names
}

package protocol Chores: Sendable {
  /// Takes a chore for so long, also again.
  /// - Returns: false where another process has it.
  /// - Throws: `StoreError`.
  func take(_ chore: Chore, seconds: Int) async throws -> Bool
}

extension Chores {
  /// Of a store that one process has for itself.
  package func take(_ chore: Chore, seconds: Int) async throws -> Bool { true }
}
