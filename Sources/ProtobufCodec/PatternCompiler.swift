/// Why a pattern cannot be used.
struct PatternFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// A set of Unicode scalars.
struct ScalarSet: Sendable {
  fileprivate private(set) var ranges: [ClosedRange<UInt32>]
  fileprivate private(set) var isNegated = false

  init(_ ranges: ClosedRange<UInt32>..., negated: Bool = false) {
    self.ranges = ranges
    isNegated = negated
  }

  init(_ scalar: Unicode.Scalar) { self.init(scalar.value...scalar.value) }

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }

  mutating func formUnion(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  mutating func formUnion(_ other: ScalarSet) { ranges += other.resolved }

  var inverted: ScalarSet {
    var result = self
    result.isNegated.toggle()
    return result
  }

  /// The same set without a negation.
  private var resolved: [ClosedRange<UInt32>] {
    guard isNegated else { return ranges }
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10_FFFF { result.append(next...0x10_FFFF) }
    return result
  }

  static let digits = ScalarSet(0x30...0x39)
  static let words = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
  static let spaces = ScalarSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)
  /// All but line feeds.
  static let dot = ScalarSet(0x0A...0x0A, negated: true)
}

/// Makes a program of a pattern:
///
///     choice   = sequence *( "|" sequence )
///     sequence = *( atom [ ( "*" / "+" / "?" / "{" n [ "," [ m ] ] "}" ) [ "?" ] ] )
///     atom     = "(" [ "?:" ] choice ")" / "[" [ "^" ] 1*( member [ "-" member ] ) "]" / "." / "^" / "$" / "\" escape / character
struct PatternCompiler {
  enum Instruction: Sendable {
    case one(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case start, end
    case match
  }

  private indirect enum Node {
    case one(ScalarSet)
    case start, end
    case sequence([Node])
    case choice([Node])
    case repeated(Node, min: Int, max: Int?)
  }

  /// RE2's limit of a count; and instructions, so that counts of counts cannot fill memory.
  private static let maximumCount = 1000
  private static let maximumInstructions = 10_000
  private static let maximumDepth = 100

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private var program: [Instruction] = []

  static func compile(_ source: String) throws(PatternFault) -> [Instruction] {
    var compiler = PatternCompiler(source)
    let node = try compiler.choice()
    guard compiler.index == compiler.scalars.count else { throw PatternFault("unexpected )") }
    try compiler.emit(node)
    try compiler.append(.match)
    return compiler.program
  }

  private init(_ source: String) { scalars = Array(source.unicodeScalars) }

  // MARK: Parsing

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(PatternFault) -> Node {
    var nodes = [try sequence()]
    while accept("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence() throws(PatternFault) -> Node {
    var nodes: [Node] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      index += 1
      let atom = try atom(scalar)
      guard let (min, max) = try count() else {
        nodes.append(atom)
        continue
      }
      nodes.append(.repeated(atom, min: min, max: max))
      // Which match is found does not matter, but whether there is one.
      _ = accept("?")
      guard try count() == nil else { throw PatternFault("a count of a count") }
    }
    return .sequence(nodes)
  }

