import GrpcCore
import HTTPTransport
import NIOCore
import NIOPosix
import ProtobufCodec
import Synchronization

extension CallContext {
  /// A context that no client made: handlers and interceptors can be called with it.
  ///
  ///     let context = CallContext.forTesting(Greeter_V1_GreeterDescriptor.hello, metadata: ["authorization": "Bearer x"])
  ///     try await guard.begin(context)
  ///     let answer = try await GreeterService().hello(request, context)
  ///     #expect(context.trailers.first("x-cost") == "1")
  ///
  /// - Parameters:
  ///   - metadata: the request's header fields; `grpc-timeout` sets a deadline that `deadline` tells of.
  ///   - peer: the address at the client's end.
  public static func forTesting(
    _ method: MethodDescriptor, metadata: Metadata = Metadata(), authority: String = "localhost",
    isSecure: Bool = false, peer: SocketAddress? = nil
  ) -> CallContext {
    let head = HTTPRequestHead(
      method: "POST", path: method.path, authority: authority, scheme: isSecure ? "https" : "http",
      fields: metadata.fields, isSecure: isSecure)
    return DetachedCall.context(method, Detached.exchange(head, peer))
  }
}

extension RequestStream {
  /// A stream of these messages. They are validated as they are read, as those of a client.
  public init(_ messages: [M]) {
    self = DetachedCall.requests(messages, Detached.exchange(HTTPRequestHead(method: "POST", path: "/"), nil))
  }
}

/// Keeps what a handler answers with.
///
///     let answers = CollectedResponses<Greeter_V1_HelloResponse>()
///     try await GreeterService().greetings(request, answers.writer, context)
///     #expect(answers.messages.count == 3)
public final class CollectedResponses<M: Message>: Sendable {
  private let collected = Mutex<[M]>([])

  /// None so far.
  public init() {}

  /// Gives what is written to `messages`.
  public var writer: ResponseWriter<M> {
    DetachedCall.responses { message in self.collected.withLock { $0.append(message) } }
  }

  /// What was written so far.
  public var messages: [M] { collected.withLock { $0 } }
}

private enum Detached {
  static func exchange(_ head: HTTPRequestHead, _ peer: SocketAddress?) -> HTTPExchange {
    MemoryExchange.detached(
      head, peer: peer, on: EventLoopExecutor(eventLoop: MultiThreadedEventLoopGroup.singleton.any()))
  }
}
