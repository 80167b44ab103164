/// A message where it lies, in the memory of an array.
///
/// An array's subscript, its iterator and a pointer's `pointee` copy the element that they give, and to copy a message
/// is to retain each of its strings: more work than to encode it. What cannot be copied is lent.
struct Lent<M: Message>: ~Copyable {
  private let message: M

  @inline(__always)
  func encode(to writer: inout WireWriter) {
    self.message.encode(to: &writer)
  }

  @inline(__always)
  func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    try self.message.encodeJSON(to: &writer)
  }

  /// Calls `body` with each message; the element of a struct of one field lies where the struct does.
  @inline(__always)
  static func forEach<Failure: Error>(
    _ messages: [M], _ body: (borrowing Lent<M>) throws(Failure) -> Void
  ) throws(Failure) {
    try messages.withUnsafeBufferPointer { messages throws(Failure) in
      guard var message = messages.baseAddress else { return }
      for _ in messages.indices {
        try body(UnsafeRawPointer(message).assumingMemoryBound(to: Lent<M>.self).pointee)
        message += 1
      }
    }
  }
}
