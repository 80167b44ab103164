/// Which generation of the interface is spoken: each has ids and an order of checks of its own, and pages of its own. The
/// numbers are kept in stores.
package enum Generation: Int, Sendable, CaseIterable {
  case v1 = 1, v2
}
