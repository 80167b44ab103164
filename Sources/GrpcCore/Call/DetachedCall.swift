import HTTPTransport
import ProtobufCodec

/// The parts of a call that no client made, for `GrpcTesting`.
package enum DetachedCall {
  private struct Observer: CallObserver {
    func end(_ context: CallContext, _ status: Status) {}
  }

  private static let json = JSONFormat(encoding: JSONEncodingOptions())
  private static let codec = MessageCodec(format: .proto, malformedCode: .internal, json: json)
  /// With an observer: only then a call's time is measured.
  private static let environment = CallEnvironment(
    interceptors: [], observers: [Observer()], configuration: RPCConfiguration())

  /// A context, as a handler or an interceptor is given one.
  package static func context(_ method: MethodDescriptor, _ exchange: HTTPExchange) -> CallContext {
    let wire = GRPCProtocol(GRPCContentType.all[0], json: json, responseFields: HTTPFields())
    return CallContext(exchange, CallHead(environment, .unary(wire) { _ in }, method, exchange.request))
  }

  /// A stream that has come already.
  package static func requests<M: Message>(_ messages: [M], _ exchange: HTTPExchange) -> RequestStream<M> {
    let source = InboundMessages(exchange: exchange, nil)
    for message in messages { source.push(InboundMessage(bytes: message.serialized()), credit: 0) }
    source.finish()
    return RequestStream(source: source, codec: codec)
  }

  /// A writer whose messages are given on as they are written.
  package static func responses<M: Message>(_ receive: @escaping @Sendable (M) throws -> Void) -> ResponseWriter<M> {
    ResponseWriter(sink: Sink { try receive(M(serialized: $0)) }, codec: codec)
  }

  private final class Sink: OutboundMessages {
    private let receive: @Sendable ([UInt8]) throws -> Void

    init(receive: @escaping @Sendable ([UInt8]) throws -> Void) { self.receive = receive }

    func begin() async throws {}
    func write(_ message: [UInt8], isPlain: Bool) async throws { try receive(message) }
    func write(_ message: [UInt8], then rest: [[UInt8]]) async throws { try receive(rest.reduce(message, +)) }
  }

  /// The status that trailers of gRPC say.
  package static func status(in trailers: HTTPFields) -> Status {
    let code = trailers.first("grpc-status").flatMap { Int($0) }.flatMap { Status.Code(rawValue: $0) } ?? .unknown
    let message = PercentCoding.decode((trailers.first("grpc-message") ?? "").utf8)
    var status = Status(code, String(decoding: message, as: UTF8.self), metadata: Metadata(trailers))
    if let bytes = Metadata(trailers).binary("grpc-status-details-bin").first {
      status.details = (try? Google_Rpc_Status(serialized: bytes))?.details ?? []
    }
    return status
  }
}
