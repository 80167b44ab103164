import Testing

@testable import Domain

@Suite("Pages that links lead to")
struct LinkPageTests {
  @Test(arguments: [
    (LinkPage.verification(.v1), "/ui/login/mail/verification?userID=4%2F2&code=A%261&orgID=7"),
    (.verification(.v2), "/ui/v2/login/verify?code=A%261&userId=4%2F2&organization=7"),
    (.initialization, "/ui/login/user/init?userID=4%2F2&code=A%261&orgID=7"),
    (.passwordReset(.v1), "/ui/login/password/init?userID=4%2F2&code=A%261&orgID=7"),
    (.passwordReset(.v2), "/ui/v2/login/password/set?code=A%261&userId=4%2F2&organization=7"),
    (.invitation, "/ui/v2/login/verify?code=A%261&userId=4%2F2&organization=7&invite=true"),
  ])
  func link(page: LinkPage, expected: String) {
    #expect(page.link(userID: "4/2", code: "A&1", organizationID: "7") == expected)
    #expect(page.link(userID: "4/2", code: "A&1", organizationID: "7", language: "de") == expected + "&lang=de")
  }

  @Test("whoever follows a link comes to the page that it was made for", arguments: LinkPage.all)
  func isFound(page: LinkPage) {
    let link = page.link(userID: "42", code: "A", organizationID: "7")
    let query = link.split(separator: "?")[1].split(separator: "&").map { $0.split(separator: "=") }
    let found = LinkPage.all.first { $0.path == page.path }?.told { name in
      query.first { $0[0] == name }.map { String($0[1]) }
    }
    #expect(found == page)
    #expect(page.target.hasPrefix(page.path))
  }

  @Test("all but the unreserved characters are encoded, byte by byte")
  func percent() {
    #expect("aZ9-._~".percentEncoded == "aZ9-._~")
    #expect(" /?&=+%".percentEncoded == "%20%2F%3F%26%3D%2B%25")
    #expect("ß🦊".percentEncoded == "%C3%9F%F0%9F%A6%8A")
    #expect("".percentEncoded == "")
  }
}
