/// The growing bytes under both writers.
///
/// The array is kept longer than what is written, so that a writer needs one capacity check a field, and `finish`
/// hands out the array itself instead of a copy.
struct OutputBuffer: ~Copyable {
  private var storage: [UInt8]
  private(set) var count: Int

  /// `prefix` bytes are left zero at the front for the caller to patch.
  init(prefix: Int, capacity: Int) {
    self.storage = [UInt8](repeating: 0, count: max(prefix + capacity, 16))
    self.count = prefix
  }

  @inline(__always)
  mutating func reserve(_ size: Int) {
    if self.storage.count - self.count < size { self.grow(size) }
  }

  @inline(never)
  private mutating func grow(_ size: Int) {
    let needed = max(self.storage.count * 2, self.count + size)
    self.storage.append(contentsOf: repeatElement(0, count: needed - self.storage.count))
  }

  /// Makes room for `size` bytes and lets `body` write up to that many; it returns how many it wrote.
  @inline(__always)
  mutating func append(upTo size: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    self.reserve(size)
    let start = self.count
    self.count += self.storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return body(base + start)
    }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    self.reserve(1)
    self.storage[self.count] = byte
    self.count += 1
  }

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
    var text = text
    text.withUTF8 { self.append(UnsafeRawBufferPointer($0)) }
  }

  /// Sets the byte before `mark` to the length of what follows `mark`, moving that when one byte is too short.
  mutating func patchLength(_ mark: Int) {
    let length = self.count - mark
    if length < 0x80 {
      self.storage[mark - 1] = UInt8(truncatingIfNeeded: length)
      return
    }
    let extra = Varint.size(UInt64(length)) - 1
    self.reserve(extra)
    self.storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      (base + mark + extra).update(from: base + mark, count: length)
      _ = Varint.write(UInt64(length), to: base + mark - 1)
    }
    self.count += extra
  }

  /// What was written, the prefix included.
  consuming func finish() -> [UInt8] {
    self.storage.removeLast(self.storage.count - self.count)
    return self.storage
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
