/// Holds a sub-message out of line; the generator puts it on fields whose type contains itself,
/// which a Swift struct could not store.
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
  private final class Storage: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var storage: Storage?

  /// Holds `wrappedValue`, if there is one.
  public init(wrappedValue: Value?) {
    self.storage = wrappedValue.map(Storage.init)
  }

  /// Holds nothing.
  public init() {
    self.storage = nil
  }

  /// The sub-message; nil: absent.
  public var wrappedValue: Value? {
    get { self.storage?.value }
    set { self.storage = newValue.map(Storage.init) }
  }
}

extension Boxed: Equatable where Value: Equatable {
  public static func == (first: Self, second: Self) -> Bool { first.wrappedValue == second.wrappedValue }
}
