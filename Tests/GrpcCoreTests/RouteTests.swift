import HTTPTransport
import Testing

@testable import GrpcCore

struct RouteTests {
  private static func harness() throws -> Harness {
    try Harness(routes: [
      HTTPRoute("GET", path: "/hello/{name}") { request in
        HTTPRouteResponse(
          contentType: "text/plain",
          "hello \(request.pathParameters["name"] ?? "")\(try request.query.first("x") ?? "")")
      },
      HTTPRoute("POST", path: "/form") { request in
        HTTPRouteResponse(contentType: "text/plain", try request.form?.values("a").joined(separator: "|") ?? "no form")
      },
      HTTPRoute("GET", "POST", path: "/broken") { _ in throw LibraryService.Unforeseen() },
      HTTPRoute("GET", path: "/own") { _ in HTTPRouteResponse(status: 404, fields: ["cache-control": "max-age=1"]) },
      HTTPRoute("GET", path: "/none") { _ in HTTPRouteResponse(status: 204) },
    ]) { $0.responseFields = ["cache-control": "no-store"] }
  }

  @Test(arguments: [
    ("GET", "/hello/w%20x?x=%21", "", 200, "hello w x!"), ("HEAD", "/hello/x", "", 200, ""),
    ("POST", "/form", "a=1&a=b+c", 200, "1|b c"), ("GET", "/broken", "", 500, ""), ("GET", "/none", "", 204, ""),
    ("GET", "/hello/x?a=1&x=%FF", "", 400, "x: invalid UTF-8\n"), ("POST", "/form", "b=%C3", 400, "b: invalid UTF-8\n"),
    ("GET", "/hello/%FF", "", 400, #"{"code":3,"message":"name: invalid UTF-8"}"#),
    ("POST", "/form", String(repeating: "a&", count: 1001), 400, "more than 1000 parameters\n"),
    ("DELETE", "/form", "", 405, #"{"code":12,"message":"Method Not Allowed"}"#), ("GET", "/own", "", 404, ""),
  ])
  func answers(_ method: String, _ target: String, _ body: String, _ status: Int, _ text: String) throws {
    let answer = try Self.harness().request(
      method, target, ["content-type": "application/x-www-form-urlencoded"], body: Array(body.utf8))
    #expect(answer.status == status)
    #expect(answer.text == text)
    #expect(answer.fields.values("cache-control") == [target == "/own" ? "max-age=1" : "no-store"])
  }

  @Test func readsFormsOnlyAsForms() throws {
    let answer = try Self.harness().request("POST", "/form", ["content-type": "text/plain"], body: Array("a=1".utf8))
    #expect(answer.text == "no form")
  }

  @Test func bindsTheBody() throws {
    let test = try Self.harness().begin("POST", "/form", ["content-type": "text/plain"])
    test.send([UInt8](repeating: 0, count: CallLimits().maximumRouteBodySize))
    #expect(test.answer.status == nil)
    test.send([0])
    #expect(test.answer.status == 413)
  }

  /// HAProxy's default check is `OPTIONS /`.
  @Test(arguments: [("*", 204), ("/", 204), ("/hello/x", 405), ("/nothing", 404)])
  func tellsOptions(_ target: String, _ status: Int) throws {
    let harness = try Self.harness()
    for version in [HTTPVersion.http1_0, .http1_1, .http2] {
      let answer = harness.request("OPTIONS", target, version: version)
      #expect(answer.status == status)
      guard status == 204 else { continue }
      #expect(answer.fields.first("allow") == "GET, POST, PATCH, OPTIONS, HEAD")
      #expect(answer.body.isEmpty && answer.isComplete)
    }
  }

  @Test func tellsOptionsOfTheRoot() throws {
    let harness = try Harness(routes: [HTTPRoute("GET", path: "/") { _ in HTTPRouteResponse() }])
    #expect(harness.request("OPTIONS", "/").fields.first("allow") == "GET, OPTIONS, HEAD")
    let own = try Harness(routes: [HTTPRoute("OPTIONS", path: "/") { _ in HTTPRouteResponse(status: 200) }])
    #expect(own.request("OPTIONS", "/").status == 200)
  }

  /// What is compressed would be read as it came.
  @Test(arguments: [("gzip", 415), ("Identity", 200), ("", 200)])
  func readsNoCompressedBodies(_ coding: String, _ status: Int) throws {
    let answer = try Self.harness().request("POST", "/form", ["content-encoding": coding], body: [1, 2])
    #expect(answer.status == status)
    #expect(answer.fields.first("accept-encoding") == (status == 415 ? "identity" : nil))
  }

  @Test func refusesConflictsWithMethods() {
    #expect(throws: RouteError.self) {
      try Harness(routes: [HTTPRoute("GET", path: "/v1/books/{id}") { _ in HTTPRouteResponse() }])
    }
  }
}

struct CORSTests {
  /// Any site, with credentials.
  private static func open(_ configuration: inout RPCConfiguration) {
    var policy = CORSPolicy()
    policy.allowsOrigin = { _ in true }
    policy.allowsCredentials = true
    configuration.cors = policy
  }

