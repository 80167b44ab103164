import HTTPTransport
import NIOCore

/// What serves every call of a server; immutable.
final class CallEnvironment: Sendable {
  let interceptors: [any ServerInterceptor]
  let configuration: RPCConfiguration
  let cors: CORSFields?

  init(interceptors: [any ServerInterceptor], configuration: RPCConfiguration) {
    self.interceptors = interceptors
    self.configuration = configuration
    cors = configuration.cors.map(CORSFields.init)
  }
}

/// What a call is, of whichever kind: who asks, in which protocol, for which method.
struct CallCore: Sendable {
  let environment: CallEnvironment
  let exchange: HTTPExchange
  let wire: any WireProtocol
  let context: CallContext
  /// Why the request cannot be taken, known from its head alone. Told only to those whom the interceptors let in.
  let refusal: Status?
  let timeout: TimeAmount?
  /// For the messages of the request, where it names what they are compressed with.
  let decompressor: Decompressor?

  init(_ environment: CallEnvironment, _ exchange: HTTPExchange, _ wire: any WireProtocol, _ method: MethodDescriptor) {
    self.environment = environment
    self.exchange = exchange
    self.wire = wire
    var refusal: Status?
    var timeout: TimeAmount?
    var compression: Compression?
    do throws(Status) {
      compression = try wire.compression(of: exchange.request)
      timeout = try wire.open(exchange.request)
    } catch {
      refusal = error
    }
    self.refusal = refusal
    self.timeout = timeout
    decompressor = compression.map {
      Decompressor(
        compression: $0, limit: environment.configuration.maximumMessageSize, malformedCode: wire.codec.malformedCode)
    }
    context = CallContext(
      method: method, protocol: wire.name, deadline: timeout.map { exchange.eventLoop.now + $0 }, exchange: exchange)
  }

  /// Why a body cannot be taken: it is there, but not of a type that REST reads.
  func refusal(ofBody isEmpty: Bool) -> Status? {
    wire.name == .rest && !isEmpty && !RESTProtocol.acceptsBody(exchange.request.fields)
      ? Refusal.unsupportedMediaType : nil
  }

  /// Lets the interceptors see the call.
  func authorize() async throws {
    for interceptor in environment.interceptors { try await interceptor.begin(context) }
  }

  /// Tells the interceptors how the call ended.
  func end(_ status: Status) {
    for interceptor in environment.interceptors { interceptor.end(context, status) }
  }

  /// What the caller may see of an error.
  func status(of error: any Error) -> Status {
    if let status = error as? Status { return status }
    return environment.configuration.errorStatus(error, context)
  }

  /// What surrounds the answer's messages, as it is now.
  /// - Parameter compression: what the messages are compressed with.
  func reply(_ compression: Compression? = nil) -> Reply {
    let fields = context.takeResponseFields()
    var reply = Reply(
      exchange: exchange, cors: environment.cors?.fields(for: exchange.request), metadata: fields.metadata,
      trailers: fields.trailers)
    if let compression {
      reply.compression = compression
      reply.codingField = wire.coding.coding
    }
    return reply
  }

  /// What the answer is compressed with: what the client accepts, where the handler asks for it, the client does it too,
  /// or the configuration says so of messages of this size. Whether it is accepted is looked up only then.
  /// - Parameter size: bytes of the message; nil for a stream, whose messages differ. A stream that is one body is not
  ///   compressed: its messages would wait for each other.
  func compression(forSize size: Int?) -> Compression? {
    guard size != nil || wire.coding.isPerMessage else { return nil }
    let isWanted: Bool
    if let asked = context.compressesResponse {
      isWanted = asked
    } else if let threshold = environment.configuration.compressionThreshold {
      isWanted = size.map { $0 >= threshold } ?? true
    } else {
      isWanted = decompressor != nil
    }
    guard isWanted else { return nil }
    return wire.coding.compression(acceptedBy: exchange.request.fields, request: decompressor?.compression)
  }
}
