import SeededRandom

extension SplitMix {
  mutating func chance() -> Bool { Bool.random(using: &self) }

  /// Numbers of every length, and the ends of their range.
  mutating func integer<I: FixedWidthInteger>(_ type: I.Type = I.self) -> I {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: .max
    case 1: .min
    case 2: 0
    default: I(truncatingIfNeeded: self.next() >> UInt64.random(in: 0..<64, using: &self))
    }
  }

  mutating func text() -> String {
    let alphabet = Array("ab \"\\\n\u{1}é漢😀/<\u{2028}")
    return String((0..<Int.random(in: 0..<20, using: &self)).map { _ in alphabet.randomElement(using: &self) ?? "a" })
  }

  mutating func list<T>(_ make: (inout SplitMix) -> T) -> [T] {
    (0..<Int.random(in: 0..<4, using: &self)).map { _ in make(&self) }
  }

  mutating func profile() -> Signet_Test_Example.Profile {
    var profile = Signet_Test_Example.Profile()
    if self.chance() { profile.firstName = self.text() }
    if self.chance() { profile.age = self.integer() }
    return profile
  }

  mutating func example(depth: Int = 0) -> Signet_Test_Example {
    var example = Signet_Test_Example()
    if self.chance() { example.name = self.text() }
    if self.chance() { example.nickName = self.text() }
    if self.chance() { example.profile = self.profile() }
    example.numbers = self.list { $0.integer() }
    example.tags = self.list { $0.text() }
    example.friends = self.list { $0.profile() }
    // One entry: the order of more is not defined.
    if self.chance() { example.labels = [self.text(): self.text()] }
    if self.chance() { example.people = [self.integer(): self.profile()] }
    example.state = .init(rawValue: Int32.random(in: 0..<5, using: &self))
    example.states = self.list { .init(rawValue: Int32.random(in: -1..<5, using: &$0)) }
    switch Int.random(in: 0..<5, using: &self) {
    case 0: example.contact = .email(self.text())
    case 1: example.contact = .address(self.profile())
    case 2: example.contact = .kind(.init(rawValue: self.integer()))
    case 3 where depth < 3: example.contact = .nested(self.example(depth: depth + 1))
    default: break
    }
    if depth < 3, self.chance() { example.parent = self.example(depth: depth + 1) }
    if self.chance() { example.ratio = Double(bitPattern: self.next()) }
    if example.ratio.isNaN { example.ratio = .nan }
    if self.chance() { example.big = self.integer() }
    example.data = self.list { $0.integer() }
    example.flag = self.chance()
    if self.chance() { example.mood = .init(rawValue: self.integer()) }
    if self.chance() { example.delta = self.integer() }
    example.marks = self.list { $0.integer() }
    if self.chance() { example.weight = Float(bitPattern: UInt32(truncatingIfNeeded: self.next())) }
    if example.weight.isNaN { example.weight = .nan }
    if self.chance() { example.huge = self.integer() }
    return example
  }
}
