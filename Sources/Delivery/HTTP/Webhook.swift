import Domain

/// Where messages are posted, and how that is signed.
package struct Webhook: Sendable, Equatable {
  /// By whom it was set up.
  package enum Origin: Sendable, Equatable {
    case settings
    /// Through the interface, whose names it then keeps to.
    case stored(id: String, description: String)
  }

  package let url: String
  /// Nil: nothing is signed.
  package let signingKey: String?
  package let origin: Origin

  package init(url: String, signingKey: String? = nil, origin: Origin = .settings) {
    self.url = url
    self.signingKey = signingKey
    self.origin = origin
  }

  /// The name of the field that signs.
  var signatureField: String {
    switch self.origin {
    case .settings: "signet-signature"
    case .stored: "ZITADEL-Signature"
    }
  }

  /// How requests name the provider, as JSON.
  var providerJSON: String {
    switch self.origin {
    case .settings: #"{"type":"http"}"#
    case .stored(let id, let description):
      "{\"id\":\(id.jsonText),\"description\":\(description.jsonText)}"
    }
  }
}
