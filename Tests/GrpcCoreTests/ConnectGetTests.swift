import HTTPTransport
import ProtobufCodec
import Testing

@testable import GrpcCore

struct ConnectGetTests {
  private static let path = "/library.v1.Library/GetTags"
  private static let json = "%7B%22name%22%3A%22a%20b%22%7D"

  @Test(arguments: [
    ("connect=v1&encoding=json&message=\(json)", "application/json"),
    ("encoding=json&message=eyJuYW1lIjoiYSBiIn0&base64=1", "application/json"),
    ("encoding=proto&message=%0A%03a+b", "application/proto"),
    ("encoding=proto&base64=1&message=CgNhIGI=&unknown=1", "application/proto"),
  ])
  func takesTheMessageFromTheQuery(_ query: String, _ type: String) throws {
    let answer = try Harness().request("GET", "\(Self.path)?\(query)")
    #expect(answer.status == 200)
    #expect(answer.fields.first("content-type") == type)
    let form = type == "application/json" ? CallForm.connectJSON : .connectProto
    #expect(try form.outcome(answer, Library_V1_Book.self).messages.first?.name == "a b")
  }

  @Test func takesACompressedMessage() throws {
    let message = Base64.encode(
      Compression.gzip.compress(Library_V1_Book.with(name: "a b").serialized()), padded: false)
    let query = "encoding=proto&base64=1&compression=gzip&message=" + message.replacing("+", with: "%2B")
    let answer = try Harness().request("GET", "\(Self.path)?\(query)", ["accept-encoding": "identity"])
    #expect(try CallForm.connectProto.outcome(answer, Library_V1_Book.self).messages.first?.name == "a b")
  }

  @Test func answersHead() throws {
    let answer = try Harness().request("HEAD", "\(Self.path)?encoding=json&message=\(Self.json)")
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.fields.first("content-length") == "14")
  }

  @Test(
    arguments: [
      ("connect=v2&encoding=json&message=%7B%7D", 400, "another version"), ("encoding=json", 400, "no message"),
      ("encoding=json&message=%7B", 400, "malformed JSON"), ("encoding=json&base64=1&message=*", 400, "no base64"),
      ("encoding=json&compression=br&message=%7B%7D", 501, "unknown compression"),
      ("encoding=xml&message=%7B%7D", 415, "unknown encoding"), ("", 415, "no encoding"),
    ] as [(String, Int, String)])
  func refusesQueries(_ query: String, _ status: Int, _ reason: String) throws {
    #expect(try Harness().request("GET", "\(Self.path)?\(query)").status == status, "\(reason)")
  }

  /// Only a method that says it has no side effects.
  @Test func refusesOtherMethods() throws {
    let harness = try Harness()
    let query = "encoding=json&message=\(Self.json)"
    let other = harness.request("GET", "/library.v1.Library/GetBook?\(query)")
    #expect(other.status == 405)
    #expect(other.fields.first("allow") == "POST")
    let deleted = harness.request("DELETE", "\(Self.path)?\(query)")
    #expect(deleted.status == 405)
    #expect(deleted.fields.first("allow") == "GET, POST, HEAD")
  }
}
