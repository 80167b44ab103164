/// What stands under pages and mails: where an organization, or the instance, tells of itself.
package struct FooterLink: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case terms, privacy, help, documentation, support
    /// One of their own, by its text.
    case custom(String)
  }

  package let kind: Kind
  /// An address of the web; of support one of mail.
  package let url: String
}

extension PrivacyPolicy {
  /// Those that are set, for readers of a language.
  /// - Parameter language: BCP 47.
  package func footerLinks(in language: String) -> [FooterLink] {
    var links: [FooterLink] = []
    let targets = [
      (FooterLink.Kind.terms, termsLink), (.privacy, privacyLink), (.help, helpLink), (.documentation, docsLink),
      (.custom(customLinkText), customLinkText.isEmpty ? "" : customLink),
    ]
    for (kind, link) in targets where !link.isEmpty {
      // It is known to render; should it not, it is left out.
      guard let template = try? Template(link, variables: Self.variables) else { continue }
      links.append(FooterLink(kind: kind, url: template.rendered { $0 == "Lang" ? language.percentEncoded : nil }))
    }
    if !supportEmail.isEmpty {
      let address = supportEmail.percentEncoded.replacing("%40", with: "@")
      links.append(FooterLink(kind: .support, url: "mailto:\(address)"))
    }
    return links
  }
}
