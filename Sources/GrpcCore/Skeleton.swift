import ProtobufCodec
public struct Metadata: Sendable { public init() {} }
public final class CallContext: Sendable { }
public struct RequestStream<M: Message>: Sendable { }
public struct ResponseWriter<M: Message>: Sendable { }
