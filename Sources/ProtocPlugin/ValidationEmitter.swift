/// Emits `validate()`: one line a rule, in the order in which protoc-gen-validate checks, so that the same rule is
/// reported first: plain fields, then oneofs, then `optional` fields.
struct ValidationEmitter {
  let access: String
  let message: MessageType

  func emit(to source: inout SourceText) {
    for field in message.fields {
      guard let pattern = field.rules?.pattern else { continue }
      source.line("private static let \(name(ofPattern: field)) = ValidationPattern(\(pattern.literal))")
    }
    source.block("\(access)func validate() throws(ValidationError)") { source in
      for field in message.fields {
        switch field.cardinality {
        case .oneof: continue
        case .explicit where !field.isMessage: continue
        default: emit(field, to: &source)
        }
      }
      for oneof in message.oneofs { emit(oneof, to: &source) }
      for field in message.fields {
        guard case .explicit = field.cardinality, !field.isMessage, field.rules != nil else { continue }
        source.block("if let value = self.\(field.swiftName)") { source in
          for check in checks(field, value: "value", index: nil) { source.line(check) }
        }
      }
    }
  }

  private func emit(_ field: FieldType, to source: inout SourceText) {
    let value = "self.\(field.swiftName)"
    switch field.cardinality {
    case .repeated:
      var items: FieldRules?
      for rule in field.rules?.rules ?? [] {
        switch rule {
        case .itemCount(let min, let max):
          source.line("try ValidationRules.items(\(value).count\(bounds(min, max)), \(path(field)))")
        case .items(let rules): items = rules
        default: continue
        }
      }
      let lines = checks(field, value: "item", index: "index", rules: items)
      guard !lines.isEmpty else { return }
      source.block("for (index, item) in \(value).enumerated()") { source in
        for line in lines { source.line(line) }
      }
    case .map:
      guard field.message?.needsValidation == true else { return }
      source.block("for (key, item) in \(value)") { source in
        source.line("try ValidationRules.embedded(item, \(path(field)), key: \"\\(key)\")")
      }
    default:
      for line in checks(field, value: value, index: nil) { source.line(line) }
    }
  }

  private func emit(_ oneof: OneofType, to source: inout SourceText) {
    let cases = oneof.fields.compactMap { field -> (FieldType, [String])? in
      let lines = checks(field, value: "value", index: nil)
      return lines.isEmpty ? nil : (field, lines)
    }
    if !cases.isEmpty {
      source.line("switch self.\(oneof.swiftName) {")
      for (field, lines) in cases {
        source.line("case .\(field.swiftName)(let value)?:")
        for line in lines { source.line("  " + line) }
      }
      if cases.count < oneof.fields.count || !oneof.required {
        source.line("default: break")
      } else {
        source.line("case nil: break")
      }
      source.line("}")
    }
    if oneof.required {
      let field = "\(message.goName).\(Names.goCamelCase(oneof.name))"
      source.line("try ValidationRules.required(self.\(oneof.swiftName) != nil, \(field.literal))")
    }
  }

  /// The lines that check one value.
  private func checks(_ field: FieldType, value: String, index: String?, rules: FieldRules? = nil) -> [String] {
    let place = path(field) + (index.map { ", index: \($0)" } ?? "")
    let applied = index == nil ? field.rules : rules
    var lines: [String] = []
    for rule in applied?.rules ?? [] {
      let call: String
      switch rule {
      case .length(let min, let max): call = "length(\(value)\(bounds(min, max)), \(place))"
      case .byteCount(let min, let max):
        call = "byteCount(\(value)\(field.isString ? ".utf8" : "").count\(bounds(min, max)), \(place))"
      case .pattern(let pattern):
        call = "pattern(\(value), Self.\(name(ofPattern: field)), \(pattern.literal.literal), \(place))"
      case .prefix(let prefix): call = "prefix(\(value), \(prefix.literal), \(place))"
      case .refuse(let condition, let text):
        call = "refuse(\(condition(value)), \(text.literal), \(place))"
      case .email: call = "email(\(value), \(place))"
      case .constantBool(let constant): call = "constant(\(value), \(constant), \(place))"
      case .constantDuration(let seconds, let nanos):
        call = "constant(\(value), seconds: \(seconds), nanos: \(nanos), \(place))"
      case .definedOnly: call = "defined(\(value).name != nil, \(place))"
      case .notIn(let numbers):
        call = "notIn(\(value).rawValue, [\(numbers.map(String.init).joined(separator: ", "))], \(place))"
      case .required: call = "required(\(field.isOneofMember ? "true" : "\(value) != nil"), \(place))"
      case .itemCount, .items: continue
      }
      lines.append("try ValidationRules.\(call)")
    }
    if applied?.ignoresEmpty == true {
      let isThere = field.isString ? "!\(value).isEmpty" : "\(value) != 0"
      lines = lines.map { "if \(isThere) { \($0) }" }
    }
    if field.message?.needsValidation == true {
      lines.append("try ValidationRules.embedded(\(value), \(place))")
    }
    return lines
  }

  private func bounds(_ min: UInt64?, _ max: UInt64?) -> String {
    (min.map { ", min: \($0)" } ?? "") + (max.map { ", max: \($0)" } ?? "")
  }

  private func name(ofPattern field: FieldType) -> String { "validationPattern\(field.number)" }

  private func path(_ field: FieldType) -> String {
    "\(message.goName).\(Names.goCamelCase(field.name))".literal
  }
}

extension FieldRules {
  /// The pattern of a text, or of the items of a list.
  fileprivate var pattern: String? {
    for rule in rules {
      switch rule {
      case .pattern(let pattern): return pattern
      case .items(let rules): if let pattern = rules.pattern { return pattern }
      default: continue
      }
    }
    return nil
  }
}

extension FieldType {
  var isMessage: Bool {
    if case .message = type { true } else { false }
  }

  var isString: Bool {
    if case .scalar(.string) = type { true } else { false }
  }

  fileprivate var isOneofMember: Bool {
    if case .oneof = cardinality { true } else { false }
  }
}
