import ProtobufCodec

/// The options that we understand, by the numbers of their extensions.
enum Extensions {
  /// `google.api.http` of a method.
  static let http = 72_295_728
  /// `validate.rules` of a field; `validate.required` of a oneof.
  static let validate = 1071
  /// `zitadel.v1.auth_option` of a method.
  private static let authOption = 50_000
  /// `zitadel.protoc_gen_zitadel.v2.options` of a method.
  private static let methodOptions = 50_001

  /// The rule and its additional bindings, which do not nest.
  static func bindings(_ rule: WireFields, _ position: SourcePosition) throws(GenerationError) -> [HTTPBinding] {
    var bindings = [try binding(rule, position)]
    for additional in try rule.messages(11) {
      var next = try binding(additional, position)
      next.hasBindingsOfItsOwn = try !additional.messages(11).isEmpty
      bindings.append(next)
    }
    return bindings
  }

  /// The permission that a caller needs, by either spelling of the option.
  static func permission(_ options: WireFields) throws(GenerationError) -> String? {
    if let option = try options.message(authOption) { return option.optionalString(1) }
    return try options.message(methodOptions)?.message(1)?.optionalString(1)
  }

  private static func binding(
    _ rule: WireFields, _ position: SourcePosition
  ) throws(GenerationError) -> HTTPBinding {
    var method = ""
    var path = ""
    for (number, verb) in [(2, "GET"), (3, "PUT"), (4, "POST"), (5, "DELETE"), (6, "PATCH")] {
      guard let value = rule.optionalString(number) else { continue }
      (method, path) = (verb, value)
    }
    if let custom = try rule.message(8) { (method, path) = (custom.string(1), custom.string(2)) }
    return HTTPBinding(
      method: method, path: path, body: rule.nonEmpty(7), responseBody: rule.nonEmpty(12), position: position)
  }
}

/// Reads `validate.FieldRules`; a rule that we would not enforce is an error, not a silence.
struct RuleReader {
  private let position: SourcePosition

  init(_ position: SourcePosition) {
    self.position = position
  }

  func read(_ fields: WireFields) throws(GenerationError) -> FieldRules? {
    var result = FieldRules()
    for number in fields.values.keys.sorted() {
      guard let rule = try fields.message(number) else { continue }
      switch number {
      case 1...12: try NumberRules(ScalarType.ofRules(number), rule, position).read(&result)
      case 13:
        try check(rule, allowed: [1])
        if rule.number(1) != nil { result.rules.append(.constantBool(rule.bool(1))) }
      case 14: try readString(rule, &result)
      case 15:
        try check(rule, allowed: [2, 3])
        result.rules.append(.byteCount(min: rule.number(2), max: rule.number(3)))
      case 16:
        try check(rule, allowed: [1, 2, 3, 4])
        if rule.number(1) != nil {
          let number = Int32(truncatingIfNeeded: rule.int(1))
          result.rules.append(.refuse(condition: { "\($0).rawValue != \(number)" }, text: "value must equal \(number)"))
        }
        if rule.bool(2) { result.rules.append(.definedOnly) }
        let included = rule.integers(3).map { String(Int32(truncatingIfNeeded: $0)) }
        if !included.isEmpty { result.rules.append(.membership(of: ".rawValue", included, isWanted: true)) }
        let excluded = rule.integers(4)
        if !excluded.isEmpty { result.rules.append(.notIn(excluded.map { Int32(truncatingIfNeeded: $0) })) }
      case 17:
        try check(rule, allowed: [2])
        if rule.bool(2) { result.rules.append(.required) }
      case 18: try readRepeated(rule, &result)
      case 21:
        try check(rule, allowed: [1, 2, 5])
        if rule.bool(1) { result.rules.append(.required) }
        if let least = try rule.message(5) {
          let (seconds, nanos) = (Int64(least.int(1)), Int32(truncatingIfNeeded: least.int(2)))
          guard nanos == 0 else { throw GenerationError("validate: a duration in whole seconds", at: position) }
          result.rules.append(
            .refuse(
              condition: { "\($0).map { ($0.seconds, $0.nanos) <= (\(seconds), 0) } == true" },
              text: "value must be greater than \(seconds)s"))
        }
        if let constant = try rule.message(2) {
          result.rules.append(
            .constantDuration(seconds: Int64(constant.int(1)), nanos: Int32(truncatingIfNeeded: constant.int(2))))
        }
      case 22:
        try check(rule, allowed: [1])
        if rule.bool(1) { result.rules.append(.required) }
      default: throw GenerationError("validate.FieldRules field \(number) is not supported", at: position)
      }
    }
    return result.rules.isEmpty ? nil : result
  }

  private func readString(_ rule: WireFields, _ result: inout FieldRules) throws(GenerationError) {
    try check(rule, allowed: [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 19, 20, 26])
    if let constant = rule.optionalString(1) {
      result.rules.append(
        .refuse(
          condition: { "!\($0).utf8.elementsEqual(\(constant.literal).utf8)" }, text: "value must equal \(constant)"))
    }
    for (number, isWanted) in [(10, true), (11, false)] {
      let texts = rule.strings(number)
      if !texts.isEmpty { result.rules.append(.membership(ofText: texts, isWanted: isWanted)) }
    }
    if let length = rule.number(19) {
      result.rules.append(
        .refuse(condition: { "\($0).unicodeScalars.count != \(length)" }, text: "value length must be \(length) runes"))
    }
    if let length = rule.number(20) {
      result.rules.append(
        .refuse(condition: { "\($0).utf8.count != \(length)" }, text: "value length must be \(length) bytes"))
    }
    if rule.number(2) != nil || rule.number(3) != nil {
      result.rules.append(.length(min: rule.number(2), max: rule.number(3)))
    }
    if rule.number(4) != nil || rule.number(5) != nil {
      result.rules.append(.byteCount(min: rule.number(4), max: rule.number(5)))
    }
    if let pattern = rule.optionalString(6) {
      if let fault = ValidationPattern.fault(in: pattern) {
        throw GenerationError("pattern \(pattern.literal): \(fault)", at: position)
      }
      result.rules.append(.pattern(pattern))
    }
    if let prefix = rule.optionalString(7) { result.rules.append(.prefix(prefix)) }
    if rule.bool(12) { result.rules.append(.email) }
    result.ignoresEmpty = rule.bool(26)
  }

  private func readRepeated(_ rule: WireFields, _ result: inout FieldRules) throws(GenerationError) {
    try check(rule, allowed: [1, 2, 4])
    if rule.number(1) != nil || rule.number(2) != nil {
      result.rules.append(.itemCount(min: rule.number(1), max: rule.number(2)))
    }
    if let items = try rule.message(4).flatMap(read) { result.rules.append(.items(items)) }
  }

  private func check(_ rule: WireFields, allowed: Set<Int>) throws(GenerationError) {
    for number in rule.values.keys.sorted() where !allowed.contains(number) {
      throw GenerationError("validate rule \(number) is not supported", at: position)
    }
  }
}

extension WireFields {
  fileprivate func nonEmpty(_ field: Int) -> String? {
    let value = string(field)
    return value.isEmpty ? nil : value
  }
}
