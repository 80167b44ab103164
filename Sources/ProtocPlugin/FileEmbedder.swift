import ProtobufCodec

/// Embeds file descriptors for reflection: base64, the densest form that a source file takes and that the compiler
/// leaves alone. Decoded when first asked for.
enum FileEmbedder {
  static func emit(_ files: [SchemaFile], to source: inout SourceText) {
    source.line("/// The descriptors of the files that reflection tells of, and of what they import.")
    source.block("enum EmbeddedFiles") { source in
      for (index, file) in files.enumerated() {
        if index > 0 { source.line() }
        source.line("static let \(file.identifier) = EmbeddedFile(")
        source.line("  \(file.name.literal),")
        source.line("  \"\"\"")
        let text = Base64.encodedBytes(file.descriptor, padded: true)
        for start in stride(from: 0, to: text.count, by: 112) {
          let end = min(start + 112, text.count)
          source.line("  " + String(decoding: text[start..<end], as: UTF8.self) + (end < text.count ? "\\" : ""))
        }
        source.line("  \"\"\")")
      }
    }
  }
}
