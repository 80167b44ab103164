import ProtobufCodec

/// What the schema says of one method; the generator emits one constant for each.
///
/// A class, so that every call can hold on to it at the cost of one word.
public final class MethodDescriptor: Sendable {
  /// Which sides of a call are streams.
  public enum Kind: Sendable {
    case unary, clientStreaming, serverStreaming, bidirectionalStreaming
  }

  /// `google.protobuf.MethodOptions.idempotency_level`. Connect allows GET for `noSideEffects` only.
  public enum Idempotency: Sendable {
    case unknown, noSideEffects, idempotent
  }

  /// The service's name with its package, e.g. `zitadel.management.v1.ManagementService`.
  public let service: String
  /// The method's name as in the schema, e.g. `Healthz`.
  public let name: String
  /// Which sides are streams.
  public let kind: Kind
  /// What the schema's `idempotency_level` says.
  public let idempotency: Idempotency
  /// The `google.api.http` rule and its additional bindings, in the order of the schema. Empty: no REST route.
  public let httpRules: [HTTPRule]
  /// The permission that the schema's auth option names; nil: open to all. `authenticated`: any valid token.
  public let permission: String?
  /// The full name of the request message.
  public let input: String
  /// The full name of the response message.
  public let output: String

  /// A descriptor from its parts; the generator writes one for each method.
  public init(
    service: String, name: String, kind: Kind = .unary, idempotency: Idempotency = .unknown,
    httpRules: [HTTPRule] = [], permission: String? = nil, input: String, output: String
  ) {
    self.service = service
    self.name = name
    self.kind = kind
    self.idempotency = idempotency
    self.httpRules = httpRules
    self.permission = permission
    self.input = input
    self.output = output
  }

  /// The same method with another permission.
  func requiring(_ permission: String) -> MethodDescriptor {
    MethodDescriptor(
      service: service, name: name, kind: kind, idempotency: idempotency, httpRules: httpRules, permission: permission,
      input: input, output: output)
  }

  /// The path that gRPC, gRPC-Web and Connect call: `/package.Service/Method`.
  public var path: String { "/\(self.service)/\(self.name)" }
}

/// One binding of `google.api.http`.
public struct HTTPRule: Sendable {
  /// `GET`, `PUT`, `POST`, `DELETE`, `PATCH` or a custom verb.
  public let method: String
  /// The path template, e.g. `/v1/{name=shelves/*}:archive`.
  public let path: String
  /// The field that the body fills; `*`: the whole message; nil: no body.
  public let body: String?
  /// The field that is the answer's body; nil: the whole message.
  public let responseBody: String?

  /// A rule from its parts.
  public init(method: String, path: String, body: String? = nil, responseBody: String? = nil) {
    self.method = method
    self.path = path
    self.body = body
    self.responseBody = responseBody
  }
}

/// What the schema says of one service.
public struct ServiceDescriptor: Sendable {
  /// The service's name with its package.
  public let name: String
  /// Its methods, in the order of the schema.
  public let methods: [MethodDescriptor]
  /// The serialized `google.protobuf.FileDescriptorProto` that declares the service, followed by every file it
  /// imports, directly or not: what reflection serves. Built lazily, once.
  public let files: @Sendable () -> [[UInt8]]

  /// A descriptor from its parts; the generator writes one for each service.
  public init(name: String, methods: [MethodDescriptor], files: @escaping @Sendable () -> [[UInt8]]) {
    self.name = name
    self.methods = methods
    self.files = files
  }
}
