import CoreMetrics
import GrpcCore
import Synchronization

/// Keeps what is measured and writes it as Prometheus reads it: the text format 0.0.4, or OpenMetrics 1.0 with exemplars.
final class PrometheusRegistry: MetricsFactory {
  /// A metric with the values of its dimensions, as the format writes it: `name{a="b"}`.
  private struct Series: Sendable {
    let name: String
    let labels: String
    let value: any PrometheusValue
  }

  private let series = Mutex<[String: Series]>([:])

  /// Counts what others keep, when it is asked for.
  typealias Collector = @Sendable () -> [(name: String, labels: [(String, String)], kind: String, value: Int)]
  private let collectors = Mutex<[Collector]>([])

  func collect(_ collector: @escaping Collector) { collectors.withLock { $0.append(collector) } }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    make(label, dimensions) { PrometheusCounter() }
  }

  func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
    make(label, dimensions) { PrometheusSum() }
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    make(label, dimensions) { PrometheusGauge() }
  }

  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    if aggregate { return make(label, dimensions) { PrometheusHistogram() } }
    return make(label, dimensions) { PrometheusGauge() }
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    make(label, dimensions) { PrometheusHistogram() }
  }

  // What was counted stays: a counter that starts anew is taken for a restart.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  private func make<Value: PrometheusValue>(
    _ label: String, _ dimensions: [(String, String)], _ value: () -> Value
  ) -> Value {
    let labels = Self.labels(dimensions)
    return series.withLock { series in
      if let known = series[label + labels]?.value as? Value { return known }
      let made = value()
      series[label + labels] = Series(name: label, labels: labels, value: made)
      return made
    }
  }

  /// Everything, in the order of the names. Series of which nothing was ever counted are left out.
  func exposition(openMetrics: Bool) -> String {
    var text = ""
    var last = ""
    for series in series.withLock({ Array($0.values) }).sorted(by: { ($0.name, $0.labels) < ($1.name, $1.labels) }) {
      let lines = series.value.lines(series.name, series.labels, exemplars: openMetrics)
      guard !lines.isEmpty else { continue }
      if series.name != last { text += Self.head(series.name, series.value.kind, openMetrics) }
      last = series.name
      text += lines
    }
    for collector in collectors.withLock({ $0 }) {
      for sample in collector() {
        if sample.name != last { text += Self.head(sample.name, sample.kind, openMetrics) }
        last = sample.name
        let suffix = sample.kind == "counter" ? "_total" : ""
        text += "\(sample.name)\(suffix)\(Self.labels(sample.labels)) \(sample.value)\n"
      }
    }
    return openMetrics ? text + "# EOF\n" : text
  }

  /// What a family is for, and its type. The older format names a counter with its suffix, OpenMetrics without.
  private static func head(_ name: String, _ kind: String, _ openMetrics: Bool) -> String {
    let family = "\(name)\(kind == "counter" && !openMetrics ? "_total" : "")"
    let help = MetricHelp.texts[name].map { "# HELP \(family) \($0)\n" } ?? ""
    return "\(help)# TYPE \(family) \(kind)\n"
  }

  /// `{name="value",…}`: "`\`, `"` and line feeds are escaped".
  private static func labels(_ dimensions: [(String, String)]) -> String {
    guard !dimensions.isEmpty else { return "" }
    let pairs = dimensions.map { name, value in
      let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      return "\(name)=\"\(escaped)\""
    }
    return "{\(pairs.joined(separator: ","))}"
  }
}
