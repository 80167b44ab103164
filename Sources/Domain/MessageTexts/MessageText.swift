/// The messages whose texts an organization or the instance can set. The names are published, in events; stores keep them.
package enum MessageTextKind: String, Sendable, CaseIterable {
  case initialization = "InitCode"
  case passwordReset = "PasswordReset"
  case verifyEmail = "VerifyEmail"
  /// A text message: of its parts only the text is sent.
  case verifyPhone = "VerifyPhone"
  case passwordChange = "PasswordChange"
  case inviteUser = "InviteUser"

  /// The names that its templates may use.
  package var variables: Set<String> {
    switch self {
    case .passwordChange: Self.ofEveryMessage
    case .inviteUser: Self.ofEveryMessage.union(["Code", "Lifetime", "ApplicationName"])
    case .initialization, .passwordReset, .verifyEmail, .verifyPhone:
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
    case .passwordResetSMS, .emailChanged, .domainClaimed: nil
    }
  }
}

/// A part of a message that is set by itself. The names are published, in events; stores keep them.
package enum MessageTextField: String, Sendable, CaseIterable {
  case title = "Title"
  /// What mail programs show beside the subject.
  case preHeader = "PreHeader"
  case subject = "Subject"
  case greeting = "Greeting"
  case text = "Text"
  case buttonText = "ButtonText"
  case footerText = "Footer"

  /// Whether it is one line; else it may have several.
  package var isLine: Bool {
    switch self {
    case .title, .preHeader, .subject, .buttonText: true
    case .greeting, .text, .footerText: false
    }
  }
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

  /// The text, once it is known that messages can be made of it.
  /// - Throws: `SIGNET-Tx1ch`, `SIGNET-Tx2in` for characters; `SIGNET-Mt1rd` for a template that does not render.
  func checked(for kind: MessageTextKind) throws(DomainError) -> MessageText {
    for field in MessageTextField.allCases {
      guard let template = self[field] else { continue }
      _ = try (field.isLine ? TextKind.name : .text).checked(template)
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

/// What an organization or the instance says itself, and since when.
package struct OwnMessageText: Sendable, Equatable {
  package var text: MessageText
  package var creationDate: Timestamp
  package var changeDate: Timestamp
  /// The number of the event that set a part of it last.
  package var sequence: UInt64

  package init(text: MessageText, creationDate: Timestamp, changeDate: Timestamp, sequence: UInt64) {
    self.text = text
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }

  /// Adds a part as a store keeps it.
  package static func add(_ part: OwnMessageText, to whole: inout OwnMessageText?) {
    guard let known = whole else { return whole = part }
    whole = OwnMessageText(
      text: part.text.over(known.text), creationDate: min(known.creationDate, part.creationDate),
      changeDate: max(known.changeDate, part.changeDate), sequence: max(known.sequence, part.sequence))
  }
}
