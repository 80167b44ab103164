/// The methods about messages whose texts can be set: the same rows for each. `KIND` stands for the message, `SET` and
/// `GENERAL` for what its setting is called. Of a text message with a one-time password only the text can be set.
private func rowsOfEachMessage(_ rows: String) -> String {
  [
    ("Init", "Text"), ("PasswordReset", "Text"), ("VerifyEmail", "Text"), ("VerifyPhone", "Text"),
    ("PasswordChange", "CustomText"), ("InviteUser", "CustomText"), ("VerifySMSOTP", "Text"),
    ("VerifyEmailOTP", "Text"), ("DomainClaimed", "CustomText"), ("PasswordlessRegistration", "CustomText"),
  ].map { kind, set in
    rows.split(separator: "\n").filter { kind != "VerifySMSOTP" || !$0.contains("(mail)") }.joined(separator: "\n")
      .replacing("GENERAL", with: general(kind))
      .replacing("SET", with: "SetCustom\(kind)Message\(set)").replacing("KIND", with: kind)
  }.joined(separator: "\n")
}

private func general(_ kind: String) -> String { "SetDefault\(kind)MessageText" }

extension Tables {
  static let messageTexts = Rows(
    rowsOfEachMessage(
      #"""
      v1 SET | {"language":"de","title":"T","text":"{{.DisplayName}}"} | changed
      v1 SET in <outspoken> | {"language":"DE","text":"Own {{.DisplayName}}"} | changed | details.sequence=*
      v1 SET in <outspoken> | {"language":"de"} | changed
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"de"} | read customText always | customText.text=Own {{.DisplayName}}  customText.subject=-  customText.isDefault=-  customText.details.resourceOwner=<outspoken>
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"de-AT"} | read customText | customText.text=Own {{.DisplayName}}
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"en"} | nothing | customText.isDefault=true  customText.text=*  customText.details=-
      v1 GetCustomKINDMessageText in <outspoken> | {"language":"xx"} | nothing | customText.isDefault=true  customText.text=*
      v1 GetCustomKINDMessageText | {"language":"de"} | nothing | customText.isDefault=true  customText.text=*
      v1 GetDefaultKINDMessageText in <outspoken> | {"language":"de"} | nothing always | customText.isDefault=true  customText.text=*
      v1 ResetCustomKINDMessageTextToDefault in <outspoken> | {"language":"de"} | changed
      admin GENERAL | {"language":"de","title":"T","text":"{{.DisplayName}}"} | changed | details.resourceOwner=<instance>
      admin GetDefaultKINDMessageText | {"language":"<spoken>"} | nothing always | customText.isDefault=-  customText.details=-  customText.text=*
      admin GetCustomKINDMessageText | {"language":"de"} | nothing always | customText.isDefault=true  customText.details=-  customText.text=*
      admin GetCustomKINDMessageText | {"language":"<spoken>"} | nothing | customText.text=Own {{.DisplayName}}  customText.subject=-  customText.isDefault=-  customText.details.resourceOwner=<instance>
      v1 GetDefaultKINDMessageText | {"language":"<spoken>"} | nothing | customText.text=Own {{.DisplayName}}  customText.isDefault=true
      admin ResetCustomKINDMessageTextToDefault | {"language":"<spoken>"} | changed | details.resourceOwner=<instance>
      """#)
        + #"""

        v1 GetDefaultVerifyEmailMessageText | {"language":"en"} | nothing | customText.title=Confirm your email address  customText.greeting=Hello {{.DisplayName}},  customText.buttonText=Confirm address  customText.footerText=*  customText.preHeader=*  customText.subject=*
        v1 GetDefaultPasswordChangeMessageText | {"language":"de"} | nothing | customText.buttonText=-  customText.subject=Ihr Passwort wurde geändert
        v1 GetDefaultVerifyPhoneMessageText | {"language":"de"} | nothing | customText.title=-
        admin GetSupportedLanguages | | nothing always | languages=[en de]
        admin GetDefaultLanguage | | nothing always | language=en
        v1 GetDefaultVerifySMSOTPMessageText | {"language":"en"} | nothing | customText.title=-  customText.text={{.Code}} is your login code. Do not share it with anyone.
        v1 SetCustomVerifyEmailOTPMessageText | {"language":"de","text":"{{.OTP}} {{.Expiry}} {{.Domain}} {{.Origin}}"} | changed
        v1 SetCustomDomainClaimedMessageCustomText | {"language":"de","text":"{{.Domain}} {{.TempUsername}}"} | changed
        v1 SetCustomLoginText | {"language":"de","loginText":{"title":"T"},"initMfaU2fText":{"tokenNameLabel":"L"}} | changed
        v1 SetCustomLoginText in <outspoken> | {"language":"de"} | changed
        v1 GetCustomLoginTexts in <outspoken> | {"language":"de"} | read customText always | customText.loginText.title=Own Login.Title  customText.initMfaU2fText.tokenNameLabel=Own InitMfaU2f.TokenNameLabel  customText.linkingUserPromptText.otherButtonText=Own LinkingUserPrompt.OtherButtonText  customText.isDefault=-
        v1 GetCustomLoginTexts in <outspoken> | {"language":"en"} | nothing | customText.isDefault=true  customText.initPasswordText.title=Reset your password  customText.loginText=-
        v1 GetCustomLoginTexts | {"language":"<spoken>"} | nothing | customText.isDefault=true  customText.loginText.title=Own Login.Title
        v1 GetDefaultLoginTexts in <outspoken> | {"language":"de"} | nothing always | customText.isDefault=true  customText.footerText.privacyPolicy=Datenschutzerklärung  customText.loginText=-
        v1 GetDefaultLoginTexts | {"language":"<spoken>"} | nothing | customText.isDefault=true  customText.loginText.title=Own Login.Title
        v1 ResetCustomLoginTextToDefault in <outspoken> | {"language":"de"} | changed
        admin SetCustomLoginText | {"language":"de","loginText":{"title":"T"}} | changed | details.resourceOwner=<instance>
        admin GetCustomLoginTexts | {"language":"<spoken>"} | nothing always | customText.loginText.title=Own Login.Title  customText.isDefault=-  customText.details.resourceOwner=<instance>
        admin GetCustomLoginTexts | {"language":"de"} | nothing | customText.isDefault=true  customText.initPasswordText.title=*
        admin GetDefaultLoginTexts | {"language":"<spoken>"} | nothing always | customText.isDefault=-  customText.loginText=-  customText.initPasswordText.title=*
        admin ResetCustomLoginTextToDefault | {"language":"<spoken>"} | changed | details.resourceOwner=<instance>
        admin SetDefaultLanguage | {"language":"de"} | changed
        admin GetAllowedLanguages | | nothing always | languages=[en de]
        admin SetCustomLoginText | {"language":"<forbidden>","loginText":{"title":"T"}} | changed
        admin GetRestrictions | | nothing always | disallowPublicOrgRegistration=-  allowedLanguages=-  details.resourceOwner=<instance>
        admin SetRestrictions | {"allowedLanguages":{"list":["en"]}} | changed | details.resourceOwner=<instance>
        admin SetRestrictions | {"allowedLanguages":{}} | changed
        admin SetRestrictions | {"disallowPublicOrgRegistration":true} | changed
        """#
      + "\n"
      + rowsOfEachMessage(
        #"""
        v1 SET | {"language":"-","text":"T"} | invalid_argument LANG-3M9f2 | no tag
        v1 SET | {"language":"fr","text":"T"} | invalid_argument LANG-lg4DP | a language without texts
        v1 SET | {"language":"de","text":"{{.Nonsense}}"} | invalid_argument SIGNET-Mt1rd | a variable that there is not
        v1 SET | {"language":"de","title":"{{.UserName"} | invalid_argument SIGNET-Mt1rd | braces that do not end (mail)
        v1 SET | {"language":"de","subject":"a\r\nBcc: b@example.com"} | invalid_argument SIGNET-Tx1ch | another header field (mail)
        v1 ResetCustomKINDMessageTextToDefault | {"language":"de"} | not_found Org-3b8Jf | nothing was said
        v1 ResetCustomKINDMessageTextToDefault in <outspoken> | {"language":"en"} | not_found Org-3b8Jf | not in this language
        v1 ResetCustomKINDMessageTextToDefault in <outspoken> | {"language":"-"} | not_found Org-3b8Jf | no language
        admin GENERAL | {"language":"-","text":"T"} | invalid_argument LANG-3M9f2 | no tag
        admin GENERAL | {"language":"fr","text":"T"} | invalid_argument LANG-lg4DP | a language without texts
        admin GENERAL | {"language":"de","text":"{{.Nonsense}}"} | invalid_argument SIGNET-Mt1rd | a variable that there is not
        admin ResetCustomKINDMessageTextToDefault | {"language":"de"} | not_found INSTANCE-fju90 | nothing was said
        """#)
        + #"""

        v1 SetCustomPasswordChangeMessageCustomText | {"language":"de","text":"{{.Code}}"} | invalid_argument SIGNET-Mt1rd | a mail without a code
        admin SetDefaultLanguage | {"language":"-"} | invalid_argument LANG-jc8Sq | no tag
        admin SetDefaultLanguage | {"language":"und"} | invalid_argument LANG-3M9f2 | no language
        admin SetDefaultLanguage | {"language":"fr"} | invalid_argument LANG-lg4DP | a language without texts
        admin SetDefaultLanguage | {"language":"EN"} | failed_precondition INST-DS3rq | unchanged
        """#)
}
