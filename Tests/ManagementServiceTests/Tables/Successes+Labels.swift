/// The same rows for what can be removed: `KIND` stands for it.
private func rowsOfEachAsset(_ rows: String) -> String {
  ["Logo", "LogoDark", "Icon", "IconDark", "Font"].map { rows.replacing("KIND", with: $0) }.joined(separator: "\n")
}

extension SuccessTables {
  static let labels = Success.table(
    rowsOfEachAsset(
      #"""
      v1 RemoveCustomLabelPolicyKIND in <dressed> | | changed | details.resourceOwner=<dressed>
      admin RemoveLabelPolicyKIND | | changed | details.resourceOwner=<instance>
      """#)
        + #"""

        v1 GetLabelPolicy | | read policy | isDefault=true  policy.isDefault=true  policy.primaryColor=#174ea6  policy.backgroundColorDark=#15181d  policy.themeMode=THEME_MODE_AUTO  policy.logoUrl=-  policy.details.resourceOwner=<instance>
        v1 GetLabelPolicy in <dressed> | | read policy | isDefault=-  policy.isDefault=-  policy.primaryColor=#663399  policy.warnColor=-  policy.themeMode=-  policy.logoUrl=*  policy.logoUrlDark=*  policy.iconUrl=*  policy.iconUrlDark=*  policy.fontUrl=*  policy.details.resourceOwner=<dressed>
        v1 GetPreviewLabelPolicy in <dressed> | | read policy | isDefault=-  policy.themeMode=THEME_MODE_DARK  policy.logoUrl=*
        v1 GetPreviewLabelPolicy | | read policy | isDefault=true  policy.primaryColor=#174ea6
        v1 GetDefaultLabelPolicy in <dressed> | | read policy | policy.isDefault=true  policy.primaryColor=#174ea6
        v1 AddCustomLabelPolicy in <organization> | {"primaryColor":"#ABC","disableWatermark":true,"hideLoginNameSuffix":true,"themeMode":3} | created | details.resourceOwner=<organization>
        v1 UpdateCustomLabelPolicy in <dressed> | {"primaryColor":"#000000"} | changed | details.resourceOwner=<dressed>
        v1 ActivateCustomLabelPolicy in <dressed> | | changed | details.resourceOwner=<dressed>
        v1 ResetLabelPolicyToDefault in <dressed> | | changed | details.resourceOwner=<dressed>
        admin GetLabelPolicy | | read policy | policy.isDefault=true  policy.fontColor=#1b222b  policy.details.resourceOwner=<instance>
        admin GetPreviewLabelPolicy | | read policy | policy.isDefault=true
        admin UpdateLabelPolicy | {"warnColorDark":"#ff0000"} | changed | details.resourceOwner=<instance>
        admin ActivateLabelPolicy | | changed | details.resourceOwner=<instance>
        auth GetMyLabelPolicy | | read policy | policy.isDefault=true  policy.primaryColor=#174ea6
        """#)
}

extension CoverageTests {
  /// There is always a label policy, and the instance always has one of its own.
  static let alwaysLabelled: Set<Method> = [
    .v1("GetLabelPolicy"), .v1("GetPreviewLabelPolicy"), .v1("GetDefaultLabelPolicy"), .auth("GetMyLabelPolicy"),
    .admin("GetLabelPolicy"), .admin("GetPreviewLabelPolicy"), .admin("ActivateLabelPolicy"),
    .admin("RemoveLabelPolicyLogo"), .admin("RemoveLabelPolicyLogoDark"), .admin("RemoveLabelPolicyIcon"),
    .admin("RemoveLabelPolicyIconDark"), .admin("RemoveLabelPolicyFont"),
  ]
}
