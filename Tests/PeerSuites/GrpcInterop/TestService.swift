import GrpcCore
import NIOCore
import ProtobufCodec

typealias OutputResponse = Grpc_Testing_StreamingOutputCallResponse
typealias OutputRequest = Grpc_Testing_StreamingOutputCallRequest

/// The service of gRPC's interoperability cases (grpc/grpc, doc/interop-test-descriptions.md, "Server").
///
/// `UnimplementedCall` and `UnimplementedService` are left out, as the cases want it.
struct TestService: Grpc_Testing_TestServiceHandler {
  func emptyCall(_ request: Grpc_Testing_Empty, _ context: CallContext) async throws -> Grpc_Testing_Empty {
    context.echoMetadata()
    return Grpc_Testing_Empty()
  }

  func unaryCall(
    _ request: Grpc_Testing_SimpleRequest, _ context: CallContext
  ) async throws -> Grpc_Testing_SimpleResponse {
    context.echoMetadata()
    try context.check(isCompressed: request.expectCompressed)
    try request.responseStatus?.check()
    context.compressesResponse = request.responseCompressed?.value
    var response = Grpc_Testing_SimpleResponse()
    response.payload = try Grpc_Testing_Payload(size: request.responseSize)
    return response
  }

  func cacheableUnaryCall(
    _ request: Grpc_Testing_SimpleRequest, _ context: CallContext
  ) async throws -> Grpc_Testing_SimpleResponse {
    context.responseMetadata.append("cache-control", "max-age=60, public")
    return try await unaryCall(request, context)
  }

  func streamingOutputCall(
    _ request: OutputRequest, _ responses: ResponseWriter<OutputResponse>, _ context: CallContext
  ) async throws {
    context.compressesResponse = request.responseParameters.contains { $0.compressed?.value == true }
    try await answer(request, responses, context)
    try request.responseStatus?.check()
  }

  func streamingInputCall(
    _ requests: RequestStream<Grpc_Testing_StreamingInputCallRequest>, _ context: CallContext
  ) async throws -> Grpc_Testing_StreamingInputCallResponse {
    var response = Grpc_Testing_StreamingInputCallResponse()
    for try await request in requests {
      try context.check(isCompressed: request.expectCompressed)
      let size = Int32(clamping: request.payload?.body.count ?? 0)
      response.aggregatedPayloadSize = response.aggregatedPayloadSize &+ size
    }
    return response
  }

  func fullDuplexCall(
    _ requests: RequestStream<OutputRequest>, _ responses: ResponseWriter<OutputResponse>, _ context: CallContext
  ) async throws {
    context.echoMetadata()
    for try await request in requests {
      try request.responseStatus?.check()
      try await answer(request, responses, context)
    }
  }

  func halfDuplexCall(
    _ requests: RequestStream<OutputRequest>, _ responses: ResponseWriter<OutputResponse>, _ context: CallContext
  ) async throws {
    var all: [OutputRequest] = []
    for try await request in requests { all.append(request) }
    for request in all { try await answer(request, responses, context) }
  }

  private func answer(
    _ request: OutputRequest, _ responses: ResponseWriter<OutputResponse>, _ context: CallContext
  ) async throws {
    for parameters in request.responseParameters {
      if parameters.intervalUs > 0 { try await Task.sleep(for: .microseconds(parameters.intervalUs)) }
      var response = OutputResponse()
      response.payload = try Grpc_Testing_Payload(size: parameters.size)
      if parameters.fillPeerSocketAddress?.value == true { response.peerSocketAddress = context.peerText }
      try await responses.write(response, isPlain: parameters.compressed?.value == false)
    }
  }
}

extension Grpc_Testing_Payload {
  /// - Throws: INVALID_ARGUMENT for a size that is none, or beyond what a client takes by default.
  fileprivate init(size: Int32) throws {
    guard (0...16 * 1024 * 1024).contains(size) else { throw Status(.invalidArgument, "response size \(size)") }
    self.init()
    body = [UInt8](repeating: 0, count: Int(size))
  }
}

extension Grpc_Testing_EchoStatus {
  /// - Throws: the status, unless it is OK.
  fileprivate func check() throws {
    guard code != 0 else { return }
    throw Status(Status.Code(rawValue: Int(code)) ?? .unknown, message)
  }
}

extension CallContext {
  /// "If the server sees this metadata, it should echo it": one entry at the head, one at the end.
  fileprivate func echoMetadata() {
    let initial = "x-grpc-test-echo-initial"
    for value in metadata.values(initial) { responseMetadata.append(initial, value) }
    let trailing = "x-grpc-test-echo-trailing-bin"
    for value in metadata.binary(trailing) { trailers.append(binary: trailing, value) }
  }

  /// "If `expect_compressed` is set and the message is not as it says": INVALID_ARGUMENT.
  fileprivate func check(isCompressed expected: Grpc_Testing_BoolValue?) throws {
    guard let expected, expected.value != isRequestCompressed else { return }
    throw Status(.invalidArgument, "the message came \(isRequestCompressed ? "" : "un")compressed")
  }

  /// `127.0.0.1:50000`.
  fileprivate var peerText: String {
    guard let peer, let address = peer.ipAddress, let port = peer.port else { return "" }
    return "\(address):\(port)"
  }
}
