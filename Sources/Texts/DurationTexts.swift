/// How a language counts, by the rules of CLDR for whole numbers: which form of a word goes with a number.
package enum PluralRule: Sendable {
  /// One form for all: `id`, `ja`, `ko`, `zh`.
  case other
  /// 1, and the rest: `de`, `en` and most.
  case oneOther
  /// 0 and 1, and the rest: `fr`, `pt`.
  case oneBelowTwo
  /// 1, 21, 31 … but not 11, and the rest.
  case macedonian
  /// 1, 2 to 4, and the rest.
  case czech
  /// 1; 2 to 4, 22 to 24 … but not 12 to 14; and the rest.
  case polish
  /// 1; 0 and what ends in 01 to 19; and the rest.
  case romanian
  /// 1, 21, 31 … but not 11; 2 to 4, 22 to 24 … but not 12 to 14; and the rest.
  case russian

  /// The names of the forms are CLDR's. What it calls `many` in Slavic languages is `other` here: a form that CLDR calls
  /// `other` there is for fractions, which nothing counts.
  enum Category: Sendable {
    case one, few, other
  }

  func category(of number: Int) -> Category {
    let (ones, hundreds) = (number % 10, number % 100)
    let isFew = (2...4).contains(ones) && !(12...14).contains(hundreds)
    switch self {
    case .other: return .other
    case .oneOther: return number == 1 ? .one : .other
    case .oneBelowTwo: return number < 2 ? .one : .other
    case .macedonian: return ones == 1 && hundreds != 11 ? .one : .other
    case .czech: return number == 1 ? .one : (2...4).contains(number) ? .few : .other
    case .polish: return number == 1 ? .one : isFew ? .few : .other
    case .romanian: return number == 1 ? .one : number == 0 || (1...19).contains(hundreds) ? .few : .other
    case .russian: return ones == 1 && hundreds != 11 ? .one : isFew ? .few : .other
    }
  }
}

/// A unit with its number, `{{.Number}}`, in each form that the language's ``PluralRule`` has.
package struct CountedText: Sendable {
  /// Nil where the language has no such form.
  package let one, few: String?
  package let other: String

  init(one: String? = nil, few: String? = nil, other: String) {
    self.one = one
    self.few = few
    self.other = other
  }

  func text(_ number: Int, _ plurals: PluralRule) -> String {
    let form =
      switch plurals.category(of: number) {
      case .one: one ?? other
      case .few: few ?? other
      case .other: other
      }
    return form.replacing("{{.Number}}", with: String(number))
  }
}

/// How long something lasts, in words: `{{.Lifetime}}`. The units stand in the case that "works for …" asks for.
package struct DurationTexts: Sendable {
  package let plurals: PluralRule
  package let minutes: CountedText
  package let hours: CountedText
  package let days: CountedText

  /// In the largest unit that says it exactly; days from two on, since a day's end is hard to tell. What is left of a minute
  /// is not promised.
  package func text(seconds: Int64) -> String {
    let minutes = max(1, seconds / 60)
    if minutes % 60 != 0 { return self.minutes.text(Int(minutes), plurals) }
    let hours = minutes / 60
    if hours % 24 != 0 || hours < 48 { return self.hours.text(Int(hours), plurals) }
    return days.text(Int(hours / 24), plurals)
  }
}
