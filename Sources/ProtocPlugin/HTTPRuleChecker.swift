/// Finds what is wrong with the HTTP rules of services: a value that a rule would lose, or a rule that nobody would answer by.
/// Found here, since a server with such a rule starts.
struct HTTPRuleChecker {
  /// What answers which requests, over all services.
  private var taken: [String: (method: String, path: String)] = [:]

  /// - Throws: `GenerationError` with the place of the option.
  mutating func check(_ service: ServiceType) throws(GenerationError) {
    for method in service.methods {
      for rule in method.httpRules {
        guard !method.clientStreaming else {
          throw GenerationError(
            "\(method.name) takes a stream, which has no form in JSON over HTTP: it can have no rule", at: rule.position
          )
        }
        guard !rule.hasBindingsOfItsOwn else {
          throw GenerationError("additional_bindings must not have any of their own", at: rule.position)
        }
        let template = try template(of: rule)
        try check(template, of: rule, method.input)
        try check(body: rule.body, of: method.input, "body", rule)
        try check(body: rule.responseBody, of: method.output, "response_body", rule)
        try take(template, rule, "\(service.fullName).\(method.name)")
      }
    }
  }

  private func template(of rule: HTTPBinding) throws(GenerationError) -> PathTemplate {
    guard !rule.method.isEmpty else { throw GenerationError("the rule has no verb", at: rule.position) }
    guard !rule.path.isEmpty else { throw GenerationError("the rule has no path", at: rule.position) }
    do throws(RouteError) {
      return try PathTemplateParser.parse(rule.path)
    } catch {
      throw GenerationError(error.description, at: rule.position)
    }
  }

  // MARK: Fields

  /// A variable is filled from text: it names one value that has such a form.
  private func check(
    _ template: PathTemplate, of rule: HTTPBinding, _ input: MessageReference
  ) throws(GenerationError) {
    for variable in template.variables {
      let fault = { (reason: String) in
        GenerationError("path template \(rule.path): {\(variable.field)}: \(reason)", at: rule.position)
      }
      var message = input
      let names = variable.field.split(separator: ".")
      for (index, name) in names.enumerated() {
        guard let field = message.type?.field(named: name) else {
          throw fault("\(message.fullName) has no field \(name)")
        }
        switch field.cardinality {
        case .repeated, .map: throw fault("\(name) holds many values, and a path one")
        case .implicit, .explicit, .oneof: break
        }
        let isLast = index == names.count - 1
        switch field.type {
        case .message(let inner) where !isLast: message = inner
        case .message(let inner) where !Self.textForms.contains(inner.fullName):
          throw fault("\(name) is a message, which no part of a path can be")
        case .scalar where !isLast, .enumeration where !isLast: throw fault("\(name) has no fields")
        case .scalar, .enumeration, .message: break
        }
      }
    }
  }

  /// Well-known types that are a text in JSON.
  private static let textForms: Set<String> = Set(
    [
      "Timestamp", "Duration", "FieldMask", "DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value",
      "UInt32Value", "BoolValue", "StringValue", "BytesValue",
    ].map { "google.protobuf.\($0)" })

  private func check(
    body: String?, of message: MessageReference, _ option: String, _ rule: HTTPBinding
  ) throws(GenerationError) {
    guard let body, !(option == "body" && body == "*") else { return }
    guard message.type?.field(named: Substring(body)) != nil else {
      throw GenerationError("\(option) \(body.literal): \(message.fullName) has no such field", at: rule.position)
    }
  }

  // MARK: Duplicates

  private mutating func take(
    _ template: PathTemplate, _ rule: HTTPBinding, _ method: String
  ) throws(GenerationError) {
    let segments = template.segments.map { segment in
      switch segment {
      case .literal(let bytes): "=" + String(decoding: bytes, as: UTF8.self)
      case .one: "*"
      case .rest: "**"
      }
    }
    let verb = template.verb.map { ":" + String(decoding: $0, as: UTF8.self) } ?? ""
    let key = "\(rule.method) \(segments.joined(separator: "/"))\(verb)"
    if let other = taken.updateValue((method, rule.path), forKey: key) {
      throw GenerationError(
        "\(rule.method) \(rule.path) answers the same requests as \(other.path) of \(other.method)", at: rule.position)
    }
  }
}

extension MessageType {
  /// The field of this name, in either spelling.
  fileprivate func field(named name: Substring) -> FieldType? {
    fields.first { $0.name == name || $0.jsonName == name }
  }
}
