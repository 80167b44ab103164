import GrpcCore
import NIOCore
import ProtobufCodec

typealias Header = Connectrpc_Conformance_V1_Header
typealias Payload = Connectrpc_Conformance_V1_ConformancePayload

/// Answers as each request asks, and says what it saw of the request.
struct ConformanceService: Connectrpc_Conformance_V1_ConformanceServiceHandler {
  /// What an `Any` may hold in the suite's JSON.
  static let types = TypeRegistry([
    Connectrpc_Conformance_V1_UnaryRequest.self, Connectrpc_Conformance_V1_IdempotentUnaryRequest.self,
    Connectrpc_Conformance_V1_ServerStreamRequest.self, Connectrpc_Conformance_V1_ClientStreamRequest.self,
    Connectrpc_Conformance_V1_BidiStreamRequest.self, Payload.RequestInfo.self, Header.self,
  ])

  func unary(
    _ request: Connectrpc_Conformance_V1_UnaryRequest, _ context: CallContext
  ) async throws -> Connectrpc_Conformance_V1_UnaryResponse {
    var response = Connectrpc_Conformance_V1_UnaryResponse()
    response.payload = try await payload(request.responseDefinition, [Google_Protobuf_Any(packing: request)], context)
    return response
  }

  func idempotentUnary(
    _ request: Connectrpc_Conformance_V1_IdempotentUnaryRequest, _ context: CallContext
  ) async throws -> Connectrpc_Conformance_V1_IdempotentUnaryResponse {
    var response = Connectrpc_Conformance_V1_IdempotentUnaryResponse()
    response.payload = try await payload(request.responseDefinition, [Google_Protobuf_Any(packing: request)], context)
    return response
  }

  func clientStream(
    _ requests: RequestStream<Connectrpc_Conformance_V1_ClientStreamRequest>, _ context: CallContext
  ) async throws -> Connectrpc_Conformance_V1_ClientStreamResponse {
    var definition: Connectrpc_Conformance_V1_UnaryResponseDefinition?
    var seen: [Google_Protobuf_Any] = []
    for try await request in requests {
      if seen.isEmpty { definition = request.responseDefinition }
      seen.append(Google_Protobuf_Any(packing: request))
    }
    var response = Connectrpc_Conformance_V1_ClientStreamResponse()
    response.payload = try await payload(definition, seen, context)
    return response
  }

  func serverStream(
    _ request: Connectrpc_Conformance_V1_ServerStreamRequest,
    _ responses: ResponseWriter<Connectrpc_Conformance_V1_ServerStreamResponse>, _ context: CallContext
  ) async throws {
    guard let definition = request.responseDefinition else { return }
    let answer = StreamAnswer(definition, context)
    if !definition.responseData.isEmpty { try await responses.begin() }
    var info: Payload.RequestInfo? = RequestInfo.make(context, [Google_Protobuf_Any(packing: request)])
    for data in definition.responseData {
      try await answer.delay()
      var response = Connectrpc_Conformance_V1_ServerStreamResponse()
      response.payload = answer.payload(data, info.take())
      try await responses.write(response)
    }
    try answer.finish(info)
  }

  func bidiStream(
    _ requests: RequestStream<Connectrpc_Conformance_V1_BidiStreamRequest>,
    _ responses: ResponseWriter<Connectrpc_Conformance_V1_BidiStreamResponse>, _ context: CallContext
  ) async throws {
    var answer: StreamAnswer?
    var isFullDuplex = false
    var isFirst = true
    var seen: [Google_Protobuf_Any] = []
    var sent = 0
    func respond(_ answer: StreamAnswer, _ info: Payload.RequestInfo?) async throws {
      try await answer.delay()
      var response = Connectrpc_Conformance_V1_BidiStreamResponse()
      response.payload = answer.payload(answer.data[sent], info)
      try await responses.write(response)
      sent += 1
    }
    for try await request in requests {
      seen.append(Google_Protobuf_Any(packing: request))
      if isFirst {
        isFirst = false
        isFullDuplex = request.fullDuplex
        answer = request.responseDefinition.map { StreamAnswer($0, context) }
        if isFullDuplex, answer?.data.isEmpty == false { try await responses.begin() }
      }
      guard isFullDuplex else { continue }
      guard let answer, sent < answer.data.count else { break }
      try await respond(answer, RequestInfo.make(sent == 0 ? context : nil, seen))
      seen = []
    }
    guard let answer else { return }
    if !isFullDuplex, !answer.data.isEmpty { try await responses.begin() }
    while sent < answer.data.count {
      try await respond(answer, sent == 0 ? RequestInfo.make(context, seen) : nil)
    }
    try answer.finish(sent == 0 ? RequestInfo.make(context, seen) : nil)
  }

