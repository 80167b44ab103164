import Testing
@testable import Domain

@testable import Persistence

@Suite("Records")
struct RecordTests {
  private static let code = IssuedCode(
    digest: [0, 1, 255], expires: Timestamp(microseconds: 1_764_000_000_123_456), isReturned: true)

  private static let text = MessageTextKey(.inviteUser, in: "zh-Hant")
  private static let domainPolicy = DomainPolicy(
    loginNamesHaveDomain: true, domainsMustBeProved: true, senderHasInstanceDomain: true)
  private static let names = NameHistory(
    epoch: 4, instanceEpoch: 2, isOfOrganization: true,
    switches: [.init(epoch: 4, isOfOrganization: true, domains: ["acme.example", "b.example"])])

  static let events = listed + providerEvents + policyEvents + sessionEvents + oidcEvents

  /// One of each kind, with the name that it has been kept under from the first. A new kind is a new row.
  private static let listed: [(type: String, payload: Event.Payload)] = [
    (
      "user.human.added",
      .user(
        .humanAdded(
          userName: "ada", profile: Profile(firstName: "A", lastName: "L", nickName: "n", gender: .female),
          email: EmailAddress(stored: "ada@example.com"), phone: PhoneNumber(stored: "+41791234567"),
          password: "$2b$", isPasswordChangeRequired: true, isInitial: true))
    ),
    (
      "user.human.added",
      .user(
        .humanAdded(
          userName: "", profile: Profile(firstName: "", lastName: "", displayName: "d", preferredLanguage: "de"),
          email: EmailAddress(stored: "a@b.example"), phone: nil, password: nil, isPasswordChangeRequired: false,
          isInitial: false))
    ),
    (
      "user.machine.added",
      .user(
        .machineAdded(
          userName: "robot",
          machine: Machine(name: "R", description: "d", accessTokenType: .jwt, secretHash: "$5$")))
    ),
    ("user.human.email.changed", .user(.emailChanged(EmailAddress(stored: "x@example.com")))),
    ("user.human.email.verified", .user(.emailVerified)),
    ("user.human.email.code.added", .user(.emailCodeAdded(code))),
    ("user.human.email.code.sent", .user(.emailCodeSent)),
    ("user.human.email.verification.failed", .user(.emailVerificationFailed)),
    ("user.human.phone.changed", .user(.phoneChanged(PhoneNumber(stored: "+1")))),
    ("user.human.phone.verified", .user(.phoneVerified)),
    ("user.username.changed", .user(.userNameChanged("grace"))),
    (
      "user.human.profile.changed",
      .user(.profileChanged(Profile(firstName: "Grace", lastName: "Hopper", preferredLanguage: "en", gender: .female)))
    ),
    ("user.deactivated", .user(.deactivated)),
    ("user.reactivated", .user(.reactivated)),
    ("user.locked", .user(.locked)),
    ("user.unlocked", .user(.unlocked)),
    ("user.removed", .user(.removed)),
    ("user.personal.data.erased", .user(.personalDataErased)),
    ("user.human.initialization.code.added", .user(.initializationCodeAdded(code))),
    ("user.human.initialization.code.sent", .user(.initializationCodeSent)),
    ("user.human.initialization.failed", .user(.initializationFailed)),
    ("user.human.initialized", .user(.initialized)),
    ("user.human.password.changed", .user(.passwordChanged(hash: "$2b$", isChangeRequired: true))),
    ("user.human.password.hash.updated", .user(.passwordHashUpdated(hash: "$2b$"))),
    (
      "user.pat.added",
      .user(.personalAccessTokenAdded(id: "7", digest: [9, 0], expires: Expiration.never))
    ),
    ("user.pat.removed", .user(.personalAccessTokenRemoved(id: "7"))),
    ("user.human.phone.removed", .user(.phoneRemoved)),
    ("user.human.phone.code.added", .user(.phoneCodeAdded(code))),
    ("user.human.phone.code.sent", .user(.phoneCodeSent)),
    ("user.human.phone.verification.failed", .user(.phoneVerificationFailed)),
    ("user.human.password.code.added", .user(.passwordCodeAdded(code))),
    ("user.human.password.code.sent", .user(.passwordCodeSent)),
    ("user.human.password.code.failed", .user(.passwordCodeFailed)),
    ("user.human.password.change.sent", .user(.passwordChangeSent)),
    (
      "user.human.invite.code.added",
      .user(.inviteCodeAdded(code, urlTemplate: "https://a.example/{{.Code}}", applicationName: "A"))
    ),
    ("user.human.invite.code.added", .user(.inviteCodeAdded(code, urlTemplate: nil, applicationName: nil))),
    ("user.human.invite.code.sent", .user(.inviteCodeSent)),
    ("user.human.invite.failed", .user(.inviteFailed)),
    ("user.human.invite.accepted", .user(.inviteAccepted)),
    ("user.human.mfa.otp.added", .user(.totpAdded(sealedSecret: Array("$sealed".utf8)))),
    ("user.human.mfa.otp.verified", .user(.totpVerified)),
    ("user.human.mfa.otp.removed", .user(.factor(.totpRemoved))),
    ("user.human.mfa.otp.code.used", .user(.factor(.totpCodeUsed(step: 58_800_000)))),
    ("user.human.otp.sms.added", .user(.factor(.otpAdded(.sms)))),
    ("user.human.otp.sms.removed", .user(.factor(.otpRemoved(.sms)))),
    ("user.human.otp.email.added", .user(.factor(.otpAdded(.email)))),
    ("user.human.otp.email.removed", .user(.factor(.otpRemoved(.email)))),
    ("user.human.mfa.recovery.codes.added", .user(.factor(.recoveryCodesAdded([[1, 0], [2]])))),
    ("user.human.mfa.recovery.codes.removed", .user(.factor(.recoveryCodesRemoved))),
    ("user.human.mfa.recovery.code.used", .user(.factor(.recoveryCodeUsed([1, 0])))),
    ("user.human.mfa.recovery.code.check.failed", .user(.credentialCheckFailed(.recoveryCode))),
    ("user.human.mfa.recovery.code.check.succeeded", .user(.credentialCheckSucceeded(.recoveryCode))),
    ("user.human.mfa.init.skipped", .user(.factor(.initSkipped))),
    ("user.human.codes.voided", .user(.codesVoided([.passwordReset, .invite]))),
    ("user.human.email.change.sent", .user(.emailChangeSent)),
    ("user.machine.changed", .user(.machineChanged(name: "R", description: "d", accessTokenType: .jwt))),
    ("user.machine.secret.set", .user(.machineSecretSet(hash: "$2b$"))),
    ("user.machine.secret.removed", .user(.machineSecretRemoved)),
    ("user.machine.key.added", .user(.machineKeyAdded(id: "8", publicKey: [1, 0], expires: code.expires))),
    ("user.machine.key.removed", .user(.machineKeyRemoved(id: "8"))),
    ("user.metadata.set", .user(.metadataSet(key: "k", value: [0, 255]))),
    ("user.metadata.removed", .user(.metadataRemoved(key: "k"))),
    (
      "org.password.policy.set",
      .organization(.passwordPolicySet(PasswordPolicy(minimumLength: 12, needsNumber: false, needsSymbol: false)))
    ),
    ("org.password.policy.removed", .organization(.passwordPolicyRemoved)),
    (
      "org.notification.policy.set",
      .organization(.notificationPolicySet(NotificationPolicy(tellsOfPasswordChange: false)))
    ),
    ("org.notification.policy.removed", .organization(.notificationPolicyRemoved)),
    ("org.added", .organization(.added(name: "Acme"))),
    ("org.domain.added", .organization(.domainAdded("acme.example"))),
    ("org.domain.verified", .organization(.domainVerified("acme.example"))),
    ("org.domain.primary.set", .organization(.domainPrimarySet("acme.example"))),
    ("org.member.added", .organization(.memberAdded(userID: "7", roles: ["A", "B"]))),
    ("org.changed", .organization(.changed(name: "Acme & Sons"))),
    ("org.deactivated", .organization(.deactivated)),
    ("org.reactivated", .organization(.reactivated)),
    ("org.removed", .organization(.removed)),
    ("org.metadata.set", .organization(.metadataSet(key: "k", value: [0, 255]))),
    ("org.metadata.removed", .organization(.metadataRemoved(key: "k"))),
    ("org.domain.removed", .organization(.domainRemoved("acme.example", isVerified: true))),
    (
      "org.domain.verification.added",
      .organization(.domainVerificationAdded("acme.example", DomainValidation(.http, sealedToken: [1, 2])))
    ),
    ("org.domain.verification.failed", .organization(.domainVerificationFailed("acme.example"))),
    ("user.username.changed", .user(.nameFormed("ada", NameForm(epoch: 3, isOfOrganization: true)))),
    ("user.username.changed", .user(.nameFormed("ada", NameForm()))),
    ("org.policy.domain.added", .organization(.domainPolicyAdded(domainPolicy, nil))),
    ("org.policy.domain.changed", .organization(.domainPolicyChanged(DomainPolicy(), names))),
    ("org.policy.domain.removed", .organization(.domainPolicyRemoved(names))),
    ("org.usernames.kept", .organization(.namesKept(names))),
    ("instance.trusted_domain.added", .instance(.trustedDomainAdded("trusted.example"))),
    ("instance.trusted_domain.removed", .instance(.trustedDomainRemoved("trusted.example"))),
    ("instance.policy.domain.added", .instance(.domainPolicyAdded(domainPolicy, names))),
    ("instance.policy.domain.changed", .instance(.domainPolicyChanged(DomainPolicy(), nil))),
    ("user.domain.claimed", .user(.domainClaimed(userName: "1@temporary.localhost", domain: "acme.example"))),
    ("user.domain.claimed.sent", .user(.domainClaimSent)),
    ("org.domain.removed", .organization(.domainRemoved("acme.example", isVerified: false))),
    ("instance.added", .instance(.added(defaultLanguage: "en"))),
    ("instance.default.org.set", .instance(.defaultOrganizationSet("10"))),
    ("instance.member.added", .instance(.memberAdded(userID: "7", roles: []))),
    ("org.member.changed", .organization(.memberChanged(userID: "7", roles: ["A", "B"]))),
    ("org.member.removed", .organization(.memberRemoved(userID: "7"))),
    ("instance.member.changed", .instance(.memberChanged(userID: "7", roles: ["A"]))),
    ("instance.member.removed", .instance(.memberRemoved(userID: "7"))),
    (
      "instance.secret.generator.added",
      .instance(
        .secretGeneratorAdded(
          .clientSecret, SecretGenerator(length: 70, lifetime: 0, alphabets: [.lowercase, .symbols])))
    ),
    (
      "instance.secret.generator.changed",
      .instance(
        .secretGeneratorChanged(
          .emailOTP, SecretGenerator(length: 6, lifetime: 1_500_000, alphabets: [.uppercase, .digits])))
    ),
    ("instance.default.language.set", .instance(.defaultLanguageSet("pt-PT"))),
    ("org.customtext.set", .organization(.messageText(.set(.text, "Hello {{.Code}}", of: text)))),
    ("org.customtext.removed", .organization(.messageText(.removed(.footerText, of: text)))),
    ("org.customtext.template.removed", .organization(.messageText(.reset(text)))),
    ("instance.customtext.set", .instance(.messageText(.set(.subject, "S", of: text)))),
    ("instance.customtext.removed", .instance(.messageText(.removed(.preHeader, of: text)))),
    ("instance.customtext.template.removed", .instance(.messageText(.reset(text)))),
    (
      "instance.restrictions.set",
      .instance(
        .restrictionsSet(Restrictions(disallowsPublicOrganizations: true, allowedLanguages: ["en", "pt-PT"])))
    ),
    (
      "instance.hosted_login_translation.set",
      .instance(.loginTranslationSet(LoginTranslation(storedLocale: "de", json: #"{"a":1}"#)))
    ),
    (
      "org.hosted_login_translation.set",
      .organization(.loginTranslationSet(LoginTranslation(storedLocale: "de-AT", json: "{}")))
    ),
  ]

  /// Each change of each kind, under the names that others know.
  private static let providerEvents: [(type: String, payload: Event.Payload)] = {
    func provider(_ channel: Notification.Channel, _ settings: Provider.Settings) -> Provider {
      Provider(id: "7", channel: channel, description: "d", settings: settings, sealedSecret: [0, 255])
    }
    let smtp = provider(
      .mail,
      .smtp(
        SMTPServer(
          senderAddress: "s", senderName: "n", replyToAddress: "r", host: "h:1", isTLS: true, user: "u")))
    let hook = provider(.mail, .http(endpoint: "https://h/"))
    let smsHook = provider(.shortMessage, .http(endpoint: "https://h/"))
    let twilio = provider(.shortMessage, .twilio(TwilioAccount(sid: "A", sender: "b")))
    let rows: [(String, Provider, ProviderChange)] = [
      ("smtp.config.added", smtp, .added), ("smtp.config.changed", smtp, .changed),
      ("smtp.config.password.changed", smtp, .secretChanged), ("smtp.config.activated", smtp, .activated),
      ("smtp.config.deactivated", hook, .deactivated), ("smtp.config.http.added", hook, .added),
      ("smtp.config.http.changed", hook, .changed), ("sms.config.http.added", smsHook, .added),
      ("sms.config.http.changed", smsHook, .changed), ("sms.config.twilio.added", twilio, .added),
      ("sms.config.twilio.changed", twilio, .changed), ("sms.config.twilio.token.changed", twilio, .secretChanged),
      ("sms.config.activated", twilio, .activated), ("sms.config.deactivated", smsHook, .deactivated),
    ]
    return rows.map { ("instance.\($0.0)", .instance(.providerSet($0.1, $0.2))) } + [
      ("instance.smtp.config.removed", .instance(.providerRemoved(id: "7", .mail, wasActive: true))),
      ("instance.sms.config.removed", .instance(.providerRemoved(id: "7", .shortMessage, wasActive: false))),
    ]
  }()

  private static let oidcEvents: [(type: String, payload: Event.Payload)] = [
    ("instance.iam.project.set", .instance(.oidc(.projectSet("12")))),
    (
      "instance.web_key.added",
      .instance(
        .oidc(
          .webKeyAdded(
            NewWebKey(id: "7", algorithm: .rs512, bits: 3072, publicKey: [0, 255], sealedPrivateKey: [1]))))
    ),
    ("instance.web_key.activated", .instance(.oidc(.webKeyActivated(id: "7")))),
    ("instance.web_key.deactivated", .instance(.oidc(.webKeyDeactivated(id: "7")))),
    ("instance.web_key.removed", .instance(.oidc(.webKeyRemoved(id: "7")))),
    ("instance.oidc.settings.added", .instance(.oidc(.settingsAdded(OIDCSettings(accessTokenLifetime: 1))))),
    ("instance.oidc.settings.changed", .instance(.oidc(.settingsChanged(OIDCSettings(idTokenLifetime: 2))))),
  ]

  @Test("an event reads as it was written, under its name", arguments: events)
  func roundTrip(_ type: String, _ payload: Event.Payload) throws {
    let record = EventRecord(payload)
    #expect(record.type == type)
    #expect(try record.event() == payload)
  }

  @Test("an event without personal data tells nothing of the user, and reads as well", arguments: events)
  func withoutPersonalData(_ type: String, _ payload: Event.Payload) throws {
    guard case .user(let event) = payload else { return }
    let record = EventRecord(.user(event.withoutPersonalData))
    #expect(record.type == type)
    #expect(try record.event() == .user(event.withoutPersonalData))
    #expect(event.withoutPersonalData.addresses.joined().isEmpty)
    let kept = String(decoding: record.payload, as: UTF8.self)
    for text in ["ada", "Ada", "Lovelace", "robot", "Grace", "Hopper", "grace", "example", "+1", "$", "a@b"] {
      #expect(!kept.contains(text), "\(type) keeps \(text)")
    }
  }

  /// Bytes that an earlier version has written.
  @Test(
    "what is on disk stays readable",
    arguments: [
      (
        "user.human.email.changed", "\n\rx@example.com",
        Event.Payload.user(.emailChanged(EmailAddress(stored: "x@example.com")))
      ),
      (
        "org.member.added", "\n\u{1}7\u{12}\u{1}A\u{12}\u{1}B",
        .organization(.memberAdded(userID: "7", roles: ["A", "B"]))
      ),
      (
        "user.human.email.code.added", "\n\u{1}x\u{10}\u{5}\u{18}\u{1}",
        .user(
          .emailCodeAdded(IssuedCode(digest: [120], expires: Timestamp(microseconds: 5), isReturned: true)))
      ),
    ])
  func golden(_ type: String, _ bytes: String, _ payload: Event.Payload) throws {
    #expect(try EventRecord(type: type, payload: Array(bytes.utf8)).event() == payload)
    #expect(EventRecord(payload) == EventRecord(type: type, payload: Array(bytes.utf8)))
  }

  @Test("what former versions called otherwise has its published name")
  func formerNames() throws {
    let record = EventRecord(type: "user.human.totp.verified", payload: [])
    #expect(try record.event() == .user(.totpVerified))
    #expect(record.type == "user.human.mfa.otp.verified")
    #expect(
      EventRecord.kept(["user.locked", "user.human.mfa.otp.added"])
        == ["user.locked", "user.human.mfa.otp.added", "user.human.totp.added"])
  }

  @Test(
    "what this version does not know is refused, not passed over",
    arguments: [
      ("user.human.avatar.added", [UInt8](), "unknown to this version"),
      ("", [], "unknown to this version"),
      ("user.pat.added", [0xff], "damaged"),
      ("instance.smtp.config.added", [], "unknown to this version"),
      ("instance.smtp.config.oauth.added", [0x10, 1, 0x32, 0], "unknown to this version"),
      ("org.added", [10, 9, 65], "damaged"),
      // accessTokenType 9
      ("user.machine.added", [0x20, 9], "unknown to this version"),
      // profile.gender 7
      ("user.human.added", [0x12, 2, 0x30, 7], "unknown to this version"),
    ])
  func unknown(_ type: String, _ payload: [UInt8], _ reason: String) throws {
    let error = #expect(throws: StoreError.self) { try EventRecord(type: type, payload: payload).event() }
    #expect(error?.description.contains(reason) == true)
    #expect(error?.isTransient == false)
  }
}
