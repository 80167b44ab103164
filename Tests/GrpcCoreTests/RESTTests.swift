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
    ("OPTIONS", "*", "", 404, #"{"code":5,"message":"Not Found"}"#),
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

  @Test(
    arguments: [
      ("application/json", 200), ("application/json; charset=utf-8", 200), ("application/merge-patch+json", 200),
      (nil, 200), ("text/plain", 415), ("application/x-www-form-urlencoded", 200), ("application/proto", 415),
    ] as [(String?, Int)])
  func checksTheContentType(_ type: String?, _ status: Int) throws {
    var fields = HTTPFields()
    if let type { fields.append("content-type", type) }
    let harness = try Harness()
    let answer = harness.request("PATCH", "/v1/shelves/1/books/2", fields, body: Array("{}".utf8))
    #expect(answer.status == status)
    #expect(harness.request("PATCH", "/v1/shelves/1/books/2", fields).status == 200, "no body, no type to check")
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
    #expect(harness.request("POST", "/v1/pages", ["content-type": "text/plain"], body: [1]).status == 415)
    #expect(harness.request("POST", "/v1/pages", body: Array(#"{"name":"long"}"#.utf8)).status == 429)
    #expect(harness.request("POST", "/v1/pages", body: Array("{".utf8)).status == 400)
  }
}
