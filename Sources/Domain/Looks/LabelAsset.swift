/// What can be uploaded for a label policy. The names are published, in events and addresses; stores keep them.
package enum LabelAsset: String, Sendable, CaseIterable {
  case logo
  case darkLogo = "logo.dark"
  case icon
  case darkIcon = "icon.dark"
  case font

  /// Under which it is uploaded: `/assets/v1/org/policy/label/logo/dark`.
  package var uploadPath: String { rawValue.replacing(".", with: "/") }

  /// Under which everybody gets what was uploaded: an address for each content.
  /// - Parameter owner: the organization's id, or the instance's.
  package static func path(of name: String, owner: String) -> String { "/assets/v1/\(owner)/\(name)" }

  /// Whether it may have such a content.
  package func takes(_ type: AssetType) -> Bool { type.isFont == (self == .font) }
}

/// What was uploaded.
package struct Asset: Sendable, Equatable {
  /// An id and its type, e.g. `330000000000000001.png`: another content has another name.
  package var name: String
  package var content: [UInt8]

  package init(name: String, content: [UInt8]) {
    self.name = name
    self.content = content
  }

  /// Bytes of a content. 512 KiB, as other servers of the interface have it: pictures of pages and fonts are smaller.
  package static let maximumBytes = 512 * 1024
}

/// The formats that are taken: those that browsers show, and that can hold no script. SVG can.
///
/// A content is told by how it begins. What is served bears this type and no other, and browsers are told not to guess.
package enum AssetType: String, Sendable, CaseIterable {
  case png, jpeg, gif, webp
  case woff2, woff
  case trueType = "ttf"
  case openType = "otf"

  package init?(of content: some Collection<UInt8>) {
    let start = Array(content.prefix(12))
    guard let type = Self.allCases.first(where: { $0.begins(start) }) else { return nil }
    self = type
  }

  /// By the end of its name.
  package init?(ofName name: String) {
    guard let dot = name.lastIndex(of: "."), let type = Self(rawValue: String(name[dot...].dropFirst())) else {
      return nil
    }
    self = type
  }

  private func begins(_ start: [UInt8]) -> Bool {
    switch self {
    case .png: start.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    case .jpeg: start.starts(with: [0xff, 0xd8, 0xff])
    case .gif: start.starts(with: "GIF87a".utf8) || start.starts(with: "GIF89a".utf8)
    case .webp: start.starts(with: "RIFF".utf8) && start.dropFirst(8).elementsEqual("WEBP".utf8)
    case .woff2: start.starts(with: "wOF2".utf8)
    case .woff: start.starts(with: "wOFF".utf8)
    case .trueType: start.starts(with: [0, 1, 0, 0])
    case .openType: start.starts(with: "OTTO".utf8)
    }
  }

  package var isFont: Bool {
    switch self {
    case .png, .jpeg, .gif, .webp: false
    case .woff2, .woff, .trueType, .openType: true
    }
  }

  package var mediaType: String { isFont ? "font/\(rawValue)" : "image/\(rawValue)" }
}
