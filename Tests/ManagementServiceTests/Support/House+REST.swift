import Domain
import Foundation
import GrpcCore
import HTTPTransport

@testable import ManagementService

extension House {
  /// Calls a method by its first HTTP rule: what the path names is taken out of the body, and what has no body goes into
  /// the query.
  func rest(
    _ method: Method, _ body: String, as token: String, in organization: String? = nil
  ) async throws -> Answer {
    guard let rule = method.descriptor?.httpRules.first else { throw Failure("\(method) has no HTTP rule") }
    guard var members = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] else {
      throw Failure("\(body) is no object")
    }
    var target = ""
    var rest = rule.path[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = Self.jsonName(rest[rest.index(after: start)..<end])
      guard let value = members.removeValue(forKey: name) as? String else { throw Failure("\(name) is not in \(body)") }
      target += rest[..<start] + value.percentEncoded
      rest = rest[rest.index(after: end)...]
    }
    target += rest
    var fields: HTTPFields = ["authorization": "Bearer \(token)", "accept-language": "en"]
    if let organization { fields.append("x-zitadel-orgid", organization) }
    guard rule.body == nil else {
      fields.append("content-type", "application/json")
      let bytes = Array(try JSONSerialization.data(withJSONObject: members))
      return try await send(rule.method, target, fields, bytes)
    }
    let query = Self.query(members).map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    return try await send(rule.method, query.isEmpty ? target : "\(target)?\(query)", fields, [])
  }

  /// `user_id` is `userId` in JSON.
  private static func jsonName(_ name: Substring) -> String {
    let words = name.split(separator: "_")
    return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }

  private static func query(_ value: Any, _ path: String = "") -> [(String, String)] {
    switch value {
    case let members as [String: Any]:
      members.sorted { $0.key < $1.key }.flatMap { query($0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }
    case let values as [Any]: values.flatMap { query($0, path) }
    // What Foundation reads of `true` is a number, but for its type.
    case let flag as NSNumber where ["c", "B"].contains(String(cString: flag.objCType)):
      [(path, flag.boolValue ? "true" : "false")]
    default: [(path, "\(value)")]
    }
  }
}
