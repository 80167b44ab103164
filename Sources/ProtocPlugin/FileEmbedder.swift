/// Embeds file descriptors for reflection: base64, the densest form that a source file takes and that the compiler
/// leaves alone. Decoded when first asked for.
enum FileEmbedder {
  /// `google/api/http.proto` → `google_api_http`
  static func identifier(_ name: String) -> String {
    let stem = name.hasSuffix(".proto") ? String(name.dropLast(6)) : name
    return Names.member(String(stem.map { $0.isLetter || $0.isNumber ? $0 : "_" }))
  }

  static func emit(_ files: [SchemaFile], to source: inout SourceText) {
    source.line("/// The descriptors of the files that declare services here, and of what they import.")
    source.block("enum EmbeddedFiles") { source in
      for (index, file) in files.enumerated() {
        if index > 0 { source.line() }
        source.line("static let \(identifier(file.name)) = EmbeddedFile(")
        source.line("  \(file.name.literal),")
        source.line("  \"\"\"")
        let text = Array(base64(file.descriptor))
        for start in stride(from: 0, to: text.count, by: 112) {
          let end = min(start + 112, text.count)
          source.line("  " + String(decoding: text[start..<end], as: UTF8.self) + (end < text.count ? "\\" : ""))
        }
        source.line("  \"\"\")")
      }
    }
  }

  /// RFC 4648 section 4, with padding.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = 0
      for offset in 0..<3 { group = group << 8 | (offset < count ? Int(bytes[start + offset]) : 0) }
      for position in 0..<4 {
        result.append(position <= count ? alphabet[group >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
      }
    }
    return result
  }
}
