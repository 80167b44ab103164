import Foundation
import Testing

@testable import GrpcCore

/// The lists of fields of `CORSPolicy`, derived from the sources: what is read of requests, and what is said in answers.
struct CORSFieldsTests {
  /// What browsers say by themselves: "forbidden request-headers" (Fetch standard), and what no script has a use for.
  private static let ofTheBrowser: Set<String> = [
    "accept-encoding", "te", "access-control-request-method", "content-length", "expect", "connection", "host",
    "cookie", "origin", "if-none-match",
  ]
  /// What is looked for elsewhere than in a head: parameters of media types, and parts of forms.
  private static let noFields: Set<String> = ["name", "boundary", "file"]
  /// What any script may read ("CORS-safelisted response-header name"), and what is for browsers and caches alone.
  private static let notForScripts: Set<String> = [
    "cache-control", "content-type", "content-length", "vary", "access-control-allow-origin",
    "access-control-allow-credentials", "access-control-allow-methods", "access-control-allow-headers",
    "access-control-max-age", "access-control-expose-headers",
  ]
  /// What the service itself adds to the policy.
  private static let ofTheService: Set<String> = ["x-zitadel-orgid"]

  @Test func allowsWhatIsRead() throws {
    let read = try Self.literals(#/(?:first|withFirst|contains|values|read)\(\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/#)
      .union(CodingFields.allCases.flatMap { [$0.coding, $0.accepted] })
    #expect(
      read.isSuperset(of: ["grpc-timeout", "authorization", "traceparent", "x-zitadel-orgid", "accept-language"]))
    let allowed = Set(CORSPolicy().allowedFields).union(Self.ofTheBrowser).union(Self.ofTheService)
      .union(Self.noFields)
    #expect(read.subtracting(allowed) == [])
    #expect(allowed.isSuperset(of: ["tracestate", "baggage"]), "they belong to traceparent")
  }

  @Test func exposesWhatIsSaid() throws {
    let said = try Self.literals(#/(?:append|set)\("([a-z][a-z0-9]*(?:-[a-z0-9]+)*)",/#)
      .union(try Self.literals(#/\["([a-z]+(?:-[a-z0-9]+)+|allow|location|vary)":/#))
      .union(CodingFields.allCases.flatMap { [$0.coding, $0.accepted] })
    #expect(said.isSuperset(of: ["grpc-status", "retry-after", "allow", "accept-post", "content-type"]))
    #expect(said.subtracting(CORSPolicy().exposedFields).subtracting(Self.notForScripts) == [])
  }

  /// What a pattern captures in the sources of the modules that read and write header fields.
  private static func literals(_ pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    var found: Set<String> = []
    for module in ["GrpcCore", "ManagementService"] {
      let files = try #require(FileManager.default.enumerator(atPath: sources.appending(path: module).path))
      // `DetachedCall` reads an answer's trailers, as a client does.
      for case let file as String in files
      where file.hasSuffix(".swift") && !file.hasPrefix("Generated") && !file.hasSuffix("/DetachedCall.swift") {
        let text = try String(contentsOf: sources.appending(path: "\(module)/\(file)"), encoding: .utf8)
        found.formUnion(text.matches(of: pattern).map { String($0.1) })
      }
    }
    return found
  }
}
