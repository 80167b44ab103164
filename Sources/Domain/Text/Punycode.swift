/// The letters of any script as those of ASCII, for the labels of DNS (RFC 3492).
enum Punycode {
  /// Bytes of a label at most (RFC 1035 section 2.3.4): longer ones are not looked at, so that the work is bounded.
  static let maximumLength = 63

  private static let (base, tMin, tMax, skew, damp): (UInt32, UInt32, UInt32, UInt32, UInt32) = (36, 1, 26, 38, 700)
  private static let (initialBias, initialN): (UInt32, UInt32) = (72, 128)

  /// Section 6.1.
  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var k: UInt32 = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      k += base
    }
    return k + (base - tMin + 1) * delta / (delta + skew)
  }

  private static func threshold(_ k: UInt32, _ bias: UInt32) -> UInt32 {
    k <= bias ? tMin : min(k - bias, tMax)
  }

  /// Section 6.2. Nil for what no label encodes, or one that is too long does.
  static func decoded(_ text: some StringProtocol) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count <= maximumLength, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    var output: [UInt32] = []
    var index = 0
    if let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")) {
      output = bytes[..<hyphen].map { UInt32($0) }
      index = hyphen + 1
    }
    var (n, i, bias) = (initialN, UInt32(0), initialBias)
    while index < bytes.count {
      let old = i
      var (weight, k) = (UInt32(1), base)
      while true {
        guard index < bytes.count, let digit = digit(of: bytes[index]) else { return nil }
        index += 1
        let (product, overflows) = digit.multipliedReportingOverflow(by: weight)
        let (sum, carries) = i.addingReportingOverflow(product)
        guard !overflows, !carries else { return nil }
        i = sum
        let t = threshold(k, bias)
        if digit < t { break }
        let (next, isTooLarge) = weight.multipliedReportingOverflow(by: base - t)
        guard !isTooLarge else { return nil }
        weight = next
        k += base
      }
      let count = UInt32(output.count) + 1
      bias = adapted(i - old, count: count, isFirst: old == 0)
      let (sum, carries) = n.addingReportingOverflow(i / count)
      guard !carries else { return nil }
      n = sum
      i %= count
      output.insert(n, at: Int(i))
      i += 1
    }
    var scalars = String.UnicodeScalarView()
    for value in output {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// Section 6.3. Nil where that is too long for a label.
  static func encoded(_ text: some StringProtocol) -> String? {
    let input = text.unicodeScalars.map(\.value)
    guard input.count <= maximumLength else { return nil }
    var output = input.filter { $0 < 0x80 }.map { UInt8($0) }
    let basic = UInt32(output.count)
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var (n, delta, bias, handled) = (initialN, UInt32(0), initialBias, basic)
    while Int(handled) < input.count {
      guard let next = input.filter({ $0 >= n }).min() else { return nil }
      // A label is short: no sum of these comes near the end of 32 bits.
      delta += (next - n) * (handled + 1)
      n = next
      for value in input {
        if value < n { delta += 1 }
        guard value == n else { continue }
        var (q, k) = (delta, base)
        while true {
          let t = threshold(k, bias)
          if q < t { break }
          output.append(character(for: t + (q - t) % (base - t)))
          q = (q - t) / (base - t)
          k += base
        }
        output.append(character(for: q))
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        (delta, handled) = (0, handled + 1)
        guard output.count <= maximumLength else { return nil }
      }
      (delta, n) = (delta + 1, n + 1)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Section 5: a–z are 0 to 25, 0–9 are 26 to 35.
  private static func digit(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func character(for digit: UInt32) -> UInt8 {
    digit < 26 ? UInt8(ascii: "a") + UInt8(digit) : UInt8(ascii: "0") + UInt8(digit - 26)
  }
}
