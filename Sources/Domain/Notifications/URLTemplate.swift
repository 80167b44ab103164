/// A caller's own link for the messages that bring codes: `https://example.com/verify?user={{.UserID}}&code={{.Code}}`.
package enum URLTemplate {
  /// The variables that such a template may use.
  package static let variables: Set<String> = ["UserID", "Code", "OrgID"]
  /// The variables of a template for one-time passwords of sessions.
  package static let sessionVariables: Set<String> = [
    "Code", "UserID", "LoginName", "DisplayName", "PreferredLanguage", "SessionID",
  ]

  /// Tries the template out, before anything else is looked at; nil and empty stand for none.
  /// - Throws: `DOMAIN-oGh5e` when it does not parse, or makes no address of the web; `DOMAIN-ieYa7` when it does not
  ///   render.
  package static func checked(
    _ template: String?, variables: Set<String> = Self.variables
  ) throws(DomainError) -> String? {
    guard let template, !template.isEmpty else { return nil }
    let parsed: Template
    do throws(TemplateError) {
      parsed = try Template(template, variables: variables)
    } catch .unknownVariable {
      throw DomainError(.invalidArgument, "DOMAIN-ieYa7", "Errors.User.InvalidURLTemplate")
    } catch {
      throw DomainError(.invalidArgument, "DOMAIN-oGh5e", "Errors.User.InvalidURLTemplate")
    }
    guard isWebAddress(parsed.rendered { _ in "0" }) else {
      throw DomainError(.invalidArgument, "DOMAIN-oGh5e", "Errors.User.InvalidURLTemplate")
    }
    return template
  }

  /// Whether a text is an `http` or `https` URL with a host (RFC 9110 section 4.2), which may have letters of any script
  /// (RFC 3987).
  static func isWebAddress(_ text: String) -> Bool {
    guard (try? TextKind.name.checked(text)) != nil, !text.unicodeScalars.contains(where: isUnfit),
      let scheme = ["https://", "http://"].first(where: { text.prefix($0.count).lowercased() == $0 })
    else { return false }
    let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    // A password in a link shows one host and leads to another.
    guard !authority.contains("@") else { return false }
    let host: Substring
    let rest: Substring
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[...end]
      rest = authority[authority.index(after: end)...]
    } else {
      host = authority.prefix { $0 != ":" }
      rest = authority.dropFirst(host.count)
    }
    guard HostName.isHost(host) else { return false }
    guard let colon = rest.first else { return true }
    return colon == ":" && rest.dropFirst().allSatisfy { ("0"..."9").contains($0) }
      && Int(rest.dropFirst()) ?? 0 <= 65_535
  }

  /// What no URL has (RFC 3986 appendix A), white space of any script included. Braces are left to who writes them.
  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    "<>\"\\^`".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
      || scalar.properties.isDefaultIgnorableCodePoint
  }
}
