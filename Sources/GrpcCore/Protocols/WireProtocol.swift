import HTTPTransport
import NIOCore

/// How a protocol puts a call on HTTP: the only place where protocols differ.
protocol WireProtocol: AnyObject, Sendable {
  var name: CallProtocol { get }
  var codec: MessageCodec { get }
  var coding: CodingFields { get }

  /// What the messages of a request are compressed with; nil: nothing.
  /// - Throws: UNIMPLEMENTED when it is not known here.
  func compression(of request: HTTPRequestHead) throws(Status) -> Compression?

  /// Reads the messages of a request.
  /// - Parameters:
  ///   - limit: bytes that one message may have.
  ///   - isCompressed: whether the request names what its messages are compressed with.
  /// - Throws: RESOURCE_EXHAUSTED when the head says that there are more.
  func reader(of request: HTTPRequestHead, limit: Int, isCompressed: Bool) throws(Status) -> BodyReader

  /// How long the caller waits; nil: for ever.
  /// - Throws: `Status` when the request is not one that this protocol can take.
  func open(_ request: HTTPRequestHead) throws(Status) -> TimeAmount?

  /// Answers with an error when nothing was sent yet.
  func fail(_ status: Status, _ reply: Reply)
}

extension WireProtocol {
  func compression(of request: HTTPRequestHead) throws(Status) -> Compression? {
    try coding.compression(of: request.fields)
  }
}

/// A protocol that carries calls with one message on each side.
protocol UnaryWireProtocol: WireProtocol {
  /// Answers a call. `message` is as `codec` wrote it.
  func respond(_ message: consuming [UInt8], _ reply: Reply)
}

/// A protocol that carries streams of messages.
protocol StreamingWireProtocol: WireProtocol {
  /// Sends the head of a stream of messages.
  func begin(_ reply: Reply)

  /// Sends one message, as `codec` wrote it; compressed where that is given.
  func send(_ message: [UInt8], _ compression: Compression?, _ exchange: HTTPExchange)

  /// Sends one message in pieces, none of which is copied where the protocol has messages as `codec` writes them.
  func send(_ message: [UInt8], then rest: [[UInt8]], _ exchange: HTTPExchange)

  /// Ends a stream whose head was sent.
  func finish(_ status: Status, _ reply: Reply)
}

extension StreamingWireProtocol {
  func send(_ message: [UInt8], then rest: [[UInt8]], _ exchange: HTTPExchange) {
    send(message + rest.joined(), nil, exchange)
  }
}

/// What surrounds the messages of one answer.
struct Reply {
  /// What an answer has beside its messages. A class, so that the usual answer, which has nothing, passes one word.
  final class Additions {
    /// Fields for the browser, when a site of another origin calls.
    let cors: HTTPFields?
    let metadata: Metadata
    let trailers: Metadata
    /// What the answer's messages are compressed with; nil where that depends on nothing that the client says.
    let coding: AnswerCoding?

    init(cors: HTTPFields?, metadata: Metadata, trailers: Metadata, coding: AnswerCoding?) {
      self.cors = cors
      self.metadata = metadata
      self.trailers = trailers
      self.coding = coding
    }
  }

  let exchange: HTTPExchange
  var additions: Additions?

  var metadata: Metadata { additions?.metadata ?? Metadata() }
  var trailers: Metadata { additions?.trailers ?? Metadata() }
  var compression: Compression? { additions?.coding?.compression }

  /// The fields of the answer's head, after those that are the same for every answer of its kind.
  func head(_ base: HTTPFields) -> HTTPFields {
    // The common case shares `base` instead of copying it.
    guard let additions else { return base }
    var head = base
    if let coding = additions.coding {
      if let compression = coding.compression { head.append(coding.fields.coding, compression.rawValue) }
      // A cache must not give the answer to a client that cannot read it, nor the longer one to all.
      if !coding.fields.isPerMessage { head.append("vary", coding.fields.accepted) }
    }
    if let cors = additions.cors { head.append(contentsOf: cors) }
    head.append(contentsOf: additions.metadata.fields)
    return head
  }

  /// Sends an answer whose body is whole. The answer to HEAD has its length alone.
  func respond(status: Int, _ base: HTTPFields, extra: HTTPFields = HTTPFields(), body: [UInt8]) {
    var fields = head(base)
    if !extra.isEmpty { fields.append(contentsOf: extra) }
    guard exchange.request.method == "HEAD" else { return exchange.respond(status: status, fields: fields, body: body) }
    fields.append("content-length", String(body.count))
    exchange.respond(status: status, fields: fields)
  }
}

extension HTTPFields {
  /// Fields that begin with the content type.
  init(contentType: String, _ others: HTTPFields) {
    self.init()
    append("content-type", contentType)
    append(contentsOf: others)
  }
}
