import GrpcCore
import Domain
import HTTPTransport

/// Answers for those who watch over the process.
package enum Probes {
  /// - Parameter exposition: the metrics as text, in the format of OpenMetrics or in that of Prometheus.
  package static func routes(
    store: any Store, health: HealthService, exposition: @escaping @Sendable (_ openMetrics: Bool) -> String
  ) -> [HTTPRoute] {
    [
      HTTPRoute("GET", path: "/debug/metrics") { request in
        let openMetrics = request.fields.first("accept")?.contains("application/openmetrics-text") == true
        let type = openMetrics ? "application/openmetrics-text; version=1.0.0" : "text/plain; version=0.0.4"
        return HTTPRouteResponse(
          contentType: "\(type); charset=utf-8", exposition(openMetrics))
      },
      HTTPRoute("GET", path: "/debug/healthz") { _ in
        HTTPRouteResponse(contentType: "text/plain; charset=utf-8", "ok")
      },
      HTTPRoute("GET", path: "/debug/ready") { _ in
        // Ready is who can read the store, and is not about to stop.
        guard health[""] == .serving, (try? await store.instance()) ?? nil != nil else {
          return HTTPRouteResponse(status: 412, contentType: "text/plain; charset=utf-8", "not ready")
        }
        return HTTPRouteResponse(contentType: "text/plain; charset=utf-8", "ok")
      },
    ]
  }
}