  /// The payload of an answer with one message, which is never the first of several.
  private func payload(
    _ definition: Connectrpc_Conformance_V1_UnaryResponseDefinition?, _ requests: [Google_Protobuf_Any],
    _ context: CallContext
  ) async throws -> Payload {
    var payload = Payload()
    let info = RequestInfo.make(context, requests)
    payload.requestInfo = info
    guard let definition else { return payload }
    context.responseMetadata = Metadata(definition.responseHeaders)
    context.trailers = Metadata(definition.responseTrailers)
    if definition.responseDelayMs > 0 { try await Task.sleep(for: .milliseconds(definition.responseDelayMs)) }
    switch definition.response {
    case .error(let error)?: throw Status(error, info)
    case .responseData(let data)?: payload.data = data
    case nil: break
    }
    return payload
  }
}

/// What a stream is to answer.
private struct StreamAnswer {
  private let definition: Connectrpc_Conformance_V1_StreamResponseDefinition

  init(_ definition: Connectrpc_Conformance_V1_StreamResponseDefinition, _ context: CallContext) {
    self.definition = definition
    context.responseMetadata = Metadata(definition.responseHeaders)
    context.trailers = Metadata(definition.responseTrailers)
  }

  var data: [[UInt8]] { definition.responseData }

  func delay() async throws {
    if definition.responseDelayMs > 0 { try await Task.sleep(for: .milliseconds(definition.responseDelayMs)) }
  }

  func payload(_ data: [UInt8], _ info: Payload.RequestInfo?) -> Payload {
    var payload = Payload()
    payload.data = data
    payload.requestInfo = info
    return payload
  }

  /// - Parameter info: what was seen, if no message has told it yet.
  func finish(_ info: Payload.RequestInfo?) throws {
    if let error = definition.error { throw Status(error, info) }
  }
}

/// What is seen of a request.
private enum RequestInfo {
  /// - Parameter context: nil where only the messages are to be told.
  static func make(_ context: CallContext?, _ requests: [Google_Protobuf_Any]) -> Payload.RequestInfo {
    var info = Payload.RequestInfo()
    info.requests = requests
    guard let context else { return info }
    info.requestHeaders = headers(context.metadata.fields.map { ($0.name, $0.value) })
    if let deadline = context.deadline { info.timeoutMs = (deadline - .now()).nanoseconds / 1_000_000 }
    if context.httpMethod == "GET" {
      var get = Payload.ConnectGetInfo()
      let query = context.target.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
      get.queryParams = headers((try? FormFields(parsing: query))?.pairs ?? [])
      info.connectGetInfo = get
    }
    return info
  }

  private static func headers(_ pairs: [(name: String, value: String)]) -> [Header] {
    var headers: [Header] = []
    for (name, value) in pairs {
      if let index = headers.firstIndex(where: { $0.name == name }) {
        headers[index].value.append(value)
      } else {
        var header = Header()
        header.name = name
        header.value = [value]
        headers.append(header)
      }
    }
    return headers
  }
}

extension Metadata {
  fileprivate init(_ headers: [Header]) {
    self.init()
    for header in headers {
      for value in header.value { append(header.name, value) }
    }
  }
}

extension Status {
  /// The error that a definition asks for, with what was seen among its details.
  fileprivate init(_ error: Connectrpc_Conformance_V1_Error, _ info: Payload.RequestInfo?) {
    self.init(
      Code(rawValue: Int(error.code.rawValue)) ?? .unknown, error.message ?? "",
      details: error.details + (info.map { [Google_Protobuf_Any(packing: $0)] } ?? []))
  }
}
