/// Users whose states have other names than the domain policy gives them: nobody sees it, and a loop ends it.
package protocol UnsettledNames: Sendable {
  /// Some users, in the order of their ids, whose states have not followed a switch of names, or cannot be read.
  /// - Parameter after: an id that all of them are greater than.
  func unsettledNames(after: String) async throws -> UnsettledPage
  /// A number that grows with each switch; nil where nobody is left, as far as is known.
  var unsettledVersion: Int? { get }
  /// Nobody was left whose state can be written, in a state of the store that is newer than this number.
  func noteSettled(_ version: Int)
  /// Yields after each switch. Yields may be merged.
  func nameSwitches() -> AsyncStream<Void>
}

/// A part of all users.
package struct UnsettledPage: Sendable {
  /// Those of the part who have not followed, or of whom nobody can tell.
  package var userIDs: [String]
  /// The last of the part; nil where there is nobody behind it.
  package var last: String?

  package init(userIDs: [String], last: String?) {
    self.userIDs = userIDs
    self.last = last
  }
}
