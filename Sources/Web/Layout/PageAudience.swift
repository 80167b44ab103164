import Domain
import HTTPTransport
import GrpcCore
import Texts

/// For whom a page is shown: the users of an organization, as a link names it, else those of the instance. What they read it in,
/// how it looks to them, and who shows it.
struct PageAudience: Sendable {
  let organization: Organization?
  let language: Language
  /// What is said to them on pages in place of what is built in.
  let own: MessageText
  let frame: PageFrame
  /// Who shows it.
  let service: String
}

extension PageAudience {
  /// The parameter that names an organization where pages choose its name.
  static let organizationName = "organization"
  /// Longer than any id; the interface's own limit.
  static let maximumIDBytes = 200

  /// Of a request. Pages are shown also while the store is busy.
  /// - Parameters:
  ///   - organizationID: as the link has it; of whatever length.
  ///   - chosen: the language that the link names.
  ///   - serviceName: who serves, where that is a setting.
  init(
    of organizationID: String?, _ request: HTTPRouteRequest, chosen: String?, _ useCases: UseCases, serviceName: String?
  ) async {
    let instance = try? await useCases.store.instance()
    let language = Language(
      chosen: chosen, accepted: request.fields.first("accept-language"), in: SpokenLanguages(instance))
    let organization = await useCases.pageOrganization(organizationID)
    let own = await useCases.pageTexts(in: language, organization, instance)
    let looks = Looks(of: organization, else: instance)
    let privacy = PrivacyPolicy(of: organization, else: instance)
    var stylePath = PageLayout.stylePath
    if let organization { stylePath += "?\(Self.organizationName)=\(organization.id.percentEncoded)" }
    self.init(
      organization: organization, language: language, own: own,
      frame: PageFrame(
        looks: looks, stylePath: stylePath,
        links: privacy.footerLinks(in: language.tag).map { (language.pages.text(of: $0.kind, own), $0.url) },
        hasWatermark: looks.hasWatermark),
      service: ServiceName(setting: serviceName, organization: organization?.name).text.singleLine.bidiIsolated)
  }
}

extension UseCases {
  /// As a link names it; nil for none that there is.
  func pageOrganization(_ id: String?) async -> Organization? {
    guard let id, !id.isEmpty, id.utf8.count <= PageAudience.maximumIDBytes,
      let organization = try? await store.organization(id: id), organization.exists
    else { return nil }
    return organization
  }

  /// What an organization says on pages, over what the instance does.
  fileprivate func pageTexts(
    in language: Language, _ organization: Organization?, _ instance: Instance?
  ) async -> MessageText {
    let key = MessageTextKey(.login, in: language.tag)
    var texts = MessageText()
    if let organization, organization.says(.login) {
      texts = (try? await directory.messageText(key, of: .organization(organization.id)))?.value ?? texts
    }
    if instance?.says(.login) == true, let general = try? await directory.messageText(key, of: .instance) {
      texts = texts.over(general.value)
    }
    return texts
  }
}
