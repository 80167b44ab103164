import Domain
import GrpcCore
import GrpcTesting
import HTTPTransport
import Logging
import NIOCore
import StoreSupport
import Texts

@testable import Web

/// The plain routes on a store in memory, as a browser sees them.
final class Pages: Sendable {
  let memory: MemoryHouse
  private let server: MemoryServer

  init(
    ratePolicy: RatePolicy = RatePolicy(burst: 0, hourly: 0), origin: String? = nil, peer: String? = nil,
    mails: (any CapturedMessages)? = nil, shortMessages: (any CapturedMessages)? = nil, devPages: DevPages = .all,
    health: HealthService = HealthService(services: []), trouble: String? = nil
  ) async throws {
    memory = try await MemoryHouse(ratePolicy: ratePolicy)
    let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    let routes =
      LinkPages(useCases: memory.useCases, origin: origin, logger: logger).routes
      + OIDCEndpoints(useCases: memory.useCases, logger: logger).routes
      + SessionCodePage(useCases: memory.useCases).routes
      + AuthenticatorPage(useCases: memory.useCases, origin: origin).routes
      + DevMailPages.routes(mails: mails, shortMessages: shortMessages, for: devPages)
      + Probes.routes(health: health, trouble: { trouble }) { $0 ? "open" : "plain" }
    server = MemoryServer(
      try RPCServer(services: [health], routes: routes),
      peer: try peer.map { try SocketAddress(ipAddress: $0, port: 40_000) })
  }

  func get(_ target: String, _ fields: HTTPFields = HTTPFields()) async throws -> MemoryAnswer {
    try await server.request("GET", target, fields: fields)
  }

  func post(_ target: String, _ form: [String: String], _ fields: HTTPFields = HTTPFields()) async throws
    -> MemoryAnswer
  {
    var fields = fields
    fields.append("content-type", "application/x-www-form-urlencoded")
    let body = form.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.percentEncoded)" }.joined(separator: "&")
    return try await server.request("POST", target, fields: fields, body: Array(body.utf8))
  }

  func send(_ verb: String, _ target: String, _ fields: HTTPFields, _ body: String = "") async throws -> MemoryAnswer {
    try await server.request(verb, target, fields: fields, body: Array(body.utf8))
  }

  /// Somebody to whom a link to this page was mailed.
  func opened(_ page: LinkPage) async throws -> (id: String, code: String) {
    let useCases = memory.useCases
    func target(_ id: String) -> Target { Target(id, by: id, .proof(page.generation)) }
    switch page {
    case .verification: return try await memory.addPerson(.code(.returned))
    case .initialization: return try await memory.addPerson(.initialization)
    case .passwordReset:
      let id = try await memory.addPerson(password: "Former-0ne!").id
      return (id, try await useCases.requestPasswordReset(of: target(id), .returned).code ?? "")
    case .invitation:
      let id = try await memory.addPerson(.unverified).id
      // What the caller was told itself is not sent again.
      try await useCases.invite(target(id), .mail())
      let sealed = memory.store.notifications.last?.sealedCode ?? []
      return (id, memory.vault.open(sealed: sealed, userID: id) ?? "")
    }
  }

  func user(_ id: String) async throws -> Human? { try await memory.store.user(id: id)?.human }

  func close() async { await memory.store.close() }
}

extension MemoryAnswer {
  /// Without what keeps a browser from doing more than it should, a page that holds a code leaks it, or can be framed.
  var isSafe: Bool {
    let policy = fields.first("content-security-policy") ?? ""
    return ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
      .allSatisfy { policy.contains($0) }
      && !policy.contains("script-src") && fields.first("referrer-policy") == "same-origin"
      && fields.first("x-content-type-options") == "nosniff"
      && fields.first("content-type") == "text/html; charset=utf-8" && !text.contains("<script")
  }
}
