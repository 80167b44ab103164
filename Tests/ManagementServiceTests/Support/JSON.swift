import Foundation

/// A value of JSON, to look into answers by paths: `user.human.email.email`, `result.0.id`.
enum JSON: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(JSON.self, from: Data(bytes)) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // What there is most of comes first: whatever it is not is thrown, which takes long among tests.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: JSON].self) {
      self = .object(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .array(try container.decode([JSON].self))
    }
  }

  /// What is there; nil where nothing is. An empty path is the value itself.
  subscript(path: String) -> JSON? {
    path.split(separator: ".").reduce(JSON?.some(self)) { value, name in
      switch value {
      case .object(let members)?: members[String(name)]
      case .array(let values)?: Int(name).flatMap { values.indices.contains($0) ? values[$0] : nil }
      default: nil
      }
    }
  }

  /// As a table writes it.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): value == value.rounded() ? String(Int(value)) : String(value)
    case .string(let value): value
    case .array(let values): "[\(values.map(\.text).joined(separator: " "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.text)" }.joined(separator: " "))}"
    }
  }

  /// Puts a value at a path of objects, which are made where there are none.
  mutating func set(_ path: ArraySlice<String>, to value: JSON) {
    guard let name = path.first else { return self = value }
    var members = if case .object(let members) = self { members } else { [String: JSON]() }
    members[name, default: .object([:])].set(path.dropFirst(), to: value)
    self = .object(members)
  }

  /// As a request has it; for texts of letters and digits.
  var encoded: String {
    switch self {
    case .string(let value): "\"\(value)\""
    case .array(let values): "[\(values.map(\.encoded).joined(separator: ","))]"
    case .object(let members): "{\(members.map { "\"\($0)\":\($1.encoded)" }.joined(separator: ","))}"
    case .null, .bool, .number: text
    }
  }
}
