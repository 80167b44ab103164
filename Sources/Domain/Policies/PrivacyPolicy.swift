/// What an organization or the instance tells people of itself, under pages and mails. Each is empty where nothing is told.
package struct PrivacyPolicy: Policy {
  /// Addresses of the web, in which `{{.Lang}}` stands for the reader's language.
  package var termsLink = ""
  package var privacyLink = ""
  package var helpLink = ""
  package var docsLink = ""
  package var customLink = ""
  /// What the custom link says.
  package var customLinkText = ""
  package var supportEmail = ""

  package init() {}

  /// The variables that links may use.
  package static let variables: Set<String> = ["Lang"]
  private static let maximumLinkBytes = 2048
  private static let maximumTextBytes = 500

  /// - Throws: `SIGNET-Pp1ur` for a link that is no address of the web, `SIGNET-Pp2tx` for a text that is too long; what
  ///   `EmailAddress` and `TextKind` throw.
  package func checked(_: PolicyOccasion) throws(DomainError) -> PrivacyPolicy {
    var policy = self
    for link in [\PrivacyPolicy.termsLink, \.privacyLink, \.helpLink, \.docsLink, \.customLink] {
      policy[keyPath: link] = try Self.checked(self[keyPath: link].trimmed)
    }
    policy.customLinkText = try TextKind.name.checked(customLinkText.trimmed)
    guard policy.customLinkText.utf8.count <= Self.maximumTextBytes else {
      throw DomainError(.invalidArgument, "SIGNET-Pp2tx", "Errors.PrivacyPolicy.TextTooLong")
    }
    if !supportEmail.trimmed.isEmpty { policy.supportEmail = try EmailAddress(supportEmail).text }
    return policy
  }

  private static func checked(_ link: String) throws(DomainError) -> String {
    guard !link.isEmpty else { return link }
    guard link.utf8.count <= maximumLinkBytes, let template = try? Template(link, variables: variables),
      URLTemplate.isWebAddress(template.rendered { _ in "en" })
    else { throw DomainError(.invalidArgument, "SIGNET-Pp1ur", "Errors.PrivacyPolicy.LinkInvalid") }
    return link
  }
}

extension PrivacyPolicy {
  package static let kind = PolicyKind.privacy
  package var value: PolicyValue { .privacy(self) }

  package var published: EventFields {
    [
      "tosLink": .text(termsLink), "privacyLink": .text(privacyLink), "helpLink": .text(helpLink),
      "docsLink": .text(docsLink), "customLink": .text(customLink), "customLinkText": .text(customLinkText),
      "supportEmail": .text(supportEmail),
    ]
  }
}
