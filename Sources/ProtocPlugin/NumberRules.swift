/// Reads protoc-gen-validate's rules of numbers (`FloatRules` to `SFixed64Rules`, which are alike) into comparisons. The
/// comparisons and their texts are those that its code for Go has, so that NaN, which is neither more nor less, passes.
struct NumberRules {
  private let type: ScalarType
  private let rule: WireFields
  private let position: SourcePosition

  init(_ type: ScalarType, _ rule: WireFields, _ position: SourcePosition) {
    self.type = type
    self.rule = rule
    self.position = position
  }

  func read(_ result: inout FieldRules) throws(GenerationError) {
    for number in rule.values.keys.sorted() where !(1...8).contains(number) {
      throw GenerationError("validate rule \(number) is not supported", at: position)
    }
    if let constant = try value(1) {
      result.rules.append(
        .refuse(condition: { "\($0) != \(constant.text)" }, text: "value must equal \(constant.text)"))
    }
    if let range = try range() { result.rules.append(range) }
    for (number, isWanted) in [(6, true), (7, false)] {
      let list = try values(number).map(\.text)
      if !list.isEmpty { result.rules.append(.membership(of: "", list, isWanted: isWanted)) }
    }
    result.ignoresEmpty = rule.bool(8)
  }

  /// `lt` or `lte` with `gt` or `gte`. Where the upper bound is below the lower one, what lies between is refused.
  private func range() throws(GenerationError) -> FieldRules.Rule? {
    let (lessThan, atMost, moreThan, atLeast) = (try value(2), try value(3), try value(4), try value(5))
    let upper = (lessThan ?? atMost).map { (bound: $0, isOpen: lessThan != nil) }
    let lower = (moreThan ?? atLeast).map { (bound: $0, isOpen: moreThan != nil) }
    let above = upper.map { "\($0.isOpen ? ">=" : ">") \($0.bound.text)" } ?? ""
    let below = lower.map { "\($0.isOpen ? "<=" : "<") \($0.bound.text)" } ?? ""
    switch (upper, lower) {
    case (nil, nil): return nil
    case (let upper?, nil):
      let words = upper.isOpen ? "less than" : "less than or equal to"
      return .refuse(condition: { "\($0) \(above)" }, text: "value must be \(words) \(upper.bound.text)")
    case (nil, let lower?):
      let words = lower.isOpen ? "greater than" : "greater than or equal to"
      return .refuse(condition: { "\($0) \(below)" }, text: "value must be \(words) \(lower.bound.text)")
    case (let upper?, let lower?):
      guard upper.bound.value > lower.bound.value else {
        let text = "\(upper.isOpen ? "[" : "(")\(upper.bound.text), \(lower.bound.text)\(lower.isOpen ? "]" : ")")"
        return .refuse(condition: { "\($0) \(above) && \($0) \(below)" }, text: "value must be outside range \(text)")
      }
      let text = "\(lower.isOpen ? "(" : "[")\(lower.bound.text), \(upper.bound.text)\(upper.isOpen ? ")" : "]")"
      return .refuse(condition: { "\($0) \(below) || \($0) \(above)" }, text: "value must be inside range \(text)")
    }
  }

  // MARK: Values

  /// A number as it is written, and as it compares.
  private struct Value {
    let text: String
    let value: Number
  }

  private enum Number: Comparable {
    case whole(Int128)
    case real(Double)
  }

  private func value(_ number: Int) throws(GenerationError) -> Value? { try values(number).last }

  private func values(_ number: Int) throws(GenerationError) -> [Value] {
    var result: [Value] = []
    for bits in try rule.numbers(number, width: type.width) {
      switch type {
      case .double: result.append(try real(Double(bitPattern: bits)))
      case .float:
        let value = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        result.append(try real(Double(value), "\(value)"))
      case .int32, .sfixed32: result.append(whole(Int32(truncatingIfNeeded: bits)))
      case .int64, .sfixed64: result.append(whole(Int64(bitPattern: bits)))
      case .sint32, .sint64: result.append(whole(Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)))
      default: result.append(whole(bits))
      }
    }
    return result
  }

  private func whole(_ value: some BinaryInteger) -> Value { Value(text: "\(value)", value: .whole(Int128(value))) }

  /// Without the `.0` that Go does not write.
  private func real(_ value: Double, _ text: String? = nil) throws(GenerationError) -> Value {
    guard value.isFinite else { throw GenerationError("a rule with \(value) is not supported", at: position) }
    let text = text ?? "\(value)"
    return Value(text: text.hasSuffix(".0") ? String(text.dropLast(2)) : text, value: .real(value))
  }
}

extension ScalarType {
  /// The type that a field of `validate.FieldRules` from 1 to 12 is about.
  static func ofRules(_ number: Int) -> ScalarType {
    let types: [ScalarType] = [
      .float, .double, .int32, .int64, .uint32, .uint64, .sint32, .sint64, .fixed32, .fixed64, .sfixed32, .sfixed64,
    ]
    return types[number - 1]
  }

  /// Bytes on the wire; nil: a varint.
  fileprivate var width: Int? {
    switch self {
    case .float, .fixed32, .sfixed32: 4
    case .double, .fixed64, .sfixed64: 8
    default: nil
    }
  }
}

extension FieldRules.Rule {
  /// `in` and `not_in` of numbers.
  /// - Parameter member: what of the value is compared, with its dot; empty: all.
  static func membership(of member: String, _ list: [String], isWanted: Bool) -> Self {
    .refuse(
      condition: { "\(isWanted ? "!" : "")[\(list.joined(separator: ", "))].contains(\($0)\(member))" },
      text: text(list, isWanted))
  }

  /// `in` and `not_in` of texts, which are compared byte by byte.
  static func membership(ofText list: [String], isWanted: Bool) -> Self {
    let literals = list.map(\.literal).joined(separator: ", ")
    return .refuse(
      condition: { value in
        "\(isWanted ? "!" : "")[\(literals)].contains(where: { $0.utf8.elementsEqual(\(value).utf8) })"
      },
      text: text(list, isWanted))
  }

  private static func text(_ list: [String], _ isWanted: Bool) -> String {
    "value must \(isWanted ? "" : "not ")be in list [\(list.joined(separator: " "))]"
  }
}
