import HTTPTransport
import NIOCore
import ProtobufCodec

/// A call without side effects as Connect's GET: the message is in the query, and the answer can be cached.
///
///     Unary-Get-Request → Query-Get Headers…
///     Query-Get → Schema "?" [ "connect=v1" ] "encoding=" … "message=" … [ "base64=1" ] [ "compression=" … ]
final class ConnectGetProtocol: UnaryWireProtocol {
  private let wire: ConnectProtocol
  private let message: InboundMessage
  private let requested: Compression?
  /// Why the query is none that can be taken.
  private let refusal: Status?

  /// - Parameters:
  ///   - query: what follows the `?`.
  ///   - protocols: by their content type.
  /// - Returns: nil when the encoding is not known: then it is no call at all.
  init?(query: some Collection<UInt8>, _ protocols: [String: ConnectProtocol]) {
    let query = Query(query)
    guard let encoding = query.text("encoding"), let wire = protocols["application/\(encoding)"] else { return nil }
    self.wire = wire
    var message = InboundMessage(bytes: [])
    var requested: Compression?
    var refusal: Status?
    do throws(Status) {
      guard query.text("connect").map({ $0 == "v1" }) ?? true else {
        throw Status(.invalidArgument, "connect must be v1")
      }
      if let name = query.text("compression"), !name.isEmpty, name.lowercased() != "identity" {
        guard let known = Compression(name: name.lowercased()) else { throw CodingFields.connectBody.unsupported(name) }
        requested = known
      }
      message = InboundMessage(bytes: try query.message(), isCompressed: requested != nil)
    } catch {
      refusal = error
    }
    self.message = message
    self.requested = requested
    self.refusal = refusal
  }

  var name: CallProtocol { .connect }
  var codec: MessageCodec { wire.codec }
  var coding: CodingFields { .connectBody }

  func compression(of request: HTTPRequestHead) throws(Status) -> Compression? { requested }

  func reader(of request: HTTPRequestHead, limit: Int, isCompressed: Bool) throws(Status) -> BodyReader {
    .given(message)
  }

  func open(_ request: HTTPRequestHead) throws(Status) -> TimeAmount? {
    if let refusal { throw refusal }
    return try wire.open(request)
  }

  func respond(_ message: [UInt8], _ reply: Reply) { wire.respond(message, reply) }

  func fail(_ status: Status, _ reply: Reply) { wire.fail(status, reply) }

  /// The parameters of a query as bytes: a message may be in wire format without being in base64.
  private struct Query {
    private var pairs: [(name: [UInt8], value: [UInt8])] = []

    init(_ text: some Collection<UInt8>) {
      // Six have a meaning; whoever sends more than a form may have only wants to cost time.
      for part in text.split(separator: UInt8(ascii: "&"), maxSplits: FormFields.maximumCount).prefix(
        FormFields.maximumCount)
      {
        let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        pairs.append((PercentCoding.decodeForm(sides[0]), sides.count > 1 ? PercentCoding.decodeForm(sides[1]) : []))
      }
    }

    func bytes(_ name: String) -> [UInt8]? { pairs.first { $0.name.elementsEqual(name.utf8) }?.value }

    func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// - Throws: INVALID_ARGUMENT.
    func message() throws(Status) -> [UInt8] {
      guard let bytes = bytes("message") else { throw Status(.invalidArgument, "message is missing in the query") }
      guard text("base64") == "1" else { return bytes }
      guard let decoded = Base64.decode(bytes) else { throw Status(.invalidArgument, "message: malformed base64") }
      return decoded
    }
  }
}
