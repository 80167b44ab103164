import ProtobufCodec

/// How messages are written in a call.
struct MessageCodec: Sendable {
  func decode<M: Message>(_ type: M.Type, from bytes: [UInt8]) throws -> M { M() }
  func encode<M: Message>(_ message: M) throws -> [UInt8] { [] }
}
final class InboundMessages: Sendable { func next() async throws -> [UInt8]? { nil } }
protocol OutboundMessages: Sendable { func write(_ bytes: [UInt8]) async throws }
