#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Requests on standard input and answers on standard output, each after its length in four bytes, little-endian.

/// Nil where the input ends.
func read(_ count: Int) -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: count)
  var filled = 0
  while filled < count {
    let size = bytes[filled...].withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
    if size <= 0 { return nil }
    filled += size
  }
  return bytes
}

func write(_ bytes: [UInt8]) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let size = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if size <= 0 { exit(1) }
    rest = rest.dropFirst(size)
  }
}

let testee = Testee()
while let head = read(4) {
  let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
  guard let request = read(length) else { exit(1) }
  let answer = testee.answer(request)
  write((0..<4).map { UInt8(truncatingIfNeeded: answer.count >> ($0 * 8)) } + answer)
}
