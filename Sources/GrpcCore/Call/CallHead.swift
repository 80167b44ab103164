import HTTPTransport
import NIOCore

/// What the head of a request alone tells of a call: which method in which protocol, how long the caller waits, what its
/// messages are compressed with. Kept with the head, so that a repeated one is not looked at again.
@usableFromInline
final class CallHead: Sendable {
  /// How the call is carried, and who answers it.
  enum Kind: Sendable {
    case unary(any UnaryWireProtocol, UnaryCall.Handler)
    case streaming(any StreamingWireProtocol, StreamingCall.Handler)
  }

  let environment: CallEnvironment
  let kind: Kind
  let witnesses: CallWitnesses
  let method: MethodDescriptor
  let `protocol`: CallProtocol
  @usableFromInline let codec: MessageCodec
  let coding: CodingFields
  /// Why the request cannot be taken. Told only to those whom the interceptors let in.
  let refusal: Status?
  /// How long the caller waits; nil: for ever.
  let timeout: TimeAmount?
  /// Reads the body, from its beginning: for a call to copy.
  let reader: BodyReader
  /// For the messages of the request, where it names what they are compressed with.
  let decompressor: Decompressor?
  /// The bytes from which an answer is compressed for every client that accepts it; nil: for those that do so themselves.
  let compressionThreshold: Int?

  init(_ environment: CallEnvironment, _ kind: Kind, _ method: MethodDescriptor, _ request: HTTPRequestHead) {
    let messageLimit = environment.configuration.limits.messageSize(of: method)
    let wire: any WireProtocol =
      switch kind {
      case .unary(let wire, _): wire
      case .streaming(let wire, _): wire
      }
    var refusal: Status?
    var timeout: TimeAmount?
    var decompressor: Decompressor?
    var reader: BodyReader?
    do throws(Status) {
      if let compression = try wire.compression(of: request) {
        decompressor = Decompressor(
          compression: compression, limit: messageLimit, malformedCode: wire.codec.malformedCode)
      }
      timeout = try wire.open(request)
      if wire.name == .rest { try CrossSite.check(request, environment.cors) }
      reader = try wire.reader(of: request, limit: messageLimit, isCompressed: decompressor != nil)
    } catch {
      refusal = error
    }
    self.environment = environment
    self.kind = kind
    self.method = method
    self.protocol = wire.name
    witnesses = environment.witnesses(of: method, in: wire.name)
    codec = wire.codec
    coding = wire.coding
    self.refusal = refusal
    self.timeout = timeout
    self.decompressor = decompressor
    // Of a refused request no message is read.
    self.reader = reader ?? .given(InboundMessage(bytes: []))
    let configuration = environment.configuration
    compressionThreshold =
      coding.isPerMessage ? configuration.compressionThreshold : configuration.bodyCompressionThreshold
  }
}
