import Domain
import GrpcTesting
import HTTPTransport
import StoreSupport
import Testing
import Texts

@testable import Web

@Suite("The page that says a one-time password")
struct SessionCodePageTests {
  @Test("shows the code in the reader's language, and touches nothing")
  func page() async throws {
    let pages = try await Pages()
    let events = pages.memory.store.eventCount
    let link = SessionCodeLink.link(
      userID: "1", code: "12345678", sessionID: "2", organizationID: pages.memory.organizationID, language: "de")
    let answer = try await pages.get(link)
    #expect(answer.status == 200 && answer.isSafe && answer.text.contains("12345678"))
    let texts = try #require(Language(lookingUp: "de")).notifications.verifyEmailOTP
    #expect(answer.text.contains(texts.title.shownInHTML) && answer.text.contains(texts.preHeader.shownInHTML))
    #expect(pages.memory.store.eventCount == events)
    await pages.close()
  }

  @Test(
    "says nothing that a stranger wants said",
    arguments: ["", "code=", "code=%20", "code=<b>", "code=" + String(repeating: "1", count: 500)])
  func broken(_ query: String) async throws {
    let pages = try await Pages()
    let answer = try await pages.get("\(SessionCodeLink.path)?\(query)")
    #expect(answer.isSafe && !answer.text.contains("<b>"))
    if !query.contains("<") { #expect(answer.status == 400) }
    await pages.close()
  }
}
