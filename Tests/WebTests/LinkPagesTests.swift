import Domain
import GrpcTesting
import HTTPTransport
import StoreSupport
import Testing
import Texts

@testable import Web

@Suite("Pages behind links")
struct LinkPagesTests {
  static let password = "Chosen-0ne!"
  static let withPassword = LinkPage.all.filter(\.setsPassword)

  private static func form(_ userID: String, _ code: String, _ more: [String: String] = [:]) -> [String: String] {
    ["user": userID, "code": code, "action": "redeem", "password": password, "repeat": password]
      .merging(more) { $1 }
  }

  @Test("opening a link redeems nothing: scanners of mail open links", arguments: LinkPage.all)
  func opening(page: LinkPage) async throws {
    let pages = try await Pages()
    let (id, code) = try await pages.opened(page)
    let events = pages.memory.store.eventCount
    let answer = try await pages.get(page.link(userID: id, code: code, organizationID: "7"))
    #expect(answer.status == 200 && answer.isSafe)
    #expect(answer.text.contains("value=\"\(code)\"") && answer.text.contains("value=\"\(id)\""))
    #expect(answer.text.contains("action=\"\(page.target)\""))
    #expect(answer.text.contains("type=\"password\"") == page.setsPassword)
    #expect(pages.memory.store.eventCount == events)
    await pages.close()
  }

