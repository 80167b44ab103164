import UserDomain

/// The seven texts of one mail in one language, as templates (see ``Template``).
///
/// They are plain text: what HTML would read as markup is escaped, a line break stays one.
public struct MailTexts: Sendable, Equatable {
  /// The headline, in the mail and in its window title.
  public var title: String
  /// What mail programs show beside the subject, in the list of messages.
  public var preHeader: String
  public var subject: String
  public var greeting: String
  public var text: String
  /// The words on the button that opens the link.
  public var buttonText: String
  /// Small print at the end.
  public var footerText: String

  public init(
    title: String, preHeader: String, subject: String, greeting: String, text: String, buttonText: String,
    footerText: String
  ) {
    self.title = title
    self.preHeader = preHeader
    self.subject = subject
    self.greeting = greeting
    self.text = text
    self.buttonText = buttonText
    self.footerText = footerText
  }
}

/// Everything that mails say in one language. A new language is one such table, named in ``all``.
public struct MailLanguage: Sendable {
  public enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// BCP 47, as in the `lang` attribute and in `Content-Language`.
  public let tag: String
  public let direction: Direction
  /// Stands above the code.
  let codeLabel: String
  /// Stands above the link written out, for those who cannot press the button.
  let linkLabel: String
  let mails: [MailKind: MailTexts]

  /// Every language there is. They are Swift values rather than resource files, so that the executable needs nothing
  /// beside it wherever it is copied.
  static let all: [MailLanguage] = [.english, .german]

  /// What a reader gets who asks for a language that does not exist.
  public static let fallback = MailLanguage.english
}