  private mutating func count() throws(PatternFault) -> (min: Int, max: Int?)? {
    if accept("*") { return (0, nil) }
    if accept("+") { return (1, nil) }
    if accept("?") { return (0, 1) }
    let start = index
    guard accept("{"), let min = number() else {
      index = start
      return nil
    }
    var max: Int? = min
    if accept(",") { max = number() }
    guard accept("}") else {
      index = start
      return nil
    }
    guard min <= Self.maximumCount, max ?? min <= Self.maximumCount, min <= max ?? min else {
      throw PatternFault("a count is not from 0 to \(Self.maximumCount)")
    }
    return (min, max)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), Self.maximumCount + 1)
      index += 1
    }
    return value
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternFault) -> Node {
    switch scalar {
    case "(":
      if accept("?") { guard accept(":") else { throw PatternFault("(? is not supported, but for (?:") } }
      depth += 1
      guard depth <= Self.maximumDepth else { throw PatternFault("nested too deep") }
      let inner = try choice()
      guard accept(")") else { throw PatternFault("missing )") }
      depth -= 1
      return inner
    case "[": return .one(try set())
    case ".": return .one(.dot)
    case "^": return .start
    case "$": return .end
    case "*", "+", "?": throw PatternFault("nothing before \(scalar)")
    case "\\":
      if accept("A") { return .start }
      if accept("z") { return .end }
      return .one(try escape())
    default: return .one(ScalarSet(scalar))
    }
  }

  private mutating func set() throws(PatternFault) -> ScalarSet {
    let isNegated = accept("^")
    var result = ScalarSet()
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      guard let scalar = next else { throw PatternFault("missing ]") }
      index += 1
      if scalar == "[", next == ":" { throw PatternFault("[: is not supported") }
      let low = scalar == "\\" ? try escape() : ScalarSet(scalar)
      guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        result.formUnion(low)
        continue
      }
      index += 2
      let last = scalars[index - 1]
      let high = last == "\\" ? try escape() : ScalarSet(last)
      guard let from = low.only, let to = high.only, from <= to else { throw PatternFault("a range that is none") }
      result.formUnion(from...to)
    }
    index += 1
    return isNegated ? result.inverted : result
  }

  private mutating func escape() throws(PatternFault) -> ScalarSet {
    guard let scalar = next else { throw PatternFault("nothing after \\") }
    index += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .words
    case "W": return ScalarSet.words.inverted
    case "s": return .spaces
    case "S": return ScalarSet.spaces.inverted
    case "a": return ScalarSet("\u{07}")
    case "f": return ScalarSet("\u{0C}")
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "t": return ScalarSet("\t")
    case "v": return ScalarSet("\u{0B}")
    case "x": return try hexadecimal()
    default:
      let isWord = scalar.value > 127 || ScalarSet.words.contains(scalar.value)
      guard !isWord || scalar == "_" else { throw PatternFault("\\\(scalar) is not supported") }
      return ScalarSet(scalar)
    }
  }

  /// `\x7F`, `\x{10FFFF}`.
  private mutating func hexadecimal() throws(PatternFault) -> ScalarSet {
    var digits = ""
    let isBraced = accept("{")
    while let scalar = next, scalar.isASCII, Character(scalar).isHexDigit, digits.count < (isBraced ? 6 : 2) {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    guard isBraced ? accept("}") : digits.count == 2,
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    else { throw PatternFault("malformed \\x") }
    return ScalarSet(scalar)
  }

  // MARK: Emitting

  private mutating func append(_ instruction: Instruction) throws(PatternFault) {
    guard program.count < Self.maximumInstructions else { throw PatternFault("too large") }
    program.append(instruction)
  }

  private mutating func emit(_ node: Node) throws(PatternFault) {
    switch node {
    case .one(let set): try append(.one(set))
    case .start: try append(.start)
    case .end: try append(.end)
    case .sequence(let nodes): for node in nodes { try emit(node) }
    case .choice(let nodes):
      var jumps: [Int] = []
      for node in nodes.dropLast() {
        let split = program.count
        try append(.split(0, 0))
        try emit(node)
        jumps.append(program.count)
        try append(.jump(0))
        program[split] = .split(split + 1, program.count)
      }
      if let last = nodes.last { try emit(last) }
      for jump in jumps { program[jump] = .jump(program.count) }
    case .repeated(let node, let min, let max):
      for _ in 0..<min { try emit(node) }
      guard let max else {
        let split = program.count
        try append(.split(0, 0))
        try emit(node)
        try append(.jump(split))
        program[split] = .split(split + 1, program.count)
        return
      }
      for _ in min..<max {
        let split = program.count
        try append(.split(0, 0))
        try emit(node)
        program[split] = .split(split + 1, program.count)
      }
    }
  }
}

extension ScalarSet {
  /// The one scalar of a set that holds no more; nil for others.
  fileprivate var only: UInt32? {
    guard !isNegated, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }
}
