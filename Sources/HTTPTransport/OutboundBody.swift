/// The part of an answer's body that has not been written yet, in pieces as they were sent, so that none is copied twice.
struct OutboundBody {
  /// A unary answer has one piece; only streams pay for the array.
  private var head: [UInt8] = []
  private var rest: [[UInt8]] = []
  private var restIndex = 0
  private var offset = 0
  private(set) var count = 0
  var trailers: HTTPFields?

  var isEmpty: Bool { count == 0 }

  /// Bytes of memory that it takes: many small pieces take more than their bytes.
  var weight: Int { count == 0 ? 0 : count + 64 * (1 + rest.count - restIndex) }

  mutating func append(_ bytes: consuming [UInt8]) {
    let isFirst = count == 0
    count += bytes.count
    if isFirst {
      head = bytes
      offset = 0
    } else {
      rest.append(bytes)
    }
  }

  /// Moves up to `target.count` bytes into `target`; says how many.
  mutating func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    var written = 0
    while written < target.count, count > 0 {
      let length = min(target.count - written, head.count - offset)
      head.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(rebasing: target[written..<written + length])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + length]))
      }
      written += length
      offset += length
      count -= length
      if offset == head.count { advance() }
    }
    return written
  }

  /// Takes the first piece whole (what is left of it).
  mutating func popFirst() -> ArraySlice<UInt8>? {
    guard count > 0 else { return nil }
    let piece = head[offset...]
    count -= piece.count
    advance()
    return piece
  }

  private mutating func advance() {
    offset = 0
    guard restIndex < rest.count else {
      head = []
      rest.removeAll()
      restIndex = 0
      return
    }
    swap(&head, &rest[restIndex])
    rest[restIndex] = []
    restIndex += 1
    // Keeps a long stream's list of pieces short, in constant time for each piece.
    if restIndex > 64, restIndex * 2 > rest.count {
      rest.removeFirst(restIndex)
      restIndex = 0
    }
  }
}
