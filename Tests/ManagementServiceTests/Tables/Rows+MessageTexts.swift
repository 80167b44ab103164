/// The methods about messages whose texts can be set: the same rows for each. `KIND` stands for the message, `SET` for what its
/// setting is called.
private func rowsOfEachMessage(_ rows: String) -> String {
  [
    ("Init", "Text"), ("PasswordReset", "Text"), ("VerifyEmail", "Text"), ("VerifyPhone", "Text"),
    ("PasswordChange", "CustomText"), ("InviteUser", "CustomText"),
  ].map { kind, set in
    rows.replacing("SET", with: "SetCustom\(kind)Message\(set)").replacing("KIND", with: kind)
  }.joined(separator: "\n")
}

extension SuccessTables {
  static let messageTexts = Success.table(
    rowsOfEachMessage(
      #"""
      v1 SET | {"language":"de","title":"T","text":"{{.DisplayName}}"} | changed
      v1 SET in <outspoken> | {"language":"DE","text":"Own {{.DisplayName}}"} | changed | details.sequence=*
      v1 SET in <outspoken> | {"language":"de"} | changed
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"de"} | read customText | customText.text=Own {{.DisplayName}}  customText.subject=-  customText.isDefault=-  customText.details.resourceOwner=<outspoken>
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"de-AT"} | read customText | customText.text=Own {{.DisplayName}}
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"en"} | nothing | customText.isDefault=true  customText.text=*  customText.details=-
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"xx"} | nothing | customText.isDefault=true  customText.text=*
      v1 GetCustomKINDMessageText | {"language":"de"} | nothing | customText.isDefault=true  customText.text=*
      v1 GetDefaultKINDMessageText in <outspoken> | {"language":"de"} | nothing | customText.isDefault=true  customText.text=*
      v1 ResetCustomKINDMessageTextToDefault in <outspoken> | {"language":"de"} | changed
      """#)
        + #"""

        v1 GetDefaultVerifyEmailMessageText | {"language":"en"} | nothing | customText.title=Confirm your email address  customText.greeting=Hello {{.DisplayName}},  customText.buttonText=Confirm address  customText.footerText=*  customText.preHeader=*  customText.subject=*
        v1 GetDefaultPasswordChangeMessageText | {"language":"de"} | nothing | customText.buttonText=-  customText.subject=Ihr Passwort wurde geändert
        v1 GetDefaultVerifyPhoneMessageText | {"language":"de"} | nothing | customText.title=-
        admin GetSupportedLanguages | | nothing | languages=[en de]
        admin GetDefaultLanguage | | nothing | language=en
        admin SetDefaultLanguage | {"language":"de"} | changed
        """#)
}

extension RefusalTables {
  static let messageTexts = Refusal.table(
    rowsOfEachMessage(
      #"""
      v1 SET | {"language":"-","text":"T"} | invalid_argument LANG-3M9f2 | no tag
      v1 SET | {"language":"fr","text":"T"} | invalid_argument LANG-lg4DP | a language without texts
      v1 SET | {"language":"de","text":"{{.Nonsense}}"} | invalid_argument SIGNET-Mt1rd | a variable that there is not
      v1 SET | {"language":"de","title":"{{.UserName"} | invalid_argument SIGNET-Mt1rd | braces that do not end
      v1 SET | {"language":"de","subject":"a\r\nBcc: b@example.com"} | invalid_argument SIGNET-Tx1ch | another header field
      v1 ResetCustomKINDMessageTextToDefault | {"language":"de"} | not_found Org-3b8Jf | nothing was said
      v1 ResetCustomKINDMessageTextToDefault in <outspoken> | {"language":"en"} | not_found Org-3b8Jf | not in this language
      v1 ResetCustomKINDMessageTextToDefault in <outspoken> | {"language":"-"} | not_found Org-3b8Jf | no language
      """#)
        + #"""

        v1 SetCustomPasswordChangeMessageCustomText | {"language":"de","text":"{{.Code}}"} | invalid_argument SIGNET-Mt1rd | a mail without a code
        admin SetDefaultLanguage | {"language":"-"} | invalid_argument LANG-jc8Sq | no tag
        admin SetDefaultLanguage | {"language":"und"} | invalid_argument LANG-3M9f2 | no language
        admin SetDefaultLanguage | {"language":"fr"} | invalid_argument LANG-lg4DP | a language without texts
        admin SetDefaultLanguage | {"language":"EN"} | failed_precondition INST-DS3rq | unchanged
        """#)
}
