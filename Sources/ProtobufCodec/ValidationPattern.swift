/// A regular expression of a schema, `string.pattern`: RE2's syntax without flags, word boundaries and classes of Unicode.
///
/// It is found in time proportional to the text, whatever both are: all ways to match are followed together (Thompson's
/// construction), and none is tried again.
public struct ValidationPattern: Sendable {
  private let program: [PatternCompiler.Instruction]

  /// For generated code. A pattern that does not parse is found nowhere; the generator refuses it (``fault(in:)``).
  public init(_ source: StaticString) { self.init(parsing: "\(source)") }

  init(parsing source: String) {
    program = (try? PatternCompiler.compile(source)) ?? []
  }

  /// Why a pattern cannot be used; nil: it can.
  public static func fault(in source: String) -> String? {
    do throws(PatternFault) {
      _ = try PatternCompiler.compile(source)
      return nil
    } catch {
      return error.reason
    }
  }

  /// Whether the pattern is found somewhere in a text. A `max_len` is checked before, and bounds what this may cost.
  public func isFound(in text: String) -> Bool {
    guard !program.isEmpty else { return false }
    var threads = Threads(program)
    var isAtStart = true
    for scalar in text.unicodeScalars {
      // What waits goes on here, and a new attempt begins here.
      if threads.follow(isAtStart: isAtStart, isAtEnd: false) { return true }
      threads.step(over: scalar.value)
      isAtStart = false
    }
    return threads.follow(isAtStart: isAtStart, isAtEnd: true)
  }

  /// The places in the program that a text so far leads to, each once.
  private struct Threads {
    private let program: [PatternCompiler.Instruction]
    /// In which round each place was reached last.
    private var reached: [Int]
    private var round = 0
    /// Places to go on from, and those that want a character.
    private var open: [Int] = []
    private var wanting: [Int] = []

    init(_ program: [PatternCompiler.Instruction]) {
      self.program = program
      reached = Array(repeating: 0, count: program.count)
    }

    /// Goes on as far as no character is needed, from where the last one led to and from the beginning.
    /// - Returns: whether the pattern's end is reached.
    mutating func follow(isAtStart: Bool, isAtEnd: Bool) -> Bool {
      round += 1
      wanting.removeAll(keepingCapacity: true)
      open.append(0)
      while let place = open.popLast() {
        guard reached[place] != round else { continue }
        reached[place] = round
        switch program[place] {
        case .match: return true
        case .one: wanting.append(place)
        case .jump(let target): open.append(target)
        case .split(let first, let second):
          open.append(first)
          open.append(second)
        case .start: if isAtStart { open.append(place + 1) }
        case .end: if isAtEnd { open.append(place + 1) }
        }
      }
      return false
    }

    mutating func step(over scalar: UInt32) {
      for place in wanting {
        if case .one(let set) = program[place], set.contains(scalar) { open.append(place + 1) }
      }
    }
  }
}
