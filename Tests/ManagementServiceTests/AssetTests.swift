import Domain
import GrpcTesting
import HTTPTransport
import StoreSupport
import Testing

@testable import ManagementService

extension [UInt8] {
  /// A PNG as far as it is looked at.
  static let picture: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]
  static let font = Array("wOF2".utf8) + [0, 1, 0, 0]
}

extension House {
  /// Uploads what everybody in an organization is to see; nil: in the caller's own, `instance`: of the instance.
  func upload(
    _ asset: LabelAsset, _ content: [UInt8], field: String = "file", in organization: String? = nil,
    of root: String = "org", as token: String? = "admin"
  ) async throws -> MemoryAnswer {
    var fields: HTTPFields = ["content-type": "multipart/form-data; boundary=xyz", "accept-language": "en"]
    if let token { fields.append("authorization", "Bearer \(token)") }
    if let organization { fields.append("x-zitadel-orgid", organization) }
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"a.svg\"\r\n\r\n"
    return try await ask(
      "POST", "/assets/v1/\(root)/policy/label/\(asset.uploadPath)", fields,
      Array(head.utf8) + content + Array("\r\n--xyz--\r\n".utf8))
  }
}

@Suite("Pictures and fonts of label policies")
struct AssetTests {
  private static func path(_ url: String?) -> String { url.map { $0.replacing("http://localhost", with: "") } ?? "" }

  @Test("What is uploaded is prepared, shown by an address of its own once it is active, and gone with its policy")
  func life() async throws {
    try await House.run { house in
      try await house.get(.v1("AddCustomLabelPolicy"), ##"{"primaryColor":"#663399"}"##)
      let answer = try await house.upload(.logo, .picture)
      #expect(answer.status == 200 && answer.text.contains("changeDate"), "\(answer.text)")
      #expect(try await house.get(.v1("GetLabelPolicy"))["policy.logoUrl"] == nil)
      let path = Self.path(try await house.get(.v1("GetPreviewLabelPolicy"))["policy.logoUrl"])
      #expect(path.hasPrefix("/assets/v1/\(house.memory.organizationID)/") && path.hasSuffix(".png"))
      try await house.get(.v1("ActivateCustomLabelPolicy"))
      #expect(Self.path(try await house.get(.v1("GetLabelPolicy"))["policy.logoUrl"]) == path)
      let shown = try await house.ask("GET", path)
      #expect(shown.status == 200 && shown.body == .picture)
      for (name, value) in [
        ("content-type", "image/png"), ("x-content-type-options", "nosniff"),
        ("cache-control", "public, max-age=31536000, immutable"), ("access-control-allow-origin", "*"),
      ] { #expect(shown.fields.values(name) == [value]) }
      let policy = shown.fields.first("content-security-policy") ?? ""
      #expect(policy.contains("default-src 'none'") && policy.contains("sandbox"))
      #expect(shown.fields.first("content-disposition")?.hasPrefix("inline; filename=") == true)
      let tag = try #require(shown.fields.first("etag"))
      let again = try await house.ask("GET", path, ["if-none-match": tag])
      #expect(again.status == 304 && again.body.isEmpty)
      // Another one has another address; the former is shown until the policy is activated anew.
      _ = try await house.upload(.logo, .picture + [4])
      let next = Self.path(try await house.get(.v1("GetPreviewLabelPolicy"))["policy.logoUrl"])
      #expect(next != path)
      #expect(try await house.ask("GET", next).body == .picture + [4])
      #expect(try await house.ask("GET", path).status == 200)
      try await house.get(.v1("ActivateCustomLabelPolicy"))
      #expect(try await house.ask("GET", path).status == 404)
      try await house.get(.v1("ResetLabelPolicyToDefault"))
      #expect(try await house.ask("GET", next).status == 404)
      for wrong in ["/assets/v1/7/x.png", "/assets/v1/a/..%2Fb.png", "/assets/v1/a/b", "/assets/v1/%00/%00.png"] {
        #expect(try await house.ask("GET", wrong).status == 404, "\(wrong)")
      }
      #expect(try house.memory.store.mismatches() == [])
    }
  }

  @Test("The instance's is shown for organizations that have none", arguments: LabelAsset.allCases)
  func instance(asset: LabelAsset) async throws {
    try await House.run { house in
      let content: [UInt8] = asset == .font ? .font : .picture
      #expect(try await house.upload(asset, content, of: "instance").status == 200)
      try await house.get(.admin("ActivateLabelPolicy"))
      let policy = try await house.get(.v1("GetLabelPolicy"))
      let url = ["logoUrl", "logoUrlDark", "iconUrl", "iconUrlDark", "fontUrl"].compactMap { policy["policy.\($0)"] }
      #expect(url.count == 1)
      let shown = try await house.ask("GET", Self.path(url.first))
      #expect(shown.body == content)
      #expect(shown.fields.first("content-type") == (asset == .font ? "font/woff2" : "image/png"))
    }
  }

  static let svg = Array(#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>"#.utf8)

  @Test(
    "What is no picture, or no font, is refused by what it is, whatever it is called; nothing is written",
    arguments: [
      // With so many zeros after it.
      (LabelAsset.logo, svg, 0, 400, "SIGNET-As4ty"), (.icon, Array("<svg onload=x>".utf8), 0, 400, "SIGNET-As4ty"),
      (.darkLogo, Array("GIF8".utf8), 0, 400, "SIGNET-As4ty"), (.logo, .font, 0, 400, "SIGNET-As4ty"),
      (.font, .picture, 0, 400, "SIGNET-As4ty"), (.font, Array("<html>".utf8), 0, 400, "SIGNET-As4ty"),
      (.logo, [], 0, 400, "SIGNET-As2em"), (.logo, .picture, Asset.maximumBytes, 400, "SIGNET-As3sz"),
      (.logo, .picture, Asset.maximumBytes + 20_000, 413, ""),
    ])
  func refused(asset: LabelAsset, content: [UInt8], zeros: Int, status: Int, id: String) async throws {
    try await House.run { house in
      try await house.get(.v1("AddCustomLabelPolicy"))
      let events = house.memory.store.eventCount
      let answer = try await house.upload(asset, content + [UInt8](repeating: 0, count: zeros))
      #expect(answer.status == status && (id.isEmpty || answer.text.contains("(\(id))")), "\(answer.text)")
      #expect(house.memory.store.eventCount == events)
    }
  }

  @Test("Who may not is told so, and a form without a file is none")
  func strangers() async throws {
    try await House.run { house in
      let events = house.memory.store.eventCount
      for root in ["org", "instance"] {
        let stranger = try await house.upload(.logo, .picture, of: root, as: nil)
        #expect(stranger.status == 401 && stranger.text.contains("auth header missing"))
        #expect(try await house.upload(.logo, .picture, of: root, as: "nonsense").status == 401)
      }
      var places = Places(house)
      let program = try await house.memory.logIn(try await places.filled("<program>"))
      let before = house.memory.store.eventCount
      #expect(try await house.upload(.logo, .picture, as: program).status == 404)
      let none = try await house.upload(.logo, .picture)
      #expect(none.status == 404 && none.text.contains("(ORG-23BMs)"), "no policy of its own")
      let form = try await house.upload(.logo, .picture, field: "other")
      #expect(form.status == 400 && form.text.contains("(SIGNET-As1fm)"))
      #expect(house.memory.store.eventCount == before && before > events)
    }
  }
}
