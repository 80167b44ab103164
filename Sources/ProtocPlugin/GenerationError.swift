/// Why nothing was generated; protoc prints it and fails.
struct GenerationError: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }

  /// In the form of protoc's own errors: `file:line:column: text`.
  init(_ message: String, at position: SourcePosition) {
    self.message = "\(position.file):\(position.line):\(position.column): \(message)"
  }
}

/// Where a declaration stands, counted from 1.
struct SourcePosition {
  let file: String
  let line: Int
  let column: Int
}
