struct JSONEmitter {
  let access: String
  let message: MessageType

  func emit(to source: inout SourceText) {
    source.line("\(access)func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {}")
    source.line("\(access)mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {}")
  }
}
