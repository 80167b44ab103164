import CoreMetrics
import GrpcCore
import Synchronization

/// What one series has come to.
protocol PrometheusValue: AnyObject, Sendable {
  /// The type that the format knows.
  var kind: String { get }
  /// Its lines; none while nothing was counted.
  func lines(_ name: String, _ labels: String, exemplars: Bool) -> String
}

final class PrometheusCounter: CounterHandler, PrometheusValue {
  private let count = Atomic<Int64>(0)

  var kind: String { "counter" }
  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }

  func lines(_ name: String, _ labels: String, exemplars: Bool) -> String {
    let count = count.load(ordering: .relaxed)
    return count == 0 ? "" : "\(name)_total\(labels) \(count)\n"
  }
}

final class PrometheusSum: FloatingPointCounterHandler, PrometheusValue {
  private let sum = Mutex(0.0)

  var kind: String { "counter" }
  func increment(by amount: Double) { sum.withLock { $0 += amount } }
  func reset() { sum.withLock { $0 = 0 } }

  func lines(_ name: String, _ labels: String, exemplars: Bool) -> String {
    let sum = sum.withLock { $0 }
    return sum == 0 ? "" : "\(name)_total\(labels) \(sum)\n"
  }
}

final class PrometheusGauge: MeterHandler, RecorderHandler, PrometheusValue {
  private let value = Mutex<Double?>(nil)

  var kind: String { "gauge" }
  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 = ($0 ?? 0) + amount } }
  func decrement(by amount: Double) { value.withLock { $0 = ($0 ?? 0) - amount } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  func lines(_ name: String, _ labels: String, exemplars: Bool) -> String {
    value.withLock { $0 }.map { "\(name)\(labels) \($0)\n" } ?? ""
  }
}

/// Seconds in buckets from half a millisecond to ten seconds.
final class PrometheusHistogram: ExemplarRecorder, TimerHandler, PrometheusValue {
  private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private struct State {
    var counts = [Int](repeating: 0, count: PrometheusHistogram.bounds.count + 1)
    var sum = 0.0
    var exemplars: [Int: (trace: String, value: Double)] = [:]
  }

  private let state = Mutex(State())

  var kind: String { "histogram" }
  func record(_ value: Int64) { record(Double(value)) }
  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Double) { record(value, trace: nil) }
  func record(_ value: Double, traceID: String) { record(value, trace: traceID) }

  private func record(_ value: Double, trace: String?) {
    let bucket = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[bucket] += 1
      state.sum += value
      if let trace { state.exemplars[bucket] = (trace, value) }
    }
  }

  func lines(_ name: String, _ labels: String, exemplars: Bool) -> String {
    let state = state.withLock { $0 }
    var total = 0
    var text = ""
    let inner = labels.isEmpty ? "" : labels.dropFirst().dropLast() + ","
    for (index, count) in state.counts.enumerated() {
      total += count
      let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
      text += "\(name)_bucket{\(inner)le=\"\(bound)\"} \(total)"
      if exemplars, let exemplar = state.exemplars[index] {
        text += " # {trace_id=\"\(exemplar.trace)\"} \(exemplar.value)"
      }
      text += "\n"
    }
    guard total > 0 else { return "" }
    return text + "\(name)_sum\(labels) \(state.sum)\n\(name)_count\(labels) \(total)\n"
  }
}
