/// An enum of a schema. Open: numbers that the schema does not name are kept.
///
/// The generator emits a struct over `Int32` with a static member for each value.
public protocol ProtobufEnum: RawRepresentable, Sendable, Hashable where RawValue == Int32 {
  /// The numbers and proto names of the schema in its order; of aliases, the first is the one written.
  static var names: [(number: Int32, name: StaticString)] { get }

  /// True for `google.protobuf.NullValue` alone, whose JSON form is `null`.
  static var isNullValue: Bool { get }

  init(rawValue: Int32)
}

extension ProtobufEnum {
  /// False, but for `NullValue`.
  public static var isNullValue: Bool { false }

  /// The proto name, nil for a number that the schema does not name.
  public var name: StaticString? { EnumNames.name(of: self.rawValue, in: Self.names) }
}

enum EnumNames {
  static func name(of number: Int32, in names: [(number: Int32, name: StaticString)]) -> StaticString? {
    for entry in names where entry.number == number { return entry.name }
    return nil
  }
}
