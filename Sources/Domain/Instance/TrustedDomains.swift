extension Instance {
  /// More are refused: the instance is read and written whole.
  static let maximumTrustedDomains = 100
}

/// What a trusted domain is refused with.
private struct TrustedDomainErrors {
  let empty, invalid: DomainError

  init(empty: String, invalid: String) {
    self.empty = DomainError(.invalidArgument, empty, "Errors.Invalid.Argument")
    self.invalid = DomainError(.invalidArgument, invalid, "Errors.Instance.Domain.InvalidCharacter")
  }

  static let add = TrustedDomainErrors(empty: "COMMA-Stk21", invalid: "COMMA-S3v3w")
  static let remove = TrustedDomainErrors(empty: "COMMA-ajAzwu", invalid: "COMMA-lfs3Te")
  static let exists = DomainError(.preconditionFailed, "COMMA-hg42a", "Errors.Instance.Domain.AlreadyExists")
  static let notFound = DomainError(.notFound, "COMMA-de3z9", "Errors.Instance.Domain.NotFound")
  static let tooMany = DomainError(.preconditionFailed, "SIGNET-Td1mx", "Errors.Instance.Domain.TooMany")

  /// The domain as it is kept: letters of ASCII, digits, hyphens and dots.
  func checked(_ text: String) throws(DomainError) -> String {
    let name = text.trimmed.lowercased()
    guard !name.isEmpty else { throw empty }
    let isValid =
      name.utf8.count <= 253
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
    guard isValid else { throw invalid }
    return name
  }
}

extension Command<Instance> {
  /// Admin v1 `AddInstanceTrustedDomain`.
  package static func addTrustedDomain(_ text: String, by editorID: String) throws(DomainError) -> Self {
    let name = try TrustedDomainErrors.add.checked(text)
    return Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      guard !instance.trustedDomains.contains(where: { $0.value == name }) else { throw TrustedDomainErrors.exists }
      guard instance.trustedDomains.count < Instance.maximumTrustedDomains else { throw TrustedDomainErrors.tooMany }
      changes.append(.trustedDomainAdded(name), to: &instance)
      return instance
    }
  }

  /// Admin v1 `RemoveInstanceTrustedDomain`.
  package static func removeTrustedDomain(_ text: String, by editorID: String) throws(DomainError) -> Self {
    let name = try TrustedDomainErrors.remove.checked(text)
    return Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      guard instance.trustedDomains.contains(where: { $0.value == name }) else { throw TrustedDomainErrors.notFound }
      changes.append(.trustedDomainRemoved(name), to: &instance)
      return instance
    }
  }
}
