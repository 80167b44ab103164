import Testing

@testable import GrpcCore

struct PathTemplateTests {
  @Test(
    arguments: [
      ("/", 0, [], nil), ("/v1/users", 2, [], nil), ("/v1/users/{id}", 3, ["id"], nil),
      ("/v1/{name=shelves/*}", 3, ["name"], nil), ("/v1/{a.b}/x/{c_d2}", 4, ["a.b", "c_d2"], nil),
      ("/v1/{name=files/**}:archive", 3, ["name"], "archive"), ("/v1/*/**", 3, [], nil),
      ("/.well-known/openid-configuration", 2, [], nil), ("/a/_b/c-d~e", 3, [], nil),
    ] as [(String, Int, [String], String?)])
  func parses(_ text: String, segments: Int, variables: [String], verb: String?) throws {
    let template = try PathTemplateParser.parse(text)
    #expect(template.segments.count == segments)
    #expect(template.variables.map(\.field) == variables)
    #expect(template.verb == verb.map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("", "no leading slash"), ("v1", "no leading slash"), ("/v1/", "empty segment"), ("/a//b", "empty segment"),
    ("/{", "unclosed"), ("/{a", "unclosed"), ("/{}", "no field"), ("/{a.}", "no field after the dot"),
    ("/{2a}", "not an identifier"), ("/{a={b}}", "nested"), ("/**/a", "** not last"), ("/{a=**}/b", "** not last"),
    ("/a:", "empty verb"), ("/a:b/c", "something after the verb"), ("/{a}{b}", "two variables in one segment"),
    ("/x{a}", "text before a variable"), ("/{a}/{a}", "a variable twice"), ("/a?b", "a query"), ("/***", "three stars"),
  ])
  func refuses(_ text: String, reason: String) {
    #expect(throws: RouteError.self, "\(reason)") { try PathTemplateParser.parse(text) }
  }
}

struct RouteTrieTests {
  private static let routes: [(String, String)] = [
    ("GET", "/v1/users/{id}"), ("POST", "/v1/users/_search"), ("GET", "/v1/users/{id}/email"),
    ("PUT", "/v1/users/{id}/email"), ("GET", "/v1/{name=shelves/*/books/*}"), ("POST", "/v1/{name=shelves/*}:archive"),
    ("GET", "/v1/{path=files/**}"), ("GET", "/v1/{path=files/**}:stat"), ("GET", "/v1/files/index"),
    ("DELETE", "/v1/{user.id=*}/x"), ("GET", "/"), ("GET", "/v1/users/{id}/email/verified"),
    ("HEAD", "/v1/probe"), ("GET", "/v1/probe"),
  ]

  private static let trie: RouteTrie<Int> = {
    var trie = RouteTrie<Int>()
    for (index, route) in routes.enumerated() {
      guard let template = try? PathTemplateParser.parse(route.1) else { continue }
      try? trie.add(.init(method: route.0, template: template, target: index))
    }
    return trie
  }()

