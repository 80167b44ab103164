/// Tells the time; tests bring their own.
package protocol Clock: Sendable {
  /// The present moment.
  var now: Timestamp { get }
}
