import HTTPTransport
import Synchronization

/// What serves every call of a server.
final class CallEnvironment: Sendable {
  private struct Kind: Hashable {
    let method: ObjectIdentifier
    let name: CallProtocol
  }

  let configuration: RPCConfiguration
  let cors: CORSFields?
  private let interceptors: [any ServerInterceptor]
  private let observers: [any CallObserver]
  /// Who sees the calls of a method in a protocol: made when the first of them comes.
  private let witnesses = Mutex<[Kind: CallWitnesses]>([:])

  init(
    interceptors: [any ServerInterceptor], observers: [any CallObserver], configuration: RPCConfiguration
  ) {
    self.interceptors = interceptors
    self.observers = observers
    self.configuration = configuration
    cors = configuration.cors.map(CORSFields.init)
  }

  /// Who sees calls of this method in this protocol.
  func witnesses(of method: MethodDescriptor, in protocol: CallProtocol) -> CallWitnesses {
    guard !(interceptors.isEmpty && observers.isEmpty) else { return .none }
    let kind = Kind(method: ObjectIdentifier(method), name: `protocol`)
    return witnesses.withLock { known in
      if let witnesses = known[kind] { return witnesses }
      let made = CallWitnesses(
        interceptors: interceptors.filter { $0.sees(method) },
        observers: observers.map { $0.observer(of: method, in: `protocol`) })
      known[kind] = made
      return made
    }
  }
}

/// Who sees the calls of one method in one protocol: a class, so that a call holds on to it with one word.
@usableFromInline
final class CallWitnesses: Sendable {
  static let none = CallWitnesses(interceptors: [], observers: [])

  let interceptors: [any ServerInterceptor]
  let observers: [any CallObserver]

  init(interceptors: [any ServerInterceptor], observers: [any CallObserver]) {
    self.interceptors = interceptors
    self.observers = observers
  }
}

extension CallContext {
  /// Whether anyone is to see the call before its message is read.
  final var isIntercepted: Bool { !head.witnesses.interceptors.isEmpty }

  /// Lets the interceptors see the call.
  final func authorize() async throws {
    for interceptor in head.witnesses.interceptors { try await interceptor.begin(self) }
  }

  /// Tells the observers how the call ended.
  final func end(_ status: Status) {
    let observers = head.witnesses.observers
    // By index: a loop over the elements would copy each.
    for index in observers.indices { observers[index].end(self, status) }
  }

  /// What the caller may see of an error.
  final func status(of error: any Error) -> Status {
    if let status = error as? Status { return status }
    return environment.configuration.errorStatus(error, self)
  }
}