  @Test(arguments: [
    ("GET", "/v1/users/42", 0, ["42"], "variable"),
    ("GET", "/v1/users/42/", 0, ["42"], "trailing slash tolerated"),
    ("GET", "/v1/users/42?a=/b", 0, ["42"], "query is no part of the path"),
    ("POST", "/v1/users/_search", 1, [], "literal"),
    ("GET", "/v1/users/_search", 0, ["_search"], "a literal of another verb does not hide the wildcard"),
    ("GET", "/v1/users/a%2Fb", 0, ["a/b"], "one segment is decoded fully"),
    ("GET", "/v1/users/a%zz%", 0, ["a%zz%"], "malformed triples stay"),
    ("GET", "/v1/users/a+b", 0, ["a+b"], "a plus is a plus in a path"),
    ("GET", "/v1/users/%C3%A9", 0, ["é"], "UTF-8"),
    ("GET", "/v1/us%65rs/1", 0, ["1"], "a literal may be encoded"),
    ("GET", "/v1/users/a:b", 0, ["a:b"], "a colon without a verb belongs to the value"),
    ("PUT", "/v1/users/1/email", 3, ["1"], "same path, other method"),
    ("GET", "/v1/shelves/1/books/2", 4, ["shelves/1/books/2"], "several segments"),
    ("GET", "/v1/shelves/1%2F2/books/%41", 4, ["shelves/1%2F2/books/A"], "an encoded slash stays in several segments"),
    ("POST", "/v1/shelves/1:archive", 5, ["shelves/1"], "verb"),
    ("GET", "/v1/files", 6, ["files"], "** matches nothing"),
    ("GET", "/v1/files/a/b/c", 6, ["files/a/b/c"], "** matches the rest"),
    ("GET", "/v1/files/a/b:stat", 7, ["files/a/b"], "verb after **"),
    ("GET", "/v1/files/a:other", 6, ["files/a:other"], "unknown verb belongs to the value"),
    ("GET", "/v1/files/index", 8, [], "literal before **"),
    ("DELETE", "/v1/9/x", 9, ["9"], "nested field"),
    ("DELETE", "/v1/users/x", 9, ["users"], "backtracks out of a literal branch"),
    ("GET", "/", 10, [], "root"), ("GET", "/?a=b", 10, [], "root with a query"),
    ("HEAD", "/v1/users/42", 0, ["42"], "HEAD from GET"), ("HEAD", "/v1/probe", 12, [], "HEAD of its own"),
  ])
  func finds(_ method: String, _ target: String, _ index: Int, _ values: [String], _ reason: String) throws {
    guard case .found(let route, let path) = Self.trie.match(method: method, path: try #require(RequestPath(target)))
    else {
      Issue.record("not found: \(reason)")
      return
    }
    #expect(route.target == index, "\(reason)")
    #expect(route.template.variables.map { path.value(of: $0) } == values, "\(reason)")
  }

  @Test(arguments: [
    ("GET", "/v1/nothing"), ("GET", "/v1/users"), ("GET", "/v1/users//email"), ("GET", "/v2/users/1"),
    ("GET", "/v1/users/1/email/verified/more"), ("GET", "//"), ("GET", "/v1/users/1//"),
  ])
  func findsNothing(_ method: String, _ target: String) throws {
    guard case .notFound = Self.trie.match(method: method, path: try #require(RequestPath(target))) else {
      Issue.record("found something at \(target)")
      return
    }
  }

  @Test(arguments: ["", "*", "v1/users/42", "http://host/v1/users/42"])
  func takesTheOriginFormOnly(_ target: String) { #expect(RequestPath(target) == nil) }

  @Test(arguments: [
    ("DELETE", "/v1/users/42", ["GET"]), ("PATCH", "/v1/users/_search", ["POST", "GET"]),
    ("POST", "/v1/users/1/email", ["GET", "PUT"]), ("GET", "/v1/shelves/1:archive", ["POST"]),
  ])
  func saysWhatIsAllowed(_ method: String, _ target: String, _ allowed: [String]) throws {
    guard case .methodNotAllowed(let methods) = Self.trie.match(method: method, path: try #require(RequestPath(target)))
    else {
      Issue.record("not refused by method")
      return
    }
    #expect(methods == allowed)
  }

  @Test(arguments: [
    ("/a/{b}", "/a/{c}", true), ("/a/*", "/a/{c}", true), ("/a/{b=**}", "/a/**", true), ("/a", "/a", true),
    ("/a/{b}:x", "/a/{b}:y", false), ("/a/{b}:x", "/a/{b}", false), ("/a/{b}", "/a/b", false),
    ("/{a=x/*}", "/x/{y}", true),
  ])
  func detectsConflicts(_ first: String, _ second: String, _ isConflict: Bool) throws {
    var trie = RouteTrie<Int>()
    try trie.add(.init(method: "GET", template: PathTemplateParser.parse(first), target: 1))
    let template = try PathTemplateParser.parse(second)
    var isRefused = false
    do throws(RouteError) {
      try trie.add(.init(method: "GET", template: template, target: 2))
    } catch {
      isRefused = error == .conflict(method: "GET", first, second)
    }
    #expect(isRefused == isConflict)
  }
}
