import GrpcCore
import HTTPTransport

/// Answers for those who watch over the process.
package enum Probes {
  /// - Parameters:
  ///   - trouble: what keeps the store from doing its work, for everybody's eyes; nil where nothing does.
  ///   - exposition: the metrics as text, in the format of OpenMetrics or in that of Prometheus.
  package static func routes(
    health: HealthService, trouble: @escaping @Sendable () async -> String?,
    exposition: @escaping @Sendable (_ openMetrics: Bool) async -> String
  ) -> [HTTPRoute] {
    [
      HTTPRoute("GET", path: "/debug/metrics") { request in
        let openMetrics = request.fields.first("accept")?.contains("application/openmetrics-text") == true
        let type = openMetrics ? "application/openmetrics-text; version=1.0.0" : "text/plain; version=0.0.4"
        return HTTPRouteResponse(
          contentType: "\(type); charset=utf-8", await exposition(openMetrics))
      },
      HTTPRoute("GET", path: "/debug/healthz") { _ in
        HTTPRouteResponse(contentType: "text/plain; charset=utf-8", "ok")
      },
      HTTPRoute("GET", path: "/debug/ready") { _ in
        // Ready is who can read and write the store, and is not about to stop.
        let reason = health[""] == .serving ? await trouble() : "the server is about to stop"
        if let reason {
          return HTTPRouteResponse(
            status: 412, contentType: "text/plain; charset=utf-8", "not ready: \(reason)\n")
        }
        return HTTPRouteResponse(contentType: "text/plain; charset=utf-8", "ok")
      },
    ]
  }
}
