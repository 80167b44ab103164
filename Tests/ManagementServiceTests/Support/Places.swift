import Domain
import StoreSupport

/// What stands for users in the tables: `<verified>` is the id of a person in that state, `<verified.name>` their user name.
/// Whoever is named is made when they are first named, and once.
struct Places {
  static let password = "Secr3t-enough!"
  static let phone = "+41446681800"
  static let secret = "JBSWY3DPEHPK3PXP"

  let house: House
  private var values: [String: String] = [
    "unknown": "999999999999999999", "name": "somebody",
    "names": #"{"givenName":"Ada","familyName":"Lovelace"}"#,
    "names v1": #"{"firstName":"Grace","lastName":"Hopper","displayName":"Grace"}"#,
    "address": #"{"email":"somebody@example.com","isVerified":true}"#,
    "address v1": #"{"email":"somebody@example.com"}"#,
    "new human":
      #"{"userName":"grace","profile":{"firstName":"Grace","lastName":"Hopper"},"email":{"email":"grace@example.com"}}"#,
    "password": Self.password, "other": "An0ther-one!", "phone": Self.phone, "secret": Self.secret,
  ]

  init(_ house: House) {
    self.house = house
    values["home"] = house.memory.organizationID
    values["admin"] = house.memory.adminID
    values["instance"] = house.memory.instanceID
    values["totp"] = TestVault.totp(at: house.memory.clock.now)
  }

