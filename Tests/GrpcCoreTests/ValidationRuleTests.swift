import ProtobufCodec
import Testing

/// protoc-gen-validate's rules of numbers and lists, as generated code keeps them; the texts are those of its code for Go.
struct ValidationRuleTests {
  private static var sound: Library_V1_Limits {
    var limits = Library_V1_Limits()
    limits.const = 1.5
    limits.lte = -5
    limits.gte = .max
    limits.in_ = 1
    limits.insideClosed = 1
    limits.outsideClosed = 9
    limits.equal = "\"q\""
    limits.fixed = .first
    return limits
  }

  typealias Change = @Sendable (inout Library_V1_Limits) -> Void

  struct Row: Sendable, CustomTestStringConvertible {
    let change: Change
    let testDescription: String

    init(_ change: @escaping Change, _ text: String) {
      self.change = change
      testDescription = text
    }
  }

  @Test(
    arguments: [
      { $0.lt = 9.99 }, { $0.lt = .nan }, { $0.lte = .min }, { $0.gt = .max }, { $0.in_ = .max }, { $0.notIn = 1 },
      { $0.inside = 2 }, { $0.insideClosed = 3 }, { $0.outside = 4 }, { $0.outside = 10 }, { $0.outsideClosed = -5 },
      { $0.outsideClosed = 9 }, { $0.insideHalf = -1 }, { $0.text = "\u{E9}" }, { $0.notText = "x" },
      { $0.length = "\u{1F600}é" }, { $0.bytes = "é" }, { $0.items = [1, 2] }, { $0.maybe = 0.6 },
      { $0.code = "AB-12" }, { $0.codes = ["xax", "xb"] },
      { $0.choice = .chosen(2) },
      { $0.kind = .second },
    ] as [Change])
  func takes(_ change: Change) throws {
    var limits = Self.sound
    try limits.validate()
    change(&limits)
    try limits.validate()
  }

  @Test(
    arguments: [
      Row({ $0.const = 1 }, "Const: value must equal 1.5"), Row({ $0.lt = 10 }, "Lt: value must be less than 10"),
      Row({ $0.lte = -4 }, "Lte: value must be less than or equal to -5"),
      Row({ $0.gt = .min }, "Gt: value must be greater than -9223372036854775808"),
      Row({ $0.gte = 1 }, "Gte: value must be greater than or equal to 4294967295"),
      Row({ $0.in_ = 2 }, "In: value must be in list [1 18446744073709551615]"),
      Row({ $0.notIn = -1 }, "NotIn: value must not be in list [-1 2]"),
      Row({ $0.inside = 3 }, "Inside: value must be inside range (-3, 3)"),
      Row({ $0.inside = -3 }, "Inside: value must be inside range (-3, 3)"),
      Row({ $0.insideClosed = 0 }, "InsideClosed: value must be inside range [1, 3]"),
      Row({ $0.outside = 5 }, "Outside: value must be outside range [5, 9]"),
      Row({ $0.outside = 9 }, "Outside: value must be outside range [5, 9]"),
      Row({ $0.outsideClosed = -4 }, "OutsideClosed: value must be outside range (-5, 9)"),
      Row({ $0.insideHalf = 1 }, "InsideHalf: value must be inside range [-1, 1)"),
      Row({ $0.text = "e\u{301}" }, "Text: value must be in list [a é]"),
      Row({ $0.notText = "x y" }, "NotText: value must not be in list [x y]"),
      Row({ $0.length = "a" }, "Length: value length must be 2 runes"),
      Row({ $0.bytes = "ab\u{E9}" }, "Bytes: value length must be 2 bytes"),
      Row({ $0.equal = "q" }, "Equal: value must equal \"q\""),
      Row({ $0.code = "AB-" }, #"Code: value does not match regex pattern "^[A-Z]{2}-\\d+$""#),
      Row({ $0.codes = ["xa", "bx"] }, #"Codes[1]: value does not match regex pattern "a|b$""#),
      Row({ $0.items = [1, 0] }, "Items[1]: value must be greater than 0"),
      Row({ $0.maybe = 0.5 }, "Maybe: value must be greater than 0.5"),
      Row({ $0.choice = .chosen(1) }, "Chosen: value must be greater than 1"),
      Row({ $0.kind = .first }, "Kind: value must be in list [0 2]"),
      Row({ $0.fixed = .second }, "Fixed: value must equal 1"),
    ])
  func refuses(_ row: Row) throws {
    var limits = Self.sound
    row.change(&limits)
    let error = #expect(throws: ValidationError.self) { try limits.validate() }
    #expect(error?.message == "invalid Limits.\(row.testDescription)")
  }
}
