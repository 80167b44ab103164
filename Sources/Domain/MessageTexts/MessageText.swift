/// What an organization or the instance can say itself: in each of these messages, and on the pages on which people sign in.
/// The names are published, in events; stores keep them.
package enum MessageTextKind: String, Sendable, CaseIterable {
  case initialization = "InitCode"
  case passwordReset = "PasswordReset"
  case verifyEmail = "VerifyEmail"
  /// A text message: of its parts only the text is sent.
  case verifyPhone = "VerifyPhone"
  case passwordChange = "PasswordChange"
  case inviteUser = "InviteUser"
  /// A text message.
  case verifySMSOTP = "VerifySMSOTP"
  case verifyEmailOTP = "VerifyEmailOTP"
  case domainClaimed = "DomainClaimed"
  case passwordlessRegistration = "PasswordlessRegistration"
  /// No message: the pages on which people sign in, and those behind the links in mails.
  case login = "Login"

  /// Those that are sent.
  package static let messages = allCases.filter { $0 != .login }

  /// The parts that it has.
  package var fields: [MessageTextField] { self == .login ? MessageTextField.ofLogin : MessageTextField.ofMessages }

  /// The names that its templates may use.
  package var variables: Set<String> {
    switch self {
    case .login: []
    case .passwordChange: Self.ofEveryMessage
    case .domainClaimed: Self.ofEveryMessage.union(["Domain", "TempUsername"])
    case .verifySMSOTP, .verifyEmailOTP:
      Self.ofEveryMessage.union(["Code", "Lifetime", "OTP", "Expiry", "Domain", "Origin"])
    case .inviteUser: Self.ofEveryMessage.union(["Code", "Lifetime", "ApplicationName"])
    case .initialization, .passwordReset, .verifyEmail, .verifyPhone, .passwordlessRegistration:
      Self.ofEveryMessage.union(["Code", "Lifetime"])
    }
  }

  private static let ofEveryMessage: Set = [
    "UserID", "UserName", "FirstName", "LastName", "NickName", "DisplayName", "LastEmail", "VerifiedEmail", "LastPhone",
    "VerifiedPhone", "PreferredLoginName", "LoginNames", "CreationDate", "ChangeDate", "Time", "OrganizationName",
    "ServiceName", "SupportContact",
  ]
}

extension Notification.Kind {
  /// Whose texts its message has; nil where they are always ours. What is set for a password reset is written for a mail.
  package var messageText: MessageTextKind? {
    switch self {
    case .initialization: .initialization
    case .emailVerification: .verifyEmail
    case .passwordReset: .passwordReset
    case .passwordChanged: .passwordChange
    case .invite: .inviteUser
    case .phoneVerification: .verifyPhone
    case .domainClaimed: .domainClaimed
    case .sessionOTP: .verifyEmailOTP
    case .sessionOTPSMS: .verifySMSOTP
    case .passwordResetSMS, .emailChanged: nil
    }
  }
}

/// A part that is set by itself: of a message, or of the pages on which people sign in. The names are published, in events;
/// stores keep them.
package struct MessageTextField: RawRepresentable, Sendable, Hashable {
  package let rawValue: String

  /// Nil for what is no part of anything.
  package init?(rawValue: String) {
    guard Self.known.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  private init(_ name: String) { self.rawValue = name }

  package static let title = Self("Title")
  /// What mail programs show beside the subject.
  package static let preHeader = Self("PreHeader")
  package static let subject = Self("Subject")
  package static let greeting = Self("Greeting")
  package static let text = Self("Text")
  package static let buttonText = Self("ButtonText")
  package static let footerText = Self("Footer")

  package static let ofMessages: [Self] = [title, preHeader, subject, greeting, text, buttonText, footerText]
  package static let ofLogin: [Self] = LoginTexts.keys.map { Self($0) }

  private static let known = Set((ofMessages + ofLogin).map(\.rawValue))

  /// Whether it is one line; else it may have several.
  package var isLine: Bool { [.title, .preHeader, .subject, .buttonText].contains(self) }
}

/// What a message says, as templates; what it does not say is left to whoever is less special: an organization, then the
/// instance, then what is built in.
package struct MessageText: Sendable, Equatable {
  private var fields: [MessageTextField: String] = [:]

  package init() {}

  /// A template; nil where nothing is said. One of white space says nothing.
  package subscript(field: MessageTextField) -> String? {
    get { self.fields[field] }
    set { self.fields[field] = newValue?.trimmed.isEmpty == true ? nil : newValue }
  }

  package var isEmpty: Bool { self.fields.isEmpty }

  /// This text, and another's where this one says nothing.
  package func over(_ other: MessageText) -> MessageText {
    var text = self
    text.fields.merge(other.fields) { own, _ in own }
    return text
  }

  /// The text, once it is known that messages can be made of it. On pages nothing is filled in: a text is shown as it is.
  /// - Throws: `SIGNET-Tx1ch`, `SIGNET-Tx2in` for characters; `SIGNET-Mt1rd` for a template that does not render.
  func checked(for kind: MessageTextKind) throws(DomainError) -> MessageText {
    for field in kind.fields {
      guard let template = self[field] else { continue }
      _ = try (field.isLine ? TextKind.name : .text).checked(template)
      guard kind != .login else { continue }
      do throws(TemplateError) {
        let parts = try Template(template, variables: kind.variables).parts
        if parts.contains(where: \.closesNothing) { throw .unopened }
        if parts.count(where: \.isVariable) > Self.maximumVariables { throw .tooMany(Self.maximumVariables) }
      } catch {
        var refusal = DomainError(.invalidArgument, "SIGNET-Mt1rd", "Errors.CustomMessageText.Invalid")
        refusal.subject = "\(field.rawValue): \(error.shortDescription)"
        throw refusal
      }
    }
    return self
  }

  /// Of each part. What is filled in is chosen by users, and as long as their names are.
  private static let maximumVariables = 64
}

/// A message in one language, whoever's.
package struct MessageTextKey: Sendable, Hashable {
  package let kind: MessageTextKind
  /// BCP 47, as the list of languages spells it.
  package let language: String

  package init(_ kind: MessageTextKind, in language: String) {
    self.kind = kind
    self.language = language
  }
}

extension Dated<MessageText> {
  /// Adds a part as a store keeps it.
  package static func add(_ part: Self, to whole: inout Self?) {
    guard let known = whole else { return whole = part }
    whole = Dated(
      part.value.over(known.value), creationDate: min(known.creationDate, part.creationDate),
      changeDate: max(known.changeDate, part.changeDate), sequence: max(known.sequence, part.sequence))
  }
}
