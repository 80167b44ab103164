/// A caller's own link for the messages that bring codes: `https://example.com/verify?user={{.UserID}}&code={{.Code}}`.
package enum URLTemplate {
  /// The variables that such a template may use.
  package static let variables: Set<String> = ["UserID", "Code", "OrgID"]

  /// Tries the template out, before anything else is looked at; nil and empty stand for none.
  /// - Throws: `DOMAIN-oGh5e` when it does not parse, `DOMAIN-ieYa7` when it does not render.
  package static func checked(_ template: String?) throws(DomainError) -> String? {
    guard let template, !template.isEmpty else { return nil }
    do throws(TemplateError) {
      _ = try Template(template, variables: Self.variables)
      return template
    } catch .unknownVariable {
      throw DomainError(.invalidArgument, "DOMAIN-ieYa7", "Errors.User.InvalidURLTemplate")
    } catch {
      throw DomainError(.invalidArgument, "DOMAIN-oGh5e", "Errors.User.InvalidURLTemplate")
    }
  }
}
