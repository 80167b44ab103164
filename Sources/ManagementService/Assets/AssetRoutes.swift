import Domain
import GrpcCore
import HTTPTransport
import ProtobufCodec

/// Pictures and fonts of label policies: uploaded as a form with a file, and read by everybody under an address of their own.
package struct AssetRoutes: Sendable {
  private let useCases: UseCases
  private let authentication: AuthenticationInterceptor
  private let translation: StatusTranslation

  package init(useCases: UseCases, authentication: AuthenticationInterceptor, translation: StatusTranslation) {
    self.useCases = useCases
    self.authentication = authentication
    self.translation = translation
  }

  /// A form holds a file and little else.
  private static let maximumBodySize = Asset.maximumBytes + 16 * 1024

  package var routes: [HTTPRoute] {
    LabelAsset.allCases.flatMap { asset in
      [
        upload(asset, under: "org", permission: "policy.write") { .organization($0.organizationID) },
        upload(asset, under: "instance", permission: "iam.policy.write") { _ in .instance },
      ]
    } + [HTTPRoute("GET", path: "/assets/v1/{owner}/{name}") { request in try await shown(request) }]
  }

  /// - Parameter scope: whose policy it is.
  private func upload(
    _ asset: LabelAsset, under root: String, permission: String,
    scope: @escaping @Sendable (Caller) -> Membership.Scope
  ) -> HTTPRoute {
    HTTPRoute("POST", path: "/assets/v1/\(root)/policy/label/\(asset.uploadPath)") { request in
      await answering(request) {
        let caller = try await caller(request, permission)
        let content = try Self.file(in: request)
        let changed = try await useCases.setLabelAsset(asset, to: content, of: scope(caller), by: caller.userID)
        let details = String(decoding: try changed.changed.jsonUTF8(), as: UTF8.self)
        return HTTPRouteResponse(contentType: "application/json", "{\"details\":\(details)}")
      }
    }.admitting(maximumBodySize: Self.maximumBodySize) { request in
      do {
        _ = try await caller(request, permission)
        return nil
      } catch {
        return refusal(error, request)
      }
    }
  }

  private func caller(_ request: HTTPRouteRequest, _ permission: String) async throws -> Caller {
    try await authentication.caller(
      authorization: request.fields.first("authorization"), organization: request.fields.first("x-zitadel-orgid"),
      permission: permission)
  }

  /// - Throws: `SIGNET-As1fm` for what is no form with a file, `SIGNET-As2em` for an empty one, `SIGNET-As3sz` for one that is too
  ///   large.
  private static func file(in request: HTTPRouteRequest) throws(DomainError) -> ArraySlice<UInt8> {
    let form = try? MultipartForm(request.body, contentType: request.fields.first("content-type") ?? "")
    guard let file = form?.first("file") else {
      throw DomainError(.invalidArgument, "SIGNET-As1fm", "Errors.Assets.NoFile")
    }
    return file.content
  }

  private func answering(
    _ request: HTTPRouteRequest, _ work: () async throws -> HTTPRouteResponse
  ) async -> HTTPRouteResponse {
    do { return try await work() } catch { return refusal(error, request) }
  }

  private func refusal(_ error: any Error, _ request: HTTPRouteRequest) -> HTTPRouteResponse {
    let status = translation.status(
      of: error, accepting: request.fields.first("accept-language"), place: request.path)
    return HTTPRouteResponse(refusing: status)
  }

  /// A name stands for one content for ever, so that it can be kept wherever it went. What it is is said, and nothing else is
  /// made of it: no script runs in it, whatever it holds.
  private func shown(_ request: HTTPRouteRequest) async throws -> HTTPRouteResponse {
    let (owner, name) = (request.pathParameters["owner"] ?? "", request.pathParameters["name"] ?? "")
    guard owner.utf8.count <= Self.maximumNameBytes, name.utf8.count <= Self.maximumNameBytes,
      let type = AssetType(ofName: name), let content = try await useCases.asset(name, of: owner)
    else { return HTTPRouteResponse(status: 404) }
    let fields: HTTPFields = [
      "content-type": type.mediaType,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "content-disposition": "inline; filename=\"\(name)\"",
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=31536000, immutable",
      "etag": "\"\(name)\"",
    ]
    if request.fields.first("if-none-match") == "\"\(name)\"" { return HTTPRouteResponse(status: 304, fields: fields) }
    return HTTPRouteResponse(fields: fields, body: content)
  }

  /// Longer than any id.
  private static let maximumNameBytes = 200
}
