/// The same rows for what can be removed: `KIND` stands for it.
private func rowsOfEachAsset(_ rows: String) -> String {
  ["Logo", "LogoDark", "Icon", "IconDark", "Font"].map { rows.replacing("KIND", with: $0) }.joined(separator: "\n")
}

extension Tables {
  static let labels = Rows(
    rowsOfEachAsset(
      #"""
      v1 RemoveCustomLabelPolicyKIND in <dressed> | | changed | details.resourceOwner=<dressed>
      admin RemoveLabelPolicyKIND | | changed always | details.resourceOwner=<instance>
      """#)
        + #"""

        v1 GetLabelPolicy | | read policy always | isDefault=true  policy.isDefault=true  policy.primaryColor=#174ea6  policy.backgroundColorDark=#15181d  policy.themeMode=THEME_MODE_AUTO  policy.logoUrl=-  policy.details.resourceOwner=<instance>
        v1 GetLabelPolicy in <dressed> | | read policy | isDefault=-  policy.isDefault=-  policy.primaryColor=#663399  policy.warnColor=-  policy.themeMode=-  policy.logoUrl=*  policy.logoUrlDark=*  policy.iconUrl=*  policy.iconUrlDark=*  policy.fontUrl=*  policy.details.resourceOwner=<dressed>
        v1 GetPreviewLabelPolicy in <dressed> | | read policy always | isDefault=-  policy.themeMode=THEME_MODE_DARK  policy.logoUrl=*
        v1 GetPreviewLabelPolicy | | read policy | isDefault=true  policy.primaryColor=#174ea6
        v1 GetDefaultLabelPolicy in <dressed> | | read policy always | policy.isDefault=true  policy.primaryColor=#174ea6
        v1 AddCustomLabelPolicy in <organization> | {"primaryColor":"#ABC","disableWatermark":true,"hideLoginNameSuffix":true,"themeMode":3} | created | details.resourceOwner=<organization>
        v1 UpdateCustomLabelPolicy in <dressed> | {"primaryColor":"#000000"} | changed | details.resourceOwner=<dressed>
        v1 ActivateCustomLabelPolicy in <dressed> | | changed | details.resourceOwner=<dressed>
        v1 ResetLabelPolicyToDefault in <dressed> | | changed | details.resourceOwner=<dressed>
        admin GetLabelPolicy | | read policy always | policy.isDefault=true  policy.fontColor=#1b222b  policy.details.resourceOwner=<instance>
        admin GetPreviewLabelPolicy | | read policy always | policy.isDefault=true
        admin UpdateLabelPolicy | {"warnColorDark":"#ff0000"} | changed | details.resourceOwner=<instance>
        admin ActivateLabelPolicy | | changed always | details.resourceOwner=<instance>
        auth GetMyLabelPolicy | | read policy always | policy.isDefault=true  policy.primaryColor=#174ea6
        v1 AddCustomLabelPolicy | {"primaryColor":"red"} | invalid_argument POLICY-391dG | no colour
        v1 AddCustomLabelPolicy | {"backgroundColor":"#12345"} | invalid_argument POLICY-502F1 | no colour
        v1 AddCustomLabelPolicy | {"warnColor":"#12345g"} | invalid_argument POLICY-nvw33 | no colour
        v1 AddCustomLabelPolicy | {"fontColor":"#fff;}"} | invalid_argument POLICY-93mSf | no colour
        v1 AddCustomLabelPolicy | {"primaryColorDark":"url(x)"} | invalid_argument POLICY-391dG | no colour
        v1 AddCustomLabelPolicy | {"backgroundColorDark":"#"} | invalid_argument POLICY-llsp2 | no colour
        v1 AddCustomLabelPolicy | {"warnColorDark":"123456"} | invalid_argument POLICY-2b6sf | no colour
        v1 AddCustomLabelPolicy | {"fontColorDark":"#１２３"} | invalid_argument POLICY-3M0fs | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"primaryColor":"red"} | invalid_argument POLICY-391dG | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"backgroundColor":"#12345"} | invalid_argument POLICY-502F1 | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"warnColor":"#12345g"} | invalid_argument POLICY-nvw33 | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"fontColor":"#fff;}"} | invalid_argument POLICY-93mSf | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"primaryColorDark":"url(x)"} | invalid_argument POLICY-391dG | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"backgroundColorDark":"#"} | invalid_argument POLICY-llsp2 | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"warnColorDark":"123456"} | invalid_argument POLICY-2b6sf | no colour
        v1 UpdateCustomLabelPolicy in <dressed> | {"fontColorDark":"#１２３"} | invalid_argument POLICY-3M0fs | no colour
        admin UpdateLabelPolicy | {"primaryColor":"red"} | invalid_argument POLICY-391dG | no colour
        admin UpdateLabelPolicy | {"backgroundColor":"#12345"} | invalid_argument POLICY-502F1 | no colour
        admin UpdateLabelPolicy | {"warnColor":"#12345g"} | invalid_argument POLICY-nvw33 | no colour
        admin UpdateLabelPolicy | {"fontColor":"#fff;}"} | invalid_argument POLICY-93mSf | no colour
        admin UpdateLabelPolicy | {"primaryColorDark":"url(x)"} | invalid_argument POLICY-391dG | no colour
        admin UpdateLabelPolicy | {"backgroundColorDark":"#"} | invalid_argument POLICY-llsp2 | no colour
        admin UpdateLabelPolicy | {"warnColorDark":"123456"} | invalid_argument POLICY-2b6sf | no colour
        admin UpdateLabelPolicy | {"fontColorDark":"#１２３"} | invalid_argument POLICY-3M0fs | no colour
        v1 RemoveCustomLabelPolicyLogo | | not_found ORG-4MVsf | no policy of its own
        v1 RemoveCustomLabelPolicyLogoDark | | not_found ORG-0peQw | no policy of its own
        v1 RemoveCustomLabelPolicyIcon | | not_found ORG-1nd9f | no policy of its own
        v1 RemoveCustomLabelPolicyIconDark | | not_found ORG-3NFos | no policy of its own
        v1 RemoveCustomLabelPolicyFont | | not_found ORG-4n9SD | no policy of its own
        v1 AddCustomLabelPolicy in <dressed> | {} | already_exists Org-2B0ps | there is one
        v1 UpdateCustomLabelPolicy in <dressed> | {"themeMode":9} | invalid_argument SIGNET-Lb1th | no theme
        v1 UpdateCustomLabelPolicy | {} | not_found Org-0K9dq | there is none
        v1 UpdateCustomLabelPolicy in <dressed> | {"primaryColor":"#663399","themeMode":2} | failed_precondition Org-8nfSr | unchanged
        v1 ActivateCustomLabelPolicy | | not_found ORG-34mSE | there is none
        v1 ResetLabelPolicyToDefault | | not_found Org-3M9df | there is none
        admin UpdateLabelPolicy | {"primaryColor":"#174ea6","backgroundColor":"#f3f5f8","warnColor":"#a3160c","fontColor":"#1b222b","primaryColorDark":"#9cc2ff","backgroundColorDark":"#15181d","warnColorDark":"#ffb3ab","fontColorDark":"#eef1f5","themeMode":1} | failed_precondition INSTANCE-28fHe | as it is built in
        """#)
}