  @Test("pressing the button does what the link is for", arguments: LinkPage.all)
  func redeeming(page: LinkPage) async throws {
    let pages = try await Pages()
    let (id, code) = try await pages.opened(page)
    // As people type: any case, with spaces around.
    let answer = try await pages.post(page.target, Self.form(id, " \(code.lowercased()) "))
    #expect(answer.status == 200 && answer.isSafe, "\(answer.text)")
    let human = try await pages.user(id)
    #expect(human?.email.isVerified == true)
    if page.setsPassword { #expect(human?.password?.hash == "plain:\(Self.password)") }
    #expect(human?.password?.isChangeRequired != true)
    let again = try await pages.post(page.target, Self.form(id, code))
    #expect(again.status == 400, "a code counts once")
    #expect(try pages.memory.store.mismatches() == [])
    await pages.close()
  }

  @Test("a wrong code is said, counted, and costs no hash", arguments: LinkPage.all)
  func wrongCode(page: LinkPage) async throws {
    let pages = try await Pages()
    let (id, code) = try await pages.opened(page)
    let (events, hashes) = (pages.memory.store.eventCount, pages.memory.hasher.work)
    let answer = try await pages.post(page.target, Self.form(id, "WRONG1"))
    #expect(answer.status == 400 && answer.isSafe)
    #expect(answer.text.contains(Language.english.pages.codeInvalid.shownInHTML))
    #expect(pages.memory.store.eventCount == events + 1)
    #expect(pages.memory.hasher.work == hashes)
    #expect(try await pages.post(page.target, Self.form(id, code)).status == 200, "it may be corrected")
    await pages.close()
  }

  @Test("whether somebody exists is not for strangers", arguments: LinkPage.all)
  func unknown(page: LinkPage) async throws {
    let pages = try await Pages()
    let id = try await pages.opened(page).id
    for more in [[:], ["action": "resend"]] {
      var answers: [String] = []
      for userID in [id, "999999999999999999"] {
        let answer = try await pages.post(page.target, Self.form(userID, "WRONG1", more))
        answers.append("\(answer.status) " + answer.text.replacing(userID, with: ""))
      }
      #expect(answers[0] == answers[1])
    }
    await pages.close()
  }

  @Test("what is no password is refused before anything is tried", arguments: withPassword)
  func passwords(page: LinkPage) async throws {
    let pages = try await Pages()
    let (id, code) = try await pages.opened(page)
    let texts = Language.english.pages
    let events = pages.memory.store.eventCount
    let long = "Aa1!" + String(repeating: "x", count: PasswordPolicy.maximumBytes)
    for (chosen, repeated, text) in [
      (Self.password, "another", texts.passwordsDiffer), ("", "", texts.passwordRefused),
      ("short", "short", texts.passwordRefused), (long, long, texts.tooLong),
    ] {
      let answer = try await pages.post(
        page.target, Self.form(id, code, ["password": chosen, "repeat": repeated]))
      #expect(answer.status == 400 && answer.text.contains(text.shownInHTML), "\(chosen)")
    }
    #expect(pages.memory.store.eventCount == events)
    #expect(try await pages.post(page.target, Self.form(id, "")).text.contains(texts.codeMissing.shownInHTML))
    await pages.close()
  }

  @Test("the rules that hold are those of the user's organization, whatever the link names", arguments: withPassword)
  func rules(page: LinkPage) async throws {
    let pages = try await Pages()
    let (id, code) = try await pages.opened(page)
    let memory = pages.memory
    try await memory.store.execute(
      .changePolicy(
        .add(PasswordPolicy(minimumLength: 20)), of: .organization(memory.organizationID), by: memory.adminID))
    let shown = try await pages.get(page.link(userID: id, code: code, organizationID: memory.organizationID))
    let rule = try #require(Language.english.pages.passwordRules.items(PasswordPolicy(minimumLength: 20)).first)
    #expect(rule.contains("20") && shown.text.contains(rule.escapedForHTML))
    let answer = try await pages.post(page.target, Self.form(id, code, ["organization": "elsewhere"]))
    #expect(answer.status == 400)
    #expect(answer.text.contains(Language.english.pages.passwordRefused.shownInHTML))
    let long = "Long enough for a policy of 20!"
    let form = Self.form(id, code, ["organization": memory.organizationID, "password": long, "repeat": long])
    #expect(try await pages.post(page.target, form).status == 200)
    await pages.close()
  }

  @Test("a new code can be asked for; one too many is not sent, and told as if it were", arguments: LinkPage.all)
  func resending(page: LinkPage) async throws {
    // An invitation's first mail counts too.
    let pages = try await Pages(ratePolicy: RatePolicy(burst: page == .invitation ? 3 : 2, hourly: 0))
    let (id, code) = try await pages.opened(page)
    let (mails, form) = (pages.memory.store.notifications.count, Self.form(id, code, ["action": "resend"]))
    let answer = try await pages.post(page.target, form)
    #expect(answer.status == 200 && answer.isSafe)
    #expect(answer.text.contains(Language.english.pages.resentText.shownInHTML))
    #expect(!answer.text.contains("value=\"\(code)\""), "the former code is worth nothing")
    let sent = pages.memory.store.notifications
    #expect(sent.count == mails + 1)
    #expect(sent.last?.userID == id && sent.last?.generation == page.generation)
    for _ in 0..<3 {
      let again = try await pages.post(page.target, form)
      #expect(again.status == 200 && again.text == answer.text)
    }
    #expect(pages.memory.store.notifications.count <= mails + 2)
    await pages.close()
  }

  @Test("a reset that nobody asked for is not begun by a stranger")
  func noReset() async throws {
    let pages = try await Pages()
    let id = try await pages.memory.addPerson(password: "Former-0ne!").id
    let events = pages.memory.store.eventCount
    let answer = try await pages.post(LinkPage.passwordReset(.v2).target, ["user": id, "action": "resend"])
    #expect(answer.status == 200)
    #expect(pages.memory.store.eventCount == events && pages.memory.store.notifications.isEmpty)
    await pages.close()
  }

  @Test("another site cannot post in a reader's name")
  func crossSite() async throws {
    let pages = try await Pages(origin: "https://id.example")
    let page = LinkPage.verification(.v2)
    let (id, code) = try await pages.opened(page)
    let foreign: [HTTPFields] = [
      ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["origin": "https://evil.example"],
      ["origin": "null"],
    ]
    for fields in foreign {
      let answer = try await pages.post(page.target, Self.form(id, code), fields)
      #expect(answer.status == 403 && answer.isSafe)
    }
    #expect(try await pages.user(id)?.email.isVerified == false)
    let own: [HTTPFields] = [
      ["origin": "https://id.example"], ["sec-fetch-site": "same-origin"], ["sec-fetch-site": "none"], [:],
    ]
    for fields in own {
      #expect(try await pages.post(page.target, Self.form(id, "WRONG1"), fields).status == 400)
    }
    await pages.close()
  }

  @Test("pages speak the reader's language: the link's, else the browser's, else the instance's")
  func languages() async throws {
    let pages = try await Pages()
    let page = LinkPage.verification(.v2)
    for (chosen, accepted, expected) in [
      ("de", "fr", "de"), (nil, "fr-CH", "fr"), (nil, "xx", "en"), (nil, nil, "en"), ("xx", "de", "de"),
    ] {
      let link = page.link(userID: "1", code: "A", organizationID: "7", language: chosen)
      let fields: HTTPFields = accepted.map { ["accept-language": $0] } ?? [:]
      #expect(try await pages.get(link, fields).text.contains("<html lang=\"\(expected)\""), "\(chosen ?? "-")")
    }
    await pages.close()
  }

  @Test("where languages are restricted, pages speak no other")
  func restrictedLanguages() async throws {
    let pages = try await Pages()
    _ = try await pages.memory.useCases.setRestrictions(
      disallowsPublicOrganizations: nil, allowedLanguages: ["en", "de"], by: "")
    for (chosen, accepted, expected) in [("fr", "de", "de"), (nil, "fr-CH", "en"), ("de", "fr", "de")]
      as [(String?, String, String)]
    {
      let link = LinkPage.verification(.v2).link(userID: "1", code: "A", organizationID: "7", language: chosen)
      let answer = try await pages.get(link, ["accept-language": accepted])
      #expect(answer.text.contains("<html lang=\"\(expected)\""), "\(chosen ?? "-")")
    }
    await pages.close()
  }

  @Test("pages say what the organization of the link has set, else the instance, else what is built in")
  func ownTexts() async throws {
    let pages = try await Pages()
    let (store, home) = (pages.memory.store, pages.memory.organizationID)
    func set(_ parts: [String: String], in scope: Membership.Scope) async throws {
      var text = MessageText()
      for (name, value) in parts { text[try #require(MessageTextField(rawValue: name))] = value }
      try await store.execute(.setMessageText(text, of: MessageTextKey(.login, in: "en"), in: scope, by: ""))
    }
    try await set(["InitPassword.Title": "Instance", "InitPassword.Description": "Instance's"], in: .instance)
    try await set(
      ["InitPassword.Title": "Own <b>", "InitPassword.NextButtonText": "Go", "EmailVerificationDone.Title": "Ta"],
      in: .organization(home))
    func page(_ page: LinkPage, of organizationID: String) async throws -> String {
      try await pages.get(
        page.link(userID: "1", code: "A", organizationID: organizationID, language: "en")
      ).text
    }
    let own = try await page(.passwordReset(.v2), of: home)
    #expect(own.contains("<h1>Own &lt;b&gt;</h1>") && own.contains("<p>Instance's</p>".replacing("'", with: "&#39;")))
    #expect(own.contains("value=\"redeem\">Go</button>") && own.contains(">Verification code</label>"))
    let other = try await page(.passwordReset(.v2), of: "nobody's")
    #expect(other.contains("<h1>Instance</h1>") && other.contains("value=\"redeem\">Reset password</button>"))
    #expect(try await page(.invitation, of: home).contains("Accept your invitation"), "a page of its own")
    let (id, code) = try await pages.opened(.verification(.v2))
    let done = try await pages.post(
      LinkPage.verification(.v2).target, ["user": id, "code": code, "organization": home, "lang": "en"])
    #expect(done.text.contains("<h1>Ta</h1>"))
    await pages.close()
  }

  @Test(
    "a link that was damaged is answered, and shows nothing but text",
    arguments: [
      "", "?code=%3Cscript%3Ealert(1)%3C/script%3E&userId=%22%3E%3Cscript%3E&organization='", "?code=%FF&userId=%00",
      "?userId=1&lang=" + String(repeating: "a-", count: 10_000), "?userId=" + String(repeating: "1", count: 20_000),
      "?userId=1&code=" + String(repeating: "%CC%81", count: 3_000), "?%", "?userId=1&userId=2", "?invite=true",
    ])
  func damaged(query: String) async throws {
    let pages = try await Pages()
    for page in LinkPage.all {
      let answer = try await pages.get(page.path + query)
      #expect([200, 400].contains(answer.status) && answer.isSafe)
      #expect(answer.body.count < 20_000)
    }
    await pages.close()
  }

  @Test("a form that is not UTF-8, or of another type, is refused")
  func broken() async throws {
    let pages = try await Pages()
    #expect(try await pages.post("/ui/v2/login/verify?x=%C3", Self.form("1", "X")).status == 400)
    #expect(try await pages.post("/ui/v2/login/verify", [:]).status == 400)
    #expect(try await pages.get("/ui/assets/style.css").fields.first("content-type") == "text/css; charset=utf-8")
    await pages.close()
  }
}
