import Domain

extension PageTexts {
  /// What a link under a page or a mail says: as it was set, else as it is built in.
  package func text(of kind: FooterLink.Kind, _ own: MessageText) -> String {
    switch kind {
    case .terms: own.onPage("Footer", "Tos") ?? footer.termsOfService
    case .privacy: own.onPage("Footer", "PrivacyPolicy") ?? footer.privacyPolicy
    case .help: own.onPage("Footer", "Help") ?? footer.help
    case .documentation: footer.documentation
    case .support: own.onPage("Footer", "SupportEmail") ?? footer.support
    case .custom(let text): text
    }
  }
}
