import Synchronization

/// Answers whether the server, or one of its services, can serve (`grpc.health.v1.Health`).
public final class HealthService: Grpc_Health_V1_HealthHandler {
  /// A state as the protocol has it.
  public typealias ServingStatus = Grpc_Health_V1_HealthCheckResponse.ServingStatus

  private struct State {
    var statuses: [String: ServingStatus]
    var isDraining = false
    var watchers: [Int: (service: String, changes: AsyncStream<ServingStatus>.Continuation)] = [:]
    var nextWatcher = 0
  }

  private let state: Mutex<State>

  /// Health of the server as a whole (the empty name) and of these services, all SERVING at first.
  /// - Parameter services: full names of services.
  public init(services: [String] = []) {
    state = Mutex(State(statuses: Dictionary((services + [""]).map { ($0, .serving) }) { first, _ in first }))
  }

  /// The state of a service; the empty name is the server as a whole. Nil: unknown.
  public subscript(service: String) -> ServingStatus? {
    get { state.withLock { $0.statuses[service] } }
    set {
      state.withLock { state in
        guard !state.isDraining else { return }
        state.statuses[service] = newValue
        for watcher in state.watchers.values where watcher.service == service {
          watcher.changes.yield(newValue ?? .serviceUnknown)
        }
      }
    }
  }

  /// The server is going to stop: everything is NOT_SERVING from now on, and watches end after saying so.
  public func drain() {
    state.withLock { state in
      state.isDraining = true
      for service in state.statuses.keys { state.statuses[service] = .notServing }
      for watcher in state.watchers.values {
        if state.statuses[watcher.service] != nil { watcher.changes.yield(.notServing) }
        watcher.changes.finish()
      }
      state.watchers = [:]
    }
  }

  /// Answers with the state of one service; NOT_FOUND when it is unknown.
  public func check(
    _ request: Grpc_Health_V1_HealthCheckRequest, _ context: CallContext
  ) async throws -> Grpc_Health_V1_HealthCheckResponse {
    guard let status = self[request.service] else {
      throw Status(.notFound, "unknown service \(echo(request.service))")
    }
    return Self.response(status)
  }

  /// Answers with the states of all services.
  public func list(
    _ request: Grpc_Health_V1_HealthListRequest, _ context: CallContext
  ) async throws -> Grpc_Health_V1_HealthListResponse {
    var response = Grpc_Health_V1_HealthListResponse()
    response.statuses = state.withLock { $0.statuses }.mapValues(Self.response)
    return response
  }

  /// Sends the state of one service now and whenever it changes; SERVICE_UNKNOWN as long as it is unknown.
  public func watch(
    _ request: Grpc_Health_V1_HealthCheckRequest, _ responses: ResponseWriter<Grpc_Health_V1_HealthCheckResponse>,
    _ context: CallContext
  ) async throws {
    // Whoever is slow to read needs the newest state, not all in between.
    let (changes, continuation) = AsyncStream.makeStream(of: ServingStatus.self, bufferingPolicy: .bufferingNewest(1))
    let watcher = state.withLock { state in
      let watcher = state.nextWatcher
      state.nextWatcher += 1
      continuation.yield(state.statuses[request.service] ?? .serviceUnknown)
      if state.isDraining {
        continuation.finish()
      } else {
        state.watchers[watcher] = (request.service, continuation)
      }
      return watcher
    }
    defer { state.withLock { _ = $0.watchers.removeValue(forKey: watcher) } }
    var last: ServingStatus?
    for await status in changes where status != last {
      try await responses.write(Self.response(status))
      last = status
    }
    try Task.checkCancellation()
    throw Status(.unavailable, "the server is shutting down")
  }

  private static func response(_ status: ServingStatus) -> Grpc_Health_V1_HealthCheckResponse {
    var response = Grpc_Health_V1_HealthCheckResponse()
    response.status = status
    return response
  }
}
