import HTTPTransport
import Testing

@testable import GrpcCore

struct RESTTests {
  @Test(arguments: [
    ("GET", "/v1/shelves/1/books/2", "", #"{"name":"shelves/1/books/2","pages":7}"#, "several segments"),
    ("GET", "/v1/books/x%20y/", "", #"{"name":"x y","pages":7}"#, "additional binding, trailing slash"),
    ("GET", "/v1/books/a?name=b", "", #"{"name":"a","pages":7}"#, "the path wins over the query"),
    ("POST", "/v1/shelves/s/books?bookId=b", #"{"pages":3}"#, #"{"name":"shelves/s/books/b","pages":3}"#, "body field"),
    ("POST", "/v1/shelves/s/books?book_id=b", "", #"{"name":"shelves/s/books/b"}"#, "no body, other spelling"),
    (
      "PATCH", "/v1/shelves/1/books/2", #"{"book":{"name":"other","author":{"name":"A"}}}"#,
      #"{"name":"shelves/1/books/2","author":{"name":"A"}}"#, "the path wins over the body"
    ),
    ("PATCH", "/v1/shelves/1/books/2", "", #"{"name":"shelves/1/books/2"}"#, "an empty body is an empty message"),
    ("PATCH", "/v1/shelves/1/books/2", #"{"unknown":[1,{}],"book":null}"#, #"{"name":"shelves/1/books/2"}"#, "unknown"),
    ("POST", "/v1/shelves/1/books/2:archive", "{}", #"{"name":"archived shelves/1/books/2"}"#, "verb"),
    ("GET", "/v1/tags?tags=a&tags=b&x=1&.=2", "", #"["a","b"]"#, "repeated parameters, response body"),
    ("GET", "/v1/tags?utm=1&utm.source=2&tags=a&utm.source.x=3&utm=4", "", #"["a"]"#, "unknown in any combination"),
    (
      "GET", "/v1/tags?tags=a&" + Array(repeating: "x", count: 10_000).joined(separator: "."), "", #"["a"]"#,
      "deeper than any message"
    ),
    ("GET", "/v1/tags", "", "[]", "response body without a value"),
    ("GET", "/v1/tags?author.name=A+B&tags=%C3%A9", "", #"["é"]"#, "nested parameters"),
  ])
  func transcodes(_ method: String, _ target: String, _ body: String, _ expected: String, _ reason: String) throws {
    let answer = try Harness().request(method, target, body: Array(body.utf8))
    #expect(answer.status == 200, "\(reason)")
    #expect(answer.text == expected, "\(reason)")
    #expect(answer.fields.first("content-type") == "application/json")
    #expect(answer.fields.first("content-length") == "\(expected.utf8.count)")
  }

  @Test(arguments: [
    ("GET", "/nothing", "", 404, #"{"code":5,"message":"Not Found"}"#),
    ("DELETE", "/v1/books/1", "", 405, #"{"code":12,"message":"Method Not Allowed"}"#),
    (
      "POST", "/v1/fail", #"{"code":9,"message":"M (ID-1)","details":["a","b"]}"#, 400,
      #"{"code":9,"message":"M (ID-1)","details":[{"@type":"type.googleapis.com/library.v1.Author","name":"a"},"#
        + #"{"@type":"type.googleapis.com/library.v1.Author","name":"b"}]}"#
    ),
    ("POST", "/v1/fail", #"{"code":16,"message":""}"#, 401, #"{"code":16,"message":""}"#),
    ("POST", "/v1/fail", #"{"code":1000}"#, 500, #"{"code":13,"message":"internal error"}"#),
    ("POST", "/v1/fail", #"{"message":5}"#, 400, #"{"code":3,"message":"message: expected string"}"#),
    ("GET", "/v1/tags?pages=x", "", 400, #"{"code":3,"message":"pages: expected int32"}"#),
    ("GET", "/v1/tags?pages=1&tags=%ff", "", 400, #"{"code":3,"message":"tags: invalid UTF-8"}"#),
    ("GET", "/v1/tags?%FF=x", "", 400, "{\"code\":3,\"message\":\"\u{FFFD}: invalid UTF-8\"}"),
    (
      "GET", "/v1/tags?" + String(repeating: "x&", count: 1001), "", 400,
      #"{"code":3,"message":"more than 1000 parameters"}"#
    ),
    ("GET", "/v1/tags?pages=1&pages.x=2", "", 400, #"{"code":3,"message":"pages: expected int32"}"#),
    ("GET", "/v1/unwritten?name=x", "", 501, #"{"code":12,"message":"method Unwritten not implemented"}"#),
    (
      "GET", "/v1/books/%FF", "", 400, #"{"code":3,"message":"name: invalid UTF-8"}"#
    ),
    (
      "GET", "/v1/suspend", "", 400,
      #"{"code":3,"message":"invalid GetBookRequest.Name: value length must be between 1 and 200 runes, inclusive"}"#
    ),
  ])
  func answersWithErrors(_ method: String, _ target: String, _ body: String, _ status: Int, _ text: String) throws {
    let answer = try Harness().request(method, target, body: Array(body.utf8))
    #expect(answer.status == status)
    #expect(answer.text == text)
    #expect(answer.fields.first("content-type") == "application/json")
    if status == 405 { #expect(answer.fields.first("allow") == "GET, HEAD") }
  }

  @Test func writesConnectErrors() throws {
    var request = Library_V1_FailRequest()
    request.code = 9
    request.message = "M (ID-1)"
    request.details = ["a"]
    let answer = try Harness().call(.connectJSON, "Fail", request)
    #expect(
      answer.text
        == #"{"code":"failed_precondition","message":"M (ID-1)","details":[{"type":"library.v1.Author","value":"CgFh"}]}"#
    )
  }

  /// Any type is JSON, but for those that tell of something else.
  @Test(
    arguments: [
      ("application/json", "{}", 200, "JSON"), ("application/json; charset=utf-8", "{}", 200, "with a parameter"),
      ("application/merge-patch+json", "{}", 200, "a kind of JSON"), (nil, "{}", 200, "not said"),
      ("text/plain;charset=UTF-8", "{}", 200, "what fetch says of text"),
      ("application/octet-stream", "{}", 200, "unknown"),
      ("nonsense", "{}", 200, "no media type"), ("", "{}", 200, "empty"), ("text/plain", "<a/>", 400, "no JSON"),
      ("application/x-www-form-urlencoded", " {}", 200, "what curl says of --data"),
      ("application/x-www-form-urlencoded", "a=1", 415, "a form"),
      ("application/X-WWW-Form-urlencoded", "%7B%7D", 415, "a form"),
      ("multipart/form-data; boundary=x", "{}", 415, "a form"), ("Multipart/Mixed", "{}", 415, "parts"),
      ("application/proto", "{}", 415, "Connect's"), ("application/connect+json", "{}", 415, "Connect's streams"),
    ] as [(String?, String, Int, String)])
  func checksTheContentType(_ type: String?, _ body: String, _ status: Int, _ reason: String) throws {
    var fields = HTTPFields()
    if let type { fields.append("content-type", type) }
    let harness = try Harness()
    let answer = harness.request("PATCH", "/v1/shelves/1/books/2", fields, body: Array(body.utf8))
    #expect(answer.status == status, "\(reason)")
    #expect(harness.request("PATCH", "/v1/shelves/1/books/2", fields).status == 200, "no body, no type to check")
  }

  /// A POST that a browser sends for another site without a preflight, cookies and all.
  @Test(
    arguments: [
      ("https://evil.example", "text/plain", 403, "a script"), ("https://evil.example", nil, 403, "a script"),
      ("https://evil.example", "application/x-www-form-urlencoded", 403, "a form"),
      ("null", "text/plain;charset=utf-8", 403, "a sandboxed frame"),
      ("https://evil.example", "application/json", 200, "after a preflight, which was refused"),
      ("https://friend.example", "text/plain", 200, "may call"), ("http://TEST", "text/plain", 200, "the site itself"),
      ("https://test:8443", "text/plain", 403, "another port"), (nil, "text/plain", 200, "no browser"),
    ] as [(String?, String?, Int, String)])
  func takesNothingFromOtherSitesUnasked(
    _ row: (origin: String?, type: String?, status: Int, reason: String)
  ) throws {
    let harness = try Harness { configuration in
      var policy = CORSPolicy()
      policy.allowsOrigin = { $0 == "https://friend.example" }
      configuration.cors = policy
    }
    var fields = HTTPFields()
    if let origin = row.origin { fields.append("origin", origin) }
    if let type = row.type { fields.append("content-type", type) }
    let answer = harness.request("POST", "/v1/shelves/1/books/2:archive", fields, body: Array("{}".utf8))
    #expect(answer.status == row.status, "\(row.reason)")
  }

  @Test func answersHEADWithoutABody() throws {
    let answer = try Harness().request("HEAD", "/v1/books/x")
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.fields.first("content-length") == "\(#"{"name":"x","pages":7}"#.utf8.count)")
  }

  /// A stream of answers is JSON in lines; an error after the head is the last of them.
  @Test(arguments: [
    ("GET", "/v1/books/b/pages?pages=2", "", 200, #"{"result":{"name":"b"}}|{"result":{"name":"b","pages":1}}|"#),
    ("POST", "/v1/pages", #"{"name":"b"}"#, 200, ""),
    (
      "POST", "/v1/pages", #"{"name":"broken","pages":1}"#, 200,
      #"{"result":{"name":"broken"}}|{"error":{"code":15,"message":"torn page"}}|"#
    ),
    ("GET", "/v1/books/broken/pages", "", 500, #"{"code":15,"message":"torn page"}"#),
  ])
  func streamsLines(_ method: String, _ path: String, _ body: String, _ status: Int, _ lines: String) throws {
    let answer = try Harness().request(method, path, body: Array(body.utf8))
    #expect(answer.isComplete)
    #expect(answer.status == status)
    #expect(answer.fields.first("content-type") == (status == 200 ? "application/x-ndjson" : "application/json"))
    #expect(answer.text == lines.replacing("|", with: "\n"))
  }

  @Test func refusesTheBodyOfAStream() throws {
    let harness = try Harness { $0.limits.maximumMessageSize = 10 }
    #expect(harness.request("POST", "/v1/pages", ["content-type": "multipart/mixed"], body: [1]).status == 415)
    #expect(harness.request("POST", "/v1/pages", body: Array(#"{"name":"long"}"#.utf8)).status == 429)
    #expect(harness.request("POST", "/v1/pages", body: Array("{".utf8)).status == 400)
  }
}
