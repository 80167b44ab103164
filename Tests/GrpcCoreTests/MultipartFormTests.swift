import Testing

@testable import GrpcCore

@Suite("Forms with files")
struct MultipartFormTests {
  private static func form(
    _ body: String, type: String = "multipart/form-data; boundary=xyz"
  ) throws(MultipartForm.Failure) -> [String: String] {
    let form = try MultipartForm(Array(body.utf8), contentType: type)
    return Dictionary(form.parts.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) }) { $1 }
  }

  private static func part(_ disposition: String, _ content: String) -> String {
    "--xyz\r\nContent-Disposition: \(disposition)\r\n\r\n\(content)\r\n"
  }

  @Test(
    "A part has its name and its bytes, whatever stands around it",
    arguments: [
      (part("form-data; name=\"file\"; filename=\"a.png\"", "abc") + "--xyz--\r\n", ["file": "abc"]),
      ("preamble\r\n" + part("form-data; name=file", "") + "--xyz--epilogue", ["file": ""]),
      ("\r\n" + part("FORM-DATA ; filename=\"a;b\\\"\" ; NAME = \"f;i\\\"\\\\\"", "a") + "--xyz--", ["f;i\"\\": "a"]),
      (
        part("form-data; name=\"a\"", "\r\n--xy\r\r\n--xyZ\r\n") + part("form-data; name=\"b\"", "2") + "--xyz--",
        ["a": "\r\n--xy\r\r\n--xyZ\r\n", "b": "2"]
      ),
      (
        "--xyz \t\r\nContent-Type: text/plain\r\ncontent-disposition:form-data;name=\"a\"\r\nX: y\r\n\r\n1\r\n--xyz--",
        ["a": "1"]
      ),
      ("--xyz--", [:]),
    ])
  func read(body: String, parts: [String: String]) throws {
    #expect(try Self.form(body) == parts)
  }

  @Test(
    "What is no such form is none",
    arguments: [
      ("", .malformed), ("--xyz", .malformed), ("--xyz\r\n", .malformed), ("--xyzz\r\n", .malformed),
      (part("form-data; name=\"a\"", "1"), .malformed), (part("form-data", "1") + "--xyz--", .malformed),
      (part("attachment; name=\"a\"", "1") + "--xyz--", .malformed),
      ("--xyz\r\n\r\nno name\r\n--xyz--", .malformed),
      (part("form-data; name=\"\u{e9}", "1").replacing("\u{e9}", with: "a") + "--xyz", .malformed),
      (String(repeating: part("form-data; name=a", ""), count: 17) + "--xyz--", .tooLarge),
      ("--xyz\r\nX: " + String(repeating: "a", count: 5000) + "\r\n\r\n\r\n--xyz--", .tooLarge),
      ("--xyz\r\n" + String(repeating: "a: b\r\n", count: 1000) + "\r\n\r\n--xyz--", .tooLarge),
    ] as [(String, MultipartForm.Failure)])
  func refused(body: String, failure: MultipartForm.Failure) {
    #expect(throws: failure) { try Self.form(body) }
  }

  @Test(
    "A boundary is what the type names",
    arguments: [
      ("multipart/form-data; boundary=\"xyz\"", true), ("Multipart/Form-Data;charset=utf-8;BOUNDARY=xyz", true),
      ("multipart/form-data", false), ("multipart/form-data; boundary=", false),
      ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), false),
      ("multipart/mixed; boundary=xyz", false), ("application/octet-stream", false), ("", false),
      ("multipart/form-data; boundary=\"x\ryz\"", false), ("multipart/form-data; boundary=\"xyz", true),
    ])
  func boundaries(type: String, isOne: Bool) {
    #expect(((try? Self.form("--xyz--", type: type)) != nil) == isOne)
  }

  @Test("Every byte comes through, and a body of returns is looked at once")
  func bytes() throws {
    let content: [UInt8] = (0..<1024).map { UInt8($0 % 256) } + [0x0d, 0x0a, 0x2d, 0x2d]
    let head = Array("--xyz\r\ncontent-disposition: form-data; name=file\r\n\r\n".utf8)
    let form = try MultipartForm(
      head + content + Array("\r\n--xyz--".utf8), contentType: "multipart/form-data; boundary=xyz")
    #expect(form.first("file").map { Array($0.content) } == content && form.first("other") == nil)
    let returns = [UInt8](repeating: 0x0d, count: 1 << 20)
    #expect(throws: MultipartForm.Failure.malformed) {
      try MultipartForm(returns, contentType: "multipart/form-data; boundary=xyz")
    }
  }
}
