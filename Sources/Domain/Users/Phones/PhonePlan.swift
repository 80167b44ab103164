/// How the numbers of one country's code are built: lengths, national numbers, and what is dialled before them only within
/// the country. The facts are libphonenumber's, in `PhonePlans.swift`; so are the steps, its `parse` and
/// `isPossibleNumber`.
struct PhonePlan: Sendable {
  /// How many digits a national number has: bit n for n digits.
  let lengths: UInt32
  /// How many digits some places leave away among themselves.
  let localLengths: UInt32
  /// The forms of national numbers, roughly: they decide whether a first digit is part of the number.
  let forms: [DigitPattern]
  /// What may stand before a national number: the first that matches is taken away.
  let prefixes: [PhonePrefix]

  /// The longest international number of E.164, with the country's code.
  private static let maximumDigits = 15

  /// The number as E.164 has it, from the digits that follow `+`; nil where it is none.
  static func international(_ digits: [UInt8]) -> [UInt8]? {
    // No code is the beginning of another, and none begins with 0.
    for length in 1...3 where digits.count > length {
      let code = digits[..<length]
      guard let plan = all[code.reduce(0) { $0 * 10 + Int($1) }], code.first != 0 else { continue }
      guard let national = plan.national(Array(digits[length...])) else { return nil }
      return code.count + national.count <= maximumDigits ? Array(code) + national : nil
    }
    return nil
  }

  private func national(_ digits: [UInt8]) -> [UInt8]? {
    var national = digits
    // A number too short without its prefix has none. It may be too long: what follows says so.
    if let without = withoutPrefix(digits), has(without.count, in: lengths) || without.count > longest {
      national = without
    }
    return has(national.count, in: lengths) && !has(national.count, in: localLengths) ? national : nil
  }

  /// nil where nothing is to be taken away.
  private func withoutPrefix(_ digits: [UInt8]) -> [UInt8]? {
    for prefix in prefixes {
      guard let rest = prefix.removed(from: digits) else { continue }
      // A number that is one as it stands keeps its first digits, unless it is one without them too.
      if isNational(digits), !isNational(rest) { return nil }
      return rest
    }
    return nil
  }

  private func isNational(_ digits: [UInt8]) -> Bool { forms.contains { $0.matches(digits) } }

  private var longest: Int { UInt32.bitWidth - 1 - lengths.leadingZeroBitCount }

  private func has(_ count: Int, in lengths: UInt32) -> Bool { count < 32 && lengths >> count & 1 == 1 }
}

/// A row of digits, each one of a set: bit n for the digit n.
struct DigitPattern: Sendable {
  let sets: [UInt16]

  func matches(_ digits: [UInt8]) -> Bool { digits.count == sets.count && isBeginning(of: digits) }

  func isBeginning(of digits: [UInt8]) -> Bool {
    digits.count >= sets.count && zip(sets, digits).allSatisfy { $0 >> $1 & 1 == 1 }
  }
}

/// What may stand before a national number, or in it, and what remains instead.
struct PhonePrefix: Sendable {
  let pattern: DigitPattern
  /// Whether it is the whole number.
  let isWhole: Bool
  /// What stays of it, behind `replacement`; nil: nothing does.
  let kept: Range<Int>?
  let replacement: [UInt8]

  /// nil where the digits do not begin so.
  func removed(from digits: [UInt8]) -> [UInt8]? {
    guard isWhole ? pattern.matches(digits) : pattern.isBeginning(of: digits) else { return nil }
    let rest = digits[pattern.sets.count...]
    return (kept.map { replacement + digits[$0] } ?? []) + rest
  }
}

extension PhonePlan {
  /// By the country's code, read from the table once.
  private static let all: [Int: PhonePlan] = {
    var plans: [Int: PhonePlan] = [:]
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard fields.count == 5 else { continue }
      plans[number(fields[0])] = PhonePlan(
        lengths: lengths(fields[1]), localLengths: lengths(fields[2]),
        forms: fields[3].split(separator: UInt8(ascii: "|")).map { TableReader($0).prefix().pattern },
        prefixes: fields[4].split(separator: UInt8(ascii: "|")).map { TableReader($0).prefix() })
    }
    return plans
  }()

  private static func lengths(_ field: Substring.UTF8View) -> UInt32 {
    field.split(separator: UInt8(ascii: ",")).reduce(0) { $0 | 1 << UInt32(number($1)) }
  }

  private static func number(_ field: Substring.UTF8View) -> Int { field.reduce(0) { $0 * 10 + Int($1) - 48 } }
}

/// Reads a pattern of the table.
///
///     pattern = *element [ "$" ] [ ">" *DIGIT ]
///     element = DIGIT / "." / "[" 1*DIGIT "]" / "(" *element ")"
///
/// `.` is any digit, brackets hold a set, parentheses what stays, `$` is the number's end, and what follows `>` is put
/// before what stays.
private struct TableReader {
  private let text: Substring.UTF8View

  init(_ text: Substring.UTF8View) { self.text = text }

  func prefix() -> PhonePrefix {
    var sets: [UInt16] = []
    var set: UInt16?
    var (start, end): (Int?, Int?)
    var isWhole = false
    var replacement: [UInt8]?
    for byte in text {
      switch byte {
      case UInt8(ascii: "."): sets.append(0x3FF)
      case UInt8(ascii: "["): set = 0
      case UInt8(ascii: "]"):
        sets.append(set ?? 0)
        set = nil
      case UInt8(ascii: "("): start = sets.count
      case UInt8(ascii: ")"): end = sets.count
      case UInt8(ascii: "$"): isWhole = true
      case UInt8(ascii: ">"): replacement = []
      default:
        let digit = byte - 48
        if let digits = set {
          set = digits | 1 << UInt16(digit)
        } else if replacement != nil {
          replacement?.append(digit)
        } else {
          sets.append(1 << UInt16(digit))
        }
      }
    }
    let kept = start.flatMap { start in end.map { start..<$0 } }
    return PhonePrefix(
      pattern: DigitPattern(sets: sets), isWhole: isWhole, kept: replacement == nil ? nil : kept,
      replacement: replacement ?? [])
  }
}
