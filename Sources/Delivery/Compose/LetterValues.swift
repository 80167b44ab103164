import Texts

/// What the variables of a message's texts stand for, made safe to show in a language's texts: one line each, which turns
/// nothing around but itself, and leads nowhere.
struct LetterValues {
  let variables: MailVariables
  let language: Language

  /// For the letter: what people or callers chose is never made a link.
  func inLetter(_ name: String) -> String? {
    guard let text = self.line(name) else { return nil }
    switch name {
    case "DisplayName" where text.isEmpty:
      return self.inLetter("PreferredLoginName")
    case "UserName", "FirstName", "LastName", "NickName", "DisplayName", "ApplicationName", "OrganizationName",
      "UserID", "Domain":
      return text.unlinked.bidiIsolated
    case "LastEmail", "VerifiedEmail", "PreferredLoginName", "TempUsername":
      return text.unlinkedAddress.bidiIsolated
    case "LoginNames":
      return self.variables.loginNames.map(\.singleLine.unlinkedAddress.bidiIsolated).joined(separator: ", ")
    case "ServiceName":
      return self.variables.isServiceNameSet ? text.bidiIsolated : text.unlinked.bidiIsolated
    default:
      return text.bidiIsolated
    }
  }

  /// For header fields, in which nothing is made a link.
  func inHeader(_ name: String) -> String? { self.line(name)?.bidiIsolated }

  /// The reader's name in an address: on one line, as it is kept. The login name where nothing can be seen of it.
  var displayName: String {
    let name = self.variables.displayName.singleLine
    return name.isEmpty ? self.line("PreferredLoginName") ?? "" : name
  }

  private func line(_ name: String) -> String? { self.variables.value(name, in: self.language)?.singleLine }
}
