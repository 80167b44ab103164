/// The growing bytes under both writers.
///
/// It begins on the stack and moves to the heap when that is full, so that a message costs one allocation: its result,
/// which is as long as it must be.
struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var position: UnsafeMutablePointer<UInt8>
  private var end: UnsafeMutablePointer<UInt8>
  private var ownsMemory = false

  /// `memory` is valid as long as the buffer is used.
  private init(_ memory: UnsafeMutableBufferPointer<UInt8>, prefix: Int) {
    // It is not empty, so there is an address.
    self.start = memory.baseAddress.unsafelyUnwrapped
    self.position = self.start + prefix
    self.end = self.start + memory.count
    self.start.initialize(repeating: 0, count: prefix)
  }

  deinit {
    if self.ownsMemory { self.start.deallocate() }
  }

  /// What fits on the stack.
  private static let lentCapacity = 1024

  /// What `body` appends, behind `prefix` zeros for the caller to patch.
  @inline(__always)
  static func bytes<Failure: Error>(
    prefix: Int, _ body: (consuming OutputBuffer) throws(Failure) -> OutputBuffer
  ) throws(Failure) -> [UInt8] {
    precondition(0...Self.lentCapacity ~= prefix)
    return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.lentCapacity) { memory throws(Failure) in
      let written = try body(OutputBuffer(memory, prefix: prefix))
      return Array(UnsafeBufferPointer(start: written.start, count: written.count))
    }
  }

  /// Bytes so far, the prefix included.
  var count: Int { self.position - self.start }

  /// What was appended so far, the prefix included.
  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    body(UnsafeRawBufferPointer(start: self.start, count: self.count))
  }

  @inline(__always)
  private mutating func reserve(_ size: Int) {
    if self.end - self.position < size { self.grow(size) }
  }

  @inline(never)
  private mutating func grow(_ size: Int) {
    let count = self.count
    let capacity = max((self.end - self.start) * 2, count + size)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memory.update(from: self.start, count: count)
    if self.ownsMemory { self.start.deallocate() }
    self.ownsMemory = true
    self.start = memory
    self.position = memory + count
    self.end = memory + capacity
  }

  /// Makes room for `size` bytes and lets `body` write up to that many; it returns how many it wrote.
  @inline(__always)
  mutating func append(upTo size: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    self.reserve(size)
    self.position += body(self.position)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    self.reserve(1)
    self.position[0] = byte
    self.position += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    self.append(upTo: bytes.count) { target in
      UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: bytes.count)
      return bytes.count
    }
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { self.append($0) }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    self.append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    text.withBytes { self.append(UnsafeRawBufferPointer($0)) }
  }

  /// Sets the byte before `mark` to the length of what follows `mark`, moving that when one byte is too short.
  @inline(__always)
  mutating func patchLength(_ mark: Int) {
    let length = self.count - mark
    if length < 0x80 {
      self.start[mark - 1] = UInt8(truncatingIfNeeded: length)
    } else {
      self.patchLongLength(mark)
    }
  }

  private mutating func patchLongLength(_ mark: Int) {
    let length = self.count - mark
    let extra = Varint.size(UInt64(length)) - 1
    self.reserve(extra)
    let content = self.start + mark
    (content + extra).update(from: content, count: length)
    _ = Varint.write(UInt64(length), to: content - 1)
    self.position += extra
  }
}

/// Base-128 varints.
enum Varint {
  @inline(__always)
  static func size(_ value: UInt64) -> Int {
    // Seven payload bits a byte; zero still takes one.
    (64 - (value | 1).leadingZeroBitCount + 6) / 7
  }

  @inline(__always)
  static func write(_ value: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var value = value
    var index = 0
    while value >= 0x80 {
      target[index] = UInt8(truncatingIfNeeded: value) | 0x80
      value >>= 7
      index += 1
    }
    target[index] = UInt8(truncatingIfNeeded: value)
    return index + 1
  }
}

extension String {
  /// Lends the text in UTF-8.
  @inline(__always)
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if self.utf8.withContiguousStorageIfAvailable(body) == nil { self.withCopiedBytes(body) }
  }

  /// For strings that are not Swift's own, and apart, because where there is a copy the string is retained.
  @inline(never)
  private func withCopiedBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    Array(self.utf8).withUnsafeBufferPointer(body)
  }
}
