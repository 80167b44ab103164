/// Answers what was uploaded. Like other reads, they see every write that was acknowledged before.
package protocol Assets: Sendable {
  /// The content under this name; nil for none.
  func asset(_ name: String, of scope: Membership.Scope) async throws -> [UInt8]?
}
