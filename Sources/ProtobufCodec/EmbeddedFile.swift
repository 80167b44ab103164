/// A serialized `FileDescriptorProto` that generated code carries as text, for reflection to serve.
public struct EmbeddedFile: Sendable {
  /// The name under which other files import this one, e.g. `google/api/http.proto`.
  public let name: String
  private let base64: StaticString

  /// - Parameter base64: RFC 4648 section 4, as the generator writes it: no line breaks.
  public init(_ name: String, _ base64: StaticString) {
    self.name = name
    self.base64 = base64
  }

  /// The descriptor's bytes. Every call decodes again: keep the result.
  public func decoded() -> [UInt8] {
    // The generator wrote the text: it is base64.
    base64.withUTF8Buffer { Base64.decode($0) ?? [] }
  }
}
