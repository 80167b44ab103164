import GrpcCore
import UserDomain

/// Answers for those who watch over the process.
enum Probes {
  static func routes(store: any Store) -> [HTTPRoute] {
    [
      HTTPRoute("GET", path: "/debug/healthz") { _ in
        HTTPRouteResponse(contentType: "text/plain; charset=utf-8", "ok")
      },
      HTTPRoute("GET", path: "/debug/ready") { _ in
        // Ready is who can read the store.
        guard (try? await store.instance()) ?? nil != nil else {
          return HTTPRouteResponse(status: 412, contentType: "text/plain; charset=utf-8", "not ready")
        }
        return HTTPRouteResponse(contentType: "text/plain; charset=utf-8", "ok")
      },
    ]
  }
}
