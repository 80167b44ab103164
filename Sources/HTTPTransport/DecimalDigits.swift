/// A count in decimal digits, without an allocation.
struct DecimalDigits {
  private let digits: (UInt64, UInt64, UInt64)
  private let start: Int

  init(_ count: Int) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var start = MemoryLayout.size(ofValue: digits)
    var rest = count.magnitude
    withUnsafeMutableBytes(of: &digits) { digits in
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
    }
    self.digits = digits
    self.start = start
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: digits) { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
  }
}
