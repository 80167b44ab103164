/// Where the frames of one flush are put together: plain memory, since each is a few bytes that need no more than a copy.
///
/// It never shrinks. `@unchecked Sendable` is its owner's: used on one event loop only.
struct FrameBuffer: ~Copyable {
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
  private(set) var count = 0

  deinit { memory.deallocate() }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  mutating func clear() { count = 0 }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    append(bytes.count) {
      $0.copyMemory(from: bytes)
      return bytes.count
    }
  }

  /// - Parameter fill: fills so many bytes, and says how many there were.
  @inline(__always)
  mutating func append(_ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int) {
    if memory.count - self.count < count { grow(by: count) }
    self.count += fill(UnsafeMutableRawBufferPointer(rebasing: memory[self.count..<self.count + count]))
  }

  private mutating func grow(by count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(2 * memory.count, self.count + count), alignment: 1)
    larger.copyMemory(from: bytes)
    memory.deallocate()
    memory = larger
  }
}