  /// The text with everything in its place.
  mutating func filled(_ text: String) async throws -> String {
    var (result, rest) = ("", text[...])
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let name = String(rest[rest.index(after: start)..<end])
      if values[name] == nil { try await make(String(name.prefix { $0 != "." })) }
      guard let value = values[name] else { throw Failure("nothing is called <\(name)>") }
      result += rest[..<start] + value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// A domain of the home organization, but for one of another: `<asked>` is to be proved, `<challenged>` and `<shown>` have a
  /// token, which can be found of the latter alone.
  private mutating func makeDomain(_ state: String) async throws {
    let domain = "\(state).example"
    values[state] = domain
    let owner = try await filled(state == "taken" ? "<organization>" : "<home>")
    let target = OrganizationTarget(owner, by: house.memory.adminID, .proof(.v1))
    let mustBeProved = ["asked", "challenged", "shown"].contains(state)
    try await house.memory.store.execute(
      try .addDomain(domain, to: target, mustBeProved: mustBeProved, baseDomain: "localhost"))
    guard mustBeProved, state != "asked" else { return }
    _ = try await house.memory.useCases.challengeDomain(domain, in: target, .dns)
  }

  private mutating func make(_ state: String) async throws {
    switch state {
    case "organization":
      try await makeOrganization("Acme", as: state)
      values["organization.domain"] = "acme.localhost"
    case "unruly": try await makeUnruly()
    case "permissive":
      try await makeOrganization("Permissive", as: state)
      try await house.get(.v1("AddCustomLoginPolicy"), #"{"multiFactors":[1]}"#, in: values[state])
    case "factorless":
      values[state] = try await house.get(.admin("RemoveMultiFactorFromLoginPolicy"), #"{"type":1}"#)[
        "details.sequence"]
    case "notified":
      values[state] = try await house.get(.admin("AddNotificationPolicy"))["details.sequence"]
    case "forbidden":
      // A language that there is, and that is not allowed.
      _ = try await house.memory.useCases.setRestrictions(
        disallowsPublicOrganizations: nil, allowedLanguages: ["en"], by: house.memory.adminID)
      values[state] = "de"
    case "dressed":
      try await makeOrganization("Dressed", as: state)
      try await house.get(.v1("AddCustomLabelPolicy"), ##"{"primaryColor":"#663399"}"##, in: values[state])
      for asset in LabelAsset.allCases {
        _ = try await house.upload(asset, asset == .font ? .font : .picture, in: values[state])
      }
      try await house.get(.v1("ActivateCustomLabelPolicy"), in: values[state])
      try await house.get(
        .v1("UpdateCustomLabelPolicy"), ##"{"primaryColor":"#663399","themeMode":2}"##, in: values[state])
    case "spoken":
      // The language in which the instance says something.
      try await say(in: .instance)
      values[state] = "de"
    case "retired":
      try await makeOrganization("Retired", as: state)
      try await house.get(.v1("DeactivateOrg"), in: values[state])
    case "noted":
      try await makeOrganization("Noted", as: state)
      try await house.get(.v1("SetOrgMetadata"), #"{"key":"k","value":"dg=="}"#, in: values[state])
    case "outspoken": try await makeOutspoken()
    case "ruled": try await makeRuled()
    case "twins": try await makeTwins()
    case "trusted":
      values[state] = "trusted.example"
      try await house.get(.admin("AddInstanceTrustedDomain"), #"{"domain":"trusted.example"}"#)
    case "bound":
      values[state] = ""
      try await house.get(.admin("UpdateDomainPolicy"), #"{"smtpSenderAddressMatchesInstanceDomain":true}"#)
    case "verified": try await makePerson(state)
    case "unverified": try await makePerson(state, email: #""returnCode":{}"#)
    case "secured": try await makePerson(state, #""password":{"password":"\#(Self.password)"}"#)
    case "phoned": try await makePerson(state, #""phone":{"phone":"\#(Self.phone)","returnCode":{}}"#)
    case "phoneVerified": try await makePerson(state, #""phone":{"phone":"\#(Self.phone)","isVerified":true}"#)
    case "described": try await makePerson(state, #""metadata":[{"key":"k","value":"dg=="}]"#)
    case "authenticated": try await makePerson(state, #""totpSecret":"\#(Self.secret)""#)
    case "foreign":
      let organization = try await filled("<organization>")
      try await makePerson(state, #""organization":{"orgId":"\#(organization)"}"#)
    case "locked": try await makePerson(state, after: "LockUser")
    case "inactive": try await makePerson(state, after: "DeactivateUser")
    case "removed": try await makePerson(state, after: "DeleteUser")
    case "invited":
      try await makePerson(state, email: #""returnCode":{}"#)
      try await note(state, .v2("CreateInviteCode"), code: "inviteCode")
    case "invitedByMail":
      try await makePerson(state, email: #""returnCode":{}"#)
      try await house.get(.v2("CreateInviteCode"), #"{"userId":"\#(values[state] ?? "")","sendCode":{}}"#)
    case "resetting":
      try await makePerson(state, #""password":{"password":"\#(Self.password)"}"#)
      try await note(state, .v2("PasswordReset"), code: "verificationCode")
    case "initial": try await makeInitial(state)
    case "asked", "challenged", "shown", "proved", "taken": try await makeDomain(state)
    case "machine", "program": try await makeMachine(state)
    case "foreignMachine": try await makeMachine(state, in: try await filled("<organization>"))
    case "secretive":
      try await makeMachine(state)
      try await house.get(.v1("GenerateMachineSecret"), #"{"userId":"\#(values[state] ?? "")"}"#)
    case "keyed":
      try await makeMachine(state)
      let key = try await house.get(
        .v1("AddMachineKey"), #"{"userId":"\#(values[state] ?? "")","type":"KEY_TYPE_JSON"}"#)
      values["keyed.key"] = key["keyId"]
    case "tokened":
      try await makeMachine(state)
      let token = try await house.get(.v1("AddPersonalAccessToken"), #"{"userId":"\#(values[state] ?? "")"}"#)
      values["tokened.token"] = token["tokenId"]
    case "session", "signedIn", "terminated", "expired", "lockedIn": try await makeSession(state)
    case "activeKey": values[state] = try await house.memory.useCases.preparedOIDC().activeKey?.id
    case "lifetimes":
      let hour = #""3600s""#
      values[state] = try await house.get(
        .admin("AddOIDCSettings"),
        #"{"accessTokenLifetime":\#(hour),"idTokenLifetime":\#(hour),"refreshTokenIdleExpiration":\#(hour),"refreshTokenExpiration":\#(hour)}"#
      )["details.sequence"]
    case "crowded":
      let useCases = house.memory.useCases
      while useCases.oidc.state.webKeys.count < WebKey.maximumCount {
        values[state] = try await useCases.createWebKey(.edDSA, by: house.memory.adminID).id
      }
    case "curve": values[state] = try await house.get(.webkey("CreateWebKey"), #"{"ecdsa":{"curve":1}}"#)["id"]
    case "mailedCode", "textedCode", "lateCode", "uncoded", "heldCode", "unspent", "heldApp":
      try await makeChallenge(state)
    default:
      var id = try await Provided(rawValue: state)?.make(in: house)
      if id == nil { id = try await Factored(rawValue: state)?.make(in: house) }
      guard let id else {
        throw Failure("nobody is called <\(state)>")
      }
      values[state] = id
    }
  }

  /// A session of nobody; or of <secured>, who has entered the password; or one that is over; or
  /// of somebody who was locked since.
  private mutating func makeSession(_ state: String) async throws {
    var body = state == "expired" ? #"{"lifetime":"1s"}"# : "{}"
    if state == "signedIn" {
      body = try await filled(
        #"{"checks":{"user":{"userId":"<secured>"},"password":{"password":"<password>"}},"metadata":{"k":"dg=="}}"#)
    }
    if state == "lockedIn" {
      try await makePerson("captive", #""password":{"password":"\#(Self.password)"}"#)
      body = #"{"checks":{"user":{"userId":"\#(values["captive"] ?? "")"}}}"#
    }
    let made = try await house.get(.session("CreateSession"), body)
    (values[state], values["\(state).token"]) = (made["sessionId"], made["sessionToken"])
    if state == "expired" { house.memory.clock.advance(seconds: 1) }
    if state == "lockedIn" { try await house.get(.v2("LockUser"), #"{"userId":"\#(values["captive"] ?? "")"}"#) }
    if state == "terminated" {
      try await house.get(.session("DeleteSession"), #"{"sessionId":"\#(values[state] ?? "")"}"#)
    }
  }

  /// A session of <mailed> or <texted> that waits for a code, which was returned; `<lateCode>` came too late, and
  /// `<uncoded>` waits for none. `<unspent>` is of <authenticated>, who has entered nothing. Those of `<held…>` were locked since.
  private mutating func makeChallenge(_ state: String) async throws {
    let user = state == "textedCode" ? "texted" : ["unspent", "heldApp"].contains(state) ? "authenticated" : "mailed"
    let challenge =
      switch state {
      case "textedCode": #","challenges":{"otpSms":{"returnCode":true}}"#
      case "unspent", "heldApp", "uncoded": ""
      default: #","challenges":{"otpEmail":{"returnCode":{}}}"#
      }
    let made = try await house.get(
      .session("CreateSession"), try await filled(#"{"checks":{"user":{"userId":"<\#(user)>"}}\#(challenge)}"#))
    (values[state], values["\(state).token"]) = (made["sessionId"], made["sessionToken"])
    values["\(state).code"] = made["challenges.otpEmail"] ?? made["challenges.otpSms"]
    if state.hasPrefix("held") {
      try await house.get(.v2("LockUser"), #"{"userId":"\#(values[user] ?? "")"}"#)
    }
    if state == "lateCode" { house.memory.clock.advance(seconds: 300) }
  }

  private mutating func makeOrganization(_ name: String, as state: String) async throws {
    values[state] = try await house.get(.v1("AddOrg"), #"{"name":"\#(name)"}"#)["id"]
  }

  /// An organization with policies of its own.
  private mutating func makeUnruly() async throws {
    try await makeOrganization("Unruly", as: "unruly")
    try await house.get(.v1("AddCustomPasswordComplexityPolicy"), #"{"minLength":12}"#, in: values["unruly"])
    try await house.get(.v1("AddCustomNotificationPolicy"), in: values["unruly"])
    for (kind, policy) in [
      ("Login", #"{"forceMfa":true,"secondFactors":[1]}"#), ("PasswordAge", #"{"maxAgeDays":90}"#),
      ("Lockout", #"{"maxPasswordAttempts":5}"#), ("Privacy", #"{"tosLink":"https://acme.example/"}"#),
    ] {
      try await house.get(.v1("AddCustom\(kind)Policy"), policy, in: values["unruly"])
    }
  }

  /// An organization whose login names have its domain, by a policy of its own.
  private mutating func makeRuled() async throws {
    try await makeOrganization("Ruled", as: "ruled")
    let body = #"{"orgId":"\#(values["ruled"] ?? "")","userLoginMustBeDomain":true}"#
    try await house.get(.admin("AddCustomDomainPolicy"), body)
  }

  /// Two who would have one name where login names have a domain.
  private mutating func makeTwins() async throws {
    let domain = try await house.get(.v1("GetMyOrg"))["org.primaryDomain"] ?? ""
    for name in ["twin", "twin@\(domain)"] {
      values["twins"] = try await house.get(
        .v1("AddMachineUser"), #"{"userName":"\#(name)","name":"Twin"}"#)["userId"]
    }
  }

  /// An organization that says something in every message, in German.
  private mutating func makeOutspoken() async throws {
    let id = try await house.get(.v1("AddOrg"), #"{"name":"Outspoken"}"#)["id"] ?? ""
    try await say(in: .organization(id))
    values["outspoken"] = id
  }

  /// Says something in every message and on every page, in German.
  private func say(in scope: Membership.Scope) async throws {
    for kind in MessageTextKind.allCases {
      var text = MessageText()
      if kind == .login { for field in kind.fields { text[field] = "Own \(field.rawValue)" } }
      text[.text] = "Own {{.DisplayName}}"
      try await house.memory.store.execute(
        .setMessageText(text, of: MessageTextKey(kind, in: "de"), in: scope, by: house.memory.adminID))
    }
  }

  private mutating func makePerson(
    _ state: String, _ more: String = "", email: String = #""isVerified":true"#, after change: String? = nil
  ) async throws {
    let more = more.isEmpty ? "" : "," + more
    let made = try await house.get(
      .v2("AddHumanUser"),
      #"{"username":"\#(state)","profile":{"givenName":"Ada","familyName":"Lovelace"},"#
        + #""email":{"email":"\#(state)@example.com",\#(email)}\#(more)}"#)
    note(state, made, code: made["emailCode"] == nil ? "phoneCode" : "emailCode")
    guard let change else { return }
    try await house.get(.v2(change), #"{"userId":"\#(values[state] ?? "")"}"#)
  }

  private mutating func makeInitial(_ state: String) async throws {
    let made = try await house.get(
      .v1("AddHumanUser"),
      #"{"userName":"\#(state)","profile":{"firstName":"Grace","lastName":"Hopper"},"#
        + #""email":{"email":"\#(state)@example.com"}}"#)
    note(state, made, code: "none")
  }

  private mutating func makeMachine(_ state: String, in organization: String? = nil) async throws {
    let made = try await house.get(
      .v1("AddMachineUser"), #"{"userName":"\#(state)","name":"Machine"}"#, in: organization)
    note(state, made, code: "none")
  }

  /// The code that a method answers when it is asked to return it.
  private mutating func note(_ state: String, _ method: Method, code: String) async throws {
    let answer = try await house.get(method, #"{"userId":"\#(values[state] ?? "")","returnCode":{}}"#)
    values["\(state).code"] = answer[code]
  }

  private mutating func note(_ state: String, _ made: Answer, code: String) {
    values[state] = made["userId"]
    values["\(state).name"] = state
    values["\(state).email"] = "\(state)@example.com"
    values["\(state).phone"] = Self.phone
    values["\(state).code"] = made[code]
  }
}
