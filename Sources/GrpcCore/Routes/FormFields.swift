/// Names and values of a query or a form (`application/x-www-form-urlencoded`, URL standard section 5.1), in their order.
public struct FormFields: Sendable {
  /// All fields, decoded.
  public private(set) var pairs: [(name: String, value: String)] = []

  /// No fields.
  public init() {}

  /// Reads `a=1&b=2`: `+` is a space, `%XX` a byte; what is not UTF-8 is repaired.
  public init(parsing text: some Collection<UInt8>) {
    for part in text.split(separator: UInt8(ascii: "&")) {
      let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append(
        (
          String(decoding: PercentCoding.decodeForm(sides[0]), as: UTF8.self),
          sides.count > 1 ? String(decoding: PercentCoding.decodeForm(sides[1]), as: UTF8.self) : ""
        ))
    }
  }

  /// Whether there are no fields.
  public var isEmpty: Bool { pairs.isEmpty }

  /// The first value of this name.
  public func first(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values of this name.
  public func values(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
}
