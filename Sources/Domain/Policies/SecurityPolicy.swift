/// What browsers and administrators may do: the instance's alone.
package struct SecurityPolicy: Policy {
  /// Whether pages of others may show ours within theirs.
  package var allowsEmbedding: Bool
  /// Which: `scheme://host`.
  package var origins: [String]
  /// Whether tokens can be had for others.
  package var allowsImpersonation: Bool

  /// The default: nobody may.
  package init(allowsEmbedding: Bool = false, origins: [String] = [], allowsImpersonation: Bool = false) {
    self.allowsEmbedding = allowsEmbedding
    self.origins = origins
    self.allowsImpersonation = allowsImpersonation
  }

  package init() { self.init(allowsEmbedding: false) }

  /// What pages are sent with: each is named in every answer.
  package static let maximumOrigins = 64
  /// As of a domain's name, with a scheme and a port.
  private static let maximumOriginBytes = 270

  /// - Throws: `SIGNET-Sp1or` for what is no origin, or too many.
  package func checked(_: PolicyOccasion) throws(DomainError) -> SecurityPolicy {
    guard origins.count <= Self.maximumOrigins, origins.allSatisfy(Self.isOrigin) else {
      throw DomainError(.invalidArgument, "SIGNET-Sp1or", "Errors.Instance.SecurityPolicy.OriginInvalid")
    }
    return self
  }

  /// It stands in a header: only what a host is made of, in ASCII, and no list of them.
  private static func isOrigin(_ text: String) -> Bool {
    guard text.utf8.count <= maximumOriginBytes, let authority = HTTPEndpoint.authority(of: text),
      authority.endIndex == text.endIndex
    else { return false }
    return (try? HostPort(authority, defaultPort: 443)) != nil
  }
}

extension SecurityPolicy {
  package static let kind = PolicyKind.security
  package var value: PolicyValue { .security(self) }

  package var published: EventFields {
    [
      "enabled": .flag(allowsEmbedding), "allowedOrigins": .texts(origins),
      "enableImpersonation": .flag(allowsImpersonation),
    ]
  }
}
