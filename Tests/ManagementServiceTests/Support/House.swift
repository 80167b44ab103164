import Domain
import Foundation
import GrpcCore
import GrpcTesting
import HTTPTransport
import Logging
import ManagementAPI
import ProtobufCodec
import StoreSupport

@testable import ManagementService

/// The services of every interface on a store in memory, called as a client calls them.
final class House: Sendable {
  static let services: [String: ServiceDescriptor] = [
    "v1": Zitadel_Management_V1_ManagementServiceDescriptor.service,
    "v2": Zitadel_User_V2_UserServiceDescriptor.service,
    "auth": Zitadel_Auth_V1_AuthServiceDescriptor.service,
    "admin": Zitadel_Admin_V1_AdminServiceDescriptor.service,
    "org": Zitadel_Org_V2_OrganizationServiceDescriptor.service,
    "session": Zitadel_Session_V2_SessionServiceDescriptor.service,
    "webkey": Zitadel_Webkey_V2_WebKeyServiceDescriptor.service,
    "settings": Zitadel_Settings_V2_SettingsServiceDescriptor.service,
  ]

  let memory: MemoryHouse
  /// What test mails were sent.
  let trial = TestTrial()
  private let methods: OwnMethods

  init(ratePolicy: RatePolicy, newPasswordEndsSessions: Bool) async throws {
    memory = try await MemoryHouse(ratePolicy: ratePolicy)
    var useCases = memory.useCases
    useCases.newPasswordEndsSessions = newPasswordEndsSessions
    var configuration = RPCConfiguration()
    let translation = StatusTranslation(
      logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }, defaultLanguage: useCases.defaultLanguage)
    configuration.errorStatus = { translation.status(of: $0, in: $1) }
    let verifier = TokenVerifier(
      store: useCases.store, vault: useCases.vault, clock: useCases.clock,
      kinds: [SessionTokens(useCases), OAuthTokens(useCases)])
    let authentication = AuthenticationInterceptor(store: useCases.store, verifier: verifier)
    methods = OwnMethods(
      services: Services.all(useCases, trial: trial), interceptors: [authentication],
      routes: AssetRoutes(useCases: useCases, authentication: authentication, translation: translation).routes,
      configuration: configuration)
  }

  /// A house for one test, whose store is closed afterwards.
  static func run(
    ratePolicy: RatePolicy = RatePolicy(burst: 0, hourly: 0), newPasswordEndsSessions: Bool = true,
    _ body: (House) async throws -> Void
  ) async throws {
    let house = try await House(ratePolicy: ratePolicy, newPasswordEndsSessions: newPasswordEndsSessions)
    do {
      try await body(house)
    } catch {
      await house.memory.store.close()
      throw error
    }
    await house.memory.store.close()
  }

  /// Calls a method with JSON.
  /// - Parameters:
  ///   - token: whose; nil: a stranger calls.
  ///   - organization: what `x-zitadel-orgid` names.
  func call(
    _ method: Method, _ body: String = "{}", as token: String? = "admin", in organization: String? = nil
  ) async throws -> Answer {
    var fields: HTTPFields = ["content-type": "application/json", "accept-language": "en"]
    if let token { fields.append("authorization", "Bearer \(token)") }
    if let organization { fields.append("x-zitadel-orgid", organization) }
    return try await send("POST", method.path, fields, Array(body.utf8))
  }

  func send(_ verb: String, _ target: String, _ fields: HTTPFields, _ body: [UInt8]) async throws -> Answer {
    try Answer(await ask(verb, target, fields, body))
  }

  /// Asks whatever a path leads to.
  func ask(_ verb: String, _ target: String, _ fields: HTTPFields = [:], _ body: [UInt8] = []) async throws
    -> MemoryAnswer
  {
    try await methods.server(for: verb, target).request(verb, target, fields: fields, body: body)
  }

  /// Calls a method that must succeed.
  @discardableResult
  func get(
    _ method: Method, _ body: String = "{}", as token: String? = "admin", in organization: String? = nil
  ) async throws -> Answer {
    let answer = try await call(method, body, as: token, in: organization)
    guard answer.code == "ok" else { throw Failure("\(method) of \(body): \(answer)") }
    return answer
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A method as the tables name it: `v1 LockUser`.
struct Method: Hashable, Sendable, CustomStringConvertible {
  let service: String
  let name: String

  static func v1(_ name: String) -> Method { Method(service: "v1", name: name) }
  static func v2(_ name: String) -> Method { Method(service: "v2", name: name) }
  static func auth(_ name: String) -> Method { Method(service: "auth", name: name) }
  static func admin(_ name: String) -> Method { Method(service: "admin", name: name) }
  static func org(_ name: String) -> Method { Method(service: "org", name: name) }
  static func session(_ name: String) -> Method { Method(service: "session", name: name) }
  static func webkey(_ name: String) -> Method { Method(service: "webkey", name: name) }

  var descriptor: MethodDescriptor? { House.services[service]?.methods.first { $0.name == name } }
  var path: String { descriptor?.path ?? "/nothing/\(name)" }
  var description: String { "\(service) \(name)" }
}

/// What a method answered.
struct Answer: Sendable, CustomStringConvertible {
  /// As Connect names it; `ok` for none.
  let code: String
  let json: JSON
  let fields: HTTPFields

  init(_ answer: MemoryAnswer) throws {
    json = try JSON(answer.body)
    fields = answer.fields
    code = answer.status == 200 ? "ok" : json["code"]?.text ?? "status \(answer.status)"
  }

  subscript(path: String) -> String? { json[path]?.text }
  var message: String { self["message"] ?? "" }

  /// The id at the end of a refusal's text, `… (COMMAND-0Pe4r)`; empty where there is none.
  var id: String {
    guard message.hasSuffix(")"), let start = message.lastIndex(of: "(") else { return "" }
    return String(message[message.index(after: start)...].dropLast())
  }

  /// What a detail of this type says.
  func detail<M: ProtobufCodec.Message>(_ type: M.Type, _ name: String) throws -> M? {
    guard case .array(let details)? = json["details"],
      let value = details.first(where: { $0["type"]?.text == name })?["value"]?.text
    else { return nil }
    let padded = value + String(repeating: "=", count: (4 - value.utf8.count % 4) % 4)
    guard let bytes = Data(base64Encoded: padded) else { return nil }
    return try M(serialized: Array(bytes))
  }

  var description: String { "\(code) \(json.text)" }
}
