import Domain
import Synchronization

/// Counts what an export does not tell, by its kind: that the form has no place for something is no reason to lose it in silence.
package final class ExportRest: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  init() {}

  func note(_ kind: String, _ count: Int = 1) {
    guard count > 0 else { return }
    counts.withLock { $0[kind, default: 0] += count }
  }

  /// Pictures and fonts, of what is prepared and of what everybody sees; policies that the form does not have.
  func note(_ policies: Policies) {
    let labels = [policies[LabelPolicy.self]?.value, policies[ActiveLabelPolicy.self]?.value.policy]
    note("label_policy_asset", Set(labels.compactMap(\.self).flatMap(\.assets.values)).count)
    if policies[NotificationPolicy.self] != nil { note("notification_policy") }
    if policies[PasswordAgePolicy.self] != nil { note("password_age_policy") }
  }

  /// In the order of the kinds' names.
  package var all: [(kind: String, count: Int)] {
    counts.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }
}
