extension Command<ChangeOutcome> {
  /// Admin v1 `SetDefaultOrg`: users who come without an organization belong to this one from now on.
  /// - Throws: `INST-SDfw2` for the one that it is already, `INSTA-Wfe21` for one that is not there, or not active.
  package static func setDefaultOrganization(_ id: String, by editorID: String) -> Self {
    Self(by: editorID, [.instance, .organization(id)]) { changes throws(DomainError) in
      guard !id.isEmpty else { throw DomainError(.invalidArgument, "INST-SWffe", "Errors.Invalid.Argument") }
      _ = try TextKind.searched.checked(id)
      guard var instance = changes.instance, instance.defaultOrganizationID != id else {
        throw DomainError(.preconditionFailed, "INST-SDfw2", "Errors.Instance.NotChanged")
      }
      guard changes.organization(id)?.state == .active else {
        throw DomainError(.preconditionFailed, "INSTA-Wfe21", "Errors.Org.NotFound")
      }
      changes.append(.defaultOrganizationSet(id), to: &instance)
      return ChangeOutcome(instance)
    }
  }
}
