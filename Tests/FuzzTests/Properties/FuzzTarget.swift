/// Something that reads what strangers send, and what must hold of it for every input.
package struct FuzzTarget: Sendable {
  /// Also the folder of its seeds.
  package let name: String
  /// What is wrong with what an input led to; nil when nothing is.
  package let fault: @Sendable ([UInt8]) -> String?

  /// Every target.
  package static let all: [FuzzTarget] = [
    FuzzTarget(name: "wire", fault: WireProperties.fault),
    FuzzTarget(name: "json", fault: JSONProperties.fault),
    FuzzTarget(name: "paths", fault: PathProperties.fault),
    FuzzTarget(name: "http1", fault: ConnectionProperties.http1Fault),
    FuzzTarget(name: "http2", fault: ConnectionProperties.http2Fault),
    FuzzTarget(name: "frames", fault: ConnectionProperties.framesFault),
    FuzzTarget(name: "messages", fault: FramingProperties.messagesFault),
    FuzzTarget(name: "base64", fault: FramingProperties.base64Fault),
    FuzzTarget(name: "compression", fault: FramingProperties.compressionFault),
    FuzzTarget(name: "forms", fault: FieldProperties.formFault),
    FuzzTarget(name: "multipart", fault: FieldProperties.multipartFault),
    FuzzTarget(name: "fields", fault: FieldProperties.fieldFault),
    FuzzTarget(name: "languages", fault: FieldProperties.languageFault),
    FuzzTarget(name: "addresses", fault: TextProperties.addressFault),
    FuzzTarget(name: "templates", fault: TextProperties.templateFault),
    FuzzTarget(name: "mime", fault: TextProperties.mimeFault),
    FuzzTarget(name: "moving", fault: MovingProperties.fault),
    FuzzTarget(name: "tokens", fault: TokenProperties.tokenFault),
    FuzzTarget(name: "clients", fault: TokenProperties.clientFault),
  ]
}
