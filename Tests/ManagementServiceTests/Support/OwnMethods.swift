import GrpcTesting
import ManagementService
import ProtobufCodec
import Synchronization

@testable import GrpcCore

/// The methods of a house, each with a server of its own that is made when it is first called.
///
/// Tests make thousands of houses and call three methods of each: to lay out the routes of all of them takes longer than a
/// test does. So that is done once; where a request leads among all routes decides which method's server gets it. Of the
/// services, too, only those register their methods that are called.
final class OwnMethods: Sendable {
  /// Leads where the routes of all methods lead.
  private static let router = Result {
    let methods = House.services.values.flatMap(\.methods)
    return try Router(methods: methods.map { RegisteredMethod($0, .unary { _ in }) }, routes: [])
  }
  private static let types = TypeRegistry(StatusTranslation.detailTypes)

  private let services: [any ServiceHandler]
  private let interceptors: [any ServerInterceptor]
  private let routes: [HTTPRoute]
  private let configuration: RPCConfiguration
  /// By their paths, of each service that has been asked for one.
  private let known: Mutex<[[String: RegisteredMethod]?]>

  /// Which of the services has a method, by its path: the same in every house, found in the first one.
  private static let owners = Mutex<[String: Int]>([:])

  /// - Parameter routes: the plain ones.
  init(
    services: [any ServiceHandler], interceptors: [any ServerInterceptor], routes: [HTTPRoute],
    configuration: RPCConfiguration
  ) {
    self.services = services
    self.interceptors = interceptors
    self.routes = routes
    self.configuration = configuration
    known = Mutex(Array(repeating: nil, count: services.count))
  }

  /// What serves a request: its method, or the plain routes.
  func server(for verb: String, _ target: String) throws -> MemoryServer {
    guard let path = try Self.method(verb, target)?.path, let method = registered(path) else {
      return try MemoryServer(services: [], routes: routes, configuration: configuration)
    }
    return try MemoryServer(
      services: [OneMethod(method: method)], interceptors: interceptors, configuration: configuration, types: Self.types
    )
  }

  private static func method(_ verb: String, _ target: String) throws -> MethodDescriptor? {
    let router = try router.get()
    if let method = router.method(at: target) { return method.descriptor }
    guard case .found(let route, _) = router.match(method: verb, target: target),
      case .transcoded(let binding) = route.target
    else { return nil }
    return binding.method.descriptor
  }

  private func registered(_ path: String) -> RegisteredMethod? {
    let owner = Self.owners.withLock { $0[path] }
    return known.withLock { known in
      for index in owner.map({ [$0] }) ?? Array(services.indices) {
        let methods = known[index] ?? methods(of: index)
        known[index] = methods
        if let method = methods[path] { return method }
      }
      return nil
    }
  }

  /// What a service registers, by its paths.
  private func methods(of index: Int) -> [String: RegisteredMethod] {
    var registry = MethodRegistry()
    services[index].register(in: &registry)
    let methods = Dictionary(registry.methods.map { ($0.descriptor.path, $0) }) { $1 }
    Self.owners.withLock { owners in for path in methods.keys { owners[path] = index } }
    return methods
  }
}

private struct OneMethod: ServiceHandler {
  let method: RegisteredMethod

  func register(in registry: inout MethodRegistry) { registry.add(method.descriptor, method.handler) }
}
