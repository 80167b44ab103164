import Domain
import ManagementAPI
import ProtobufCodec

/// Tells organizations with all that they own, for another server to take over.
package struct Exporter: Sendable {
  private let useCases: UseCases
  /// Whether hashes of passwords are told.
  private let withPasswords: Bool
  /// Whether secrets of authenticator apps are told.
  private let withOTP: Bool
  /// What was not told, because the form has no place for it.
  package let leftOut = ExportRest()

  package init(_ useCases: UseCases, withPasswords: Bool, withOTP: Bool) {
    (self.useCases, self.withPasswords, self.withOTP) = (useCases, withPasswords, withOTP)
  }

  private static let page = 1000

  /// Which organizations are told, in the order of their ids.
  /// - Parameter ids: of none: all.
  package func organizations(_ ids: [String], but excluded: [String]) async throws -> [Organization] {
    var found: [Organization] = []
    let (wanted, excluded) = (Set(ids), Set(excluded))
    var offset = 0
    while true {
      let page = try await useCases.directory.organizations(
        OrganizationQuery(page: PageRequest(offset: offset, limit: Self.page, isAscending: true)))
      found += page.items.filter { (wanted.isEmpty || wanted.contains($0.id)) && !excluded.contains($0.id) }
      offset += page.items.count
      if page.items.count < Self.page { break }
    }
    return found.sorted { $0.id < $1.id }
  }

  /// What an organization has but for its users and what belongs to them.
  package func head(_ organization: Organization) async throws -> Zitadel_Admin_V1_DataOrg {
    var data = Zitadel_Admin_V1_DataOrg()
    data.orgID = organization.id
    data.org = .with { $0.name = organization.name }
    data.orgState = organization.state == .inactive ? .inactive : .active
    data.domains = organization.domains.map { domain in
      .with {
        ($0.orgID, $0.domainName, $0.isVerified) = (organization.id, domain.name, domain.isVerified)
        $0.isPrimary = organization.isPrimary(domain)
        $0.validationType = domain.validation.map { $0.kind == .http ? .http : .dns } ?? .unspecified
      }
    }
    data.addPolicies(of: organization)
    if organization.hasOwnTexts { try await addTexts(of: organization.id, to: &data) }
    let metadata = try await useCases.items.metadata(of: organization.id, [], PageRequest(limit: 0))
    leftOut.note("org_metadata", metadata.total)
    leftOut.note(organization.policies)
    return data
  }

  /// Counts what the instance has beside its organizations.
  package func noteInstance() async throws {
    let members = try await useCases.directory.members(MemberQuery(.instance, page: PageRequest(limit: 0)))
    leftOut.note("instance_member", members.total)
    if let instance = try await useCases.store.instance() { leftOut.note(instance.policies) }
  }

  private func addTexts(of id: String, to data: inout Zitadel_Admin_V1_DataOrg) async throws {
    for language in useCases.languages {
      for kind in MessageTextKind.allCases {
        let key = MessageTextKey(kind, in: language)
        guard let text = try await useCases.directory.messageText(key, of: .organization(id))?.value else { continue }
        switch kind {
        case .initialization: data.initMessages.append(.init(text, in: language))
        case .passwordReset: data.passwordResetMessages.append(.init(text, in: language))
        case .verifyEmail: data.verifyEmailMessages.append(.init(text, in: language))
        case .verifyPhone: data.verifyPhoneMessages.append(.init(text, in: language))
        case .inviteUser: data.inviteUserMessages.append(.init(text, in: language))
        case .verifySMSOTP:
          data.verifySmsOtpMessages.append(.with { ($0.language, $0.text) = (language, text[.text] ?? "") })
        case .verifyEmailOTP: data.verifyEmailOtpMessages.append(.init(text, in: language))
        case .domainClaimed: data.domainClaimedMessages.append(.init(text, in: language))
        case .passwordlessRegistration: data.passwordlessRegistrationMessages.append(.init(text, in: language))
        case .login:
          // Pages have the same names in both.
          let pages = try Zitadel_Text_V1_LoginCustomText(SaidText(text: text))
          var texts = Zitadel_Management_V1_SetCustomLoginTextsRequest()
          try pages.jsonUTF8().withUnsafeBytes { try texts.merge(jsonUTF8: $0) }
          texts.language = language
          data.loginTexts.append(texts)
        case .passwordChange: leftOut.note("password_change_message_text")
        }
      }
    }
  }

  /// Hands over the users of an organization one by one, and in between gives others their turn.
  package func people(
    of organization: Organization, _ take: (Zitadel_V1_V1_DataHumanUser) throws -> Void
  ) async throws {
    try await users(of: organization) { user in
      guard let human = user.human else { return }
      leftOut.note("human_user_recovery_code", human.factors.recoveryCodes?.count ?? 0)
      try take(person(user, human))
    }
  }

  package func machines(
    of organization: Organization, _ take: (Zitadel_V1_V1_DataMachineUser) throws -> Void
  ) async throws {
    try await users(of: organization) { user in
      guard let machine = user.machine else { return }
      if machine.secretHash != nil { leftOut.note("machine_user_secret") }
      try take(
        .with {
          ($0.userID, $0.state) = (user.id, .init(user.state))
          $0.user = .with {
            ($0.userName, $0.name, $0.description) = (user.userName, machine.name, machine.description)
            $0.accessTokenType = .init(rawValue: Int32(machine.accessTokenType.rawValue))
          }
        })
    }
  }

  /// Hands over the keys of an organization's programs that count.
  package func machineKeys(
    of organization: Organization, _ take: (Zitadel_V1_V1_DataMachineKey) throws -> Void
  ) async throws {
    for id in try await useCases.directory.userIDs(of: organization.id) {
      guard try await useCases.store.user(id: id)?.machine != nil else { continue }
      let tokens = CredentialQuery(filters: [.userID(id)], page: PageRequest(limit: 0))
      leftOut.note("personal_access_token", try await useCases.items.credentials(.personalAccessToken, tokens).total)
      var offset = 0
      while true {
        let page = try await useCases.items.credentials(
          .machineKey, CredentialQuery(filters: [.userID(id)], page: PageRequest(offset: offset, limit: Self.page)))
        for credential in page.items.map(\.value) {
          guard let key = try await useCases.items.machineKey(id: credential.id, userID: id) else { continue }
          try take(
            .with {
              ($0.keyID, $0.userID, $0.type, $0.publicKey) = (credential.id, id, .json, key.publicKey)
              $0.expirationDate = Google_Protobuf_Timestamp(key.expires)
            })
        }
        offset += page.items.count
        if page.items.count < Self.page { break }
      }
    }
  }

  package func metadata(
    of organization: Organization, _ take: (Zitadel_Management_V1_SetUserMetadataRequest) throws -> Void
  ) async throws {
    for id in try await useCases.directory.userIDs(of: organization.id) {
      var offset = 0
      while true {
        let page = try await useCases.items.metadata(of: id, [], PageRequest(offset: offset, limit: Self.page))
        for item in page.items.map(\.value) {
          try take(.with { ($0.id, $0.key, $0.value) = (id, item.key, item.value) })
        }
        offset += page.items.count
        if page.items.count < Self.page { break }
      }
    }
  }

  package func members(
    of organization: Organization, _ take: (Zitadel_Management_V1_AddOrgMemberRequest) throws -> Void
  ) async throws {
    var offset = 0
    while true {
      let page = try await useCases.directory.members(
        MemberQuery(
          .organization(organization.id), order: .userID,
          page: PageRequest(offset: offset, limit: Self.page, isAscending: true)))
      for member in page.items {
        try take(.with { ($0.userID, $0.roles) = (member.user.id, member.entry.value.roles) })
      }
      offset += page.items.count
      if page.items.count < Self.page { break }
    }
  }

  private func users(of organization: Organization, _ take: (User) throws -> Void) async throws {
    for id in try await useCases.directory.userIDs(of: organization.id) {
      try Task.checkCancellation()
      if let user = try await useCases.store.user(id: id), user.exists { try take(user) }
    }
  }

  private func person(_ user: User, _ human: Human) -> Zitadel_V1_V1_DataHumanUser {
    .with {
      ($0.userID, $0.state) = (user.id, .init(user.state))
      $0.user = .with {
        $0.userName = user.userName
        $0.profile = .with {
          ($0.firstName, $0.lastName) = (human.profile.firstName, human.profile.lastName)
          ($0.nickName, $0.displayName) = (human.profile.nickName, human.profile.displayName)
          $0.preferredLanguage = human.profile.preferredLanguage
          $0.gender = .init(rawValue: Int32(human.profile.gender.rawValue))
        }
        $0.email = .with {
          ($0.email, $0.isEmailVerified) = (human.email.address.text, human.email.isVerified)
        }
        $0.phone = human.phone.map { phone in
          .with { ($0.phone, $0.isPhoneVerified) = (phone.number.text, phone.isVerified) }
        }
        if withPasswords, let password = human.password {
          $0.hashedPassword = .with { $0.value = password.hash }
          $0.passwordChangeRequired = password.isChangeRequired
        }
        if withOTP, let totp = human.totp, totp.isVerified {
          $0.otpCode = useCases.vault.openTOTPSecret(sealed: totp.sealedSecret, userID: user.id)?.text ?? ""
        }
      }
    }
  }
}

/// The messages that bring the texts of a message.
protocol MessageTextMessage: Message {
  var language: String { get set }
  var title: String { get set }
  var preHeader: String { get set }
  var subject: String { get set }
  var greeting: String { get set }
  var text: String { get set }
  var buttonText: String { get set }
  var footerText: String { get set }
}

extension Zitadel_Management_V1_SetCustomInitMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomPasswordResetMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomVerifyEmailMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomVerifyPhoneMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomInviteUserMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomVerifyEmailOTPMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomDomainClaimedMessageTextRequest: MessageTextMessage {}
extension Zitadel_Management_V1_SetCustomPasswordlessRegistrationMessageTextRequest: MessageTextMessage {}

extension MessageTextMessage {
  fileprivate init(_ text: MessageText, in language: String) {
    self.init()
    self.language = language
    self.title = text[.title] ?? ""
    self.preHeader = text[.preHeader] ?? ""
    self.subject = text[.subject] ?? ""
    self.greeting = text[.greeting] ?? ""
    self.text = text[.text] ?? ""
    self.buttonText = text[.buttonText] ?? ""
    self.footerText = text[.footerText] ?? ""
  }
}