  /// What a page says is for who opened it: another site's script must not read it, whatever browsers would send along.
  @Test func arePagesOfTheirOwnOriginAlone() throws {
    let harness = try Harness(routes: [HTTPRoute("GET", path: "/page") { _ in HTTPRouteResponse() }]) {
      $0.cors = CORSPolicy()
    }
    let answer = harness.request("GET", "/page", ["origin": "https://a.example"])
    #expect(answer.status == 200)
    let preflight = harness.request(
      "OPTIONS", "/page", ["origin": "https://a.example", "access-control-request-method": "GET"])
    #expect(preflight.status == 405)
    #expect(!answer.fields.contains("access-control-allow-origin"))
  }

  @Test(arguments: ["/v1/books/1", "/library.v1.Library/GetBook", "/nothing"])
  func answersPreflights(_ path: String) throws {
    let answer = try Harness(Self.open).request(
      "OPTIONS", path, ["origin": "https://a.example", "access-control-request-method": "POST"])
    #expect(answer.status == 204)
    #expect(answer.fields.first("access-control-allow-origin") == "https://a.example")
    #expect(answer.fields.first("access-control-allow-credentials") == "true")
    #expect(answer.fields.first("access-control-allow-headers") == CORSPolicy().allowedFields.joined(separator: ", "))
    #expect(answer.fields.first("access-control-allow-methods") == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
    #expect(answer.fields.first("access-control-max-age") == "7200")
  }

  @Test(arguments: [
    ("GET", "/v1/books/1", 200), ("GET", "/nothing", 404), ("DELETE", "/v1/books/1", 405), ("GET", "/v1/wait", 400),
    ("OPTIONS", "/v1/books/1", 405), ("POST", "/library.v1.Library/GetBook", 415),
  ])
  func exposesToOtherOrigins(_ method: String, _ path: String, _ status: Int) throws {
    let answer = try Harness(Self.open).request(method, path, ["origin": "https://a.example"])
    #expect(answer.status == status)
    #expect(answer.fields.first("access-control-allow-origin") == "https://a.example")
    #expect(answer.fields.first("access-control-expose-headers") == CORSPolicy().exposedFields.joined(separator: ", "))
    #expect(answer.fields.first("vary") == "Origin")
  }

  @Test(arguments: CallForm.allCases)
  func exposesCalls(_ form: CallForm) throws {
    let harness = try Harness(Self.open)
    for name in ["x", ""] {
      let answer = try harness.call(
        form, "GetBook", Library_V1_GetBookRequest.with(name: name), ["origin": "https://a.example"])
      #expect(answer.fields.first("access-control-allow-origin") == "https://a.example")
    }
  }

  @Test func letsNobodyCallByDefault() throws {
    let harness = try Harness { $0.cors = CORSPolicy() }
    let preflight = harness.request(
      "OPTIONS", "/v1/books/1", ["origin": "https://a.example", "access-control-request-method": "POST"])
    for answer in [preflight, harness.request("GET", "/v1/books/1", ["origin": "https://a.example"])] {
      #expect(!answer.fields.contains("access-control-allow-origin"))
      #expect(!answer.fields.contains("access-control-allow-credentials"))
      #expect(answer.fields.first("vary")?.hasPrefix("Origin") == true)
    }
  }

  @Test func saysNothingUnlessAskedOrAllowed() throws {
    let closed = try Harness { configuration in
      var policy = CORSPolicy()
      policy.allowsOrigin = { $0 == "https://a.example" }
      configuration.cors = policy
    }
    #expect(!closed.request("GET", "/v1/books/1").fields.contains("access-control-allow-origin"))
    let other = closed.request("GET", "/v1/books/1", ["origin": "https://b.example"])
    #expect(!other.fields.contains("access-control-allow-origin"))
    let none = try Harness().request("GET", "/v1/books/1", ["origin": "https://a.example"])
    #expect(!none.fields.contains("access-control-allow-origin"))
  }
}
