/// Why a query or a form cannot be taken.
public enum FormError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name, or the value, of a parameter is not UTF-8; the name as far as it is.
  case invalidUTF8(name: String)
  /// There are more parameters than `FormFields.maximumCount`.
  case tooMany

  /// The fault, for the caller: it names the parameter.
  public var description: String {
    switch self {
    case .invalidUTF8(let name): "\(name): invalid UTF-8"
    case .tooMany: "more than \(FormFields.maximumCount) parameters"
    }
  }
}

/// Names and values of a query or a form (`application/x-www-form-urlencoded`, URL standard section 5.1), in their order.
public struct FormFields: Sendable {
  /// Parameters that are taken. 1,000. Stops a head of 64 KiB from becoming 32,000 of them, each of which costs more than
  /// its bytes.
  public static let maximumCount = 1000

  /// All fields, decoded.
  public private(set) var pairs: [(name: String, value: String)] = []

  /// No fields.
  public init() {}

  /// Reads `a=1&b=2`: `+` is a space, `%XX` a byte.
  /// - Throws: `FormError`. What is not UTF-8 is not repaired: it would name something else than was meant.
  public init(parsing text: some Collection<UInt8>) throws(FormError) {
    var rest = text[...]
    while !rest.isEmpty {
      let part = rest.prefix { $0 != UInt8(ascii: "&") }
      rest = rest[part.endIndex...].dropFirst()
      if !part.isEmpty { try append(part) }
    }
  }

  private mutating func append(_ part: some Collection<UInt8>) throws(FormError) {
    guard pairs.count < Self.maximumCount else { throw .tooMany }
    let name = part.prefix { $0 != UInt8(ascii: "=") }
    let decoded = PercentCoding.decodeForm(name)
    let value = PercentCoding.decodeForm(part[name.endIndex...].dropFirst())
    guard let name = String(validating: decoded, as: UTF8.self), let value = String(validating: value, as: UTF8.self)
    else { throw .invalidUTF8(name: String(decoding: decoded.prefix(100), as: UTF8.self)) }
    pairs.append((name, value))
  }

  /// The query of a request target: what follows the `?`.
  /// - Throws: `FormError`.
  init(queryOf target: String) throws(FormError) {
    let query = target.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
    if query.isEmpty { self.init() } else { try self.init(parsing: query) }
  }

  /// Whether there are no fields.
  public var isEmpty: Bool { pairs.isEmpty }

  /// The first value of this name.
  public func first(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values of this name.
  public func values(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
}
