/// What can be said on the pages on which people sign in, page by page, by the names that events have: `Login.Title`.
package enum LoginTexts {
  /// In the order of the interface.
  static let keys = pages.flatMap { page, parts in parts.split(separator: " ").map { "\(page).\($0)" } }

  private static let pages: KeyValuePairs<String, String> = [
    "SelectAccount": """
    Title Description TitleLinkingProcess DescriptionLinkingProcess OtherUser SessionStateActive \
    SessionStateInactive UserMustBeMemberOfOrg
    """,
    "Login": """
    Title Description TitleLinkingProcess DescriptionLinkingProcess UserMustBeMemberOfOrg LoginNameLabel \
    RegisterButtonText NextButtonText ExternalUserDescription UserNamePlaceholder LoginNamePlaceholder
    """,
    "Password": """
    Title Description PasswordLabel ResetLinkText BackButtonText NextButtonText MinLength HasUppercase \
    HasLowercase HasNumber HasSymbol Confirmation
    """,
    "UsernameChange": "Title Description UsernameLabel CancelButtonText NextButtonText",
    "UsernameChangeDone": "Title Description NextButtonText",
    "InitPassword": """
    Title Description CodeLabel NewPasswordLabel NewPasswordConfirmLabel NextButtonText ResendButtonText
    """,
    "InitPasswordDone": "Title Description NextButtonText CancelButtonText",
    "EmailVerification": "Title Description CodeLabel NextButtonText ResendButtonText",
    "EmailVerificationDone": "Title Description NextButtonText CancelButtonText LoginButtonText",
    "InitializeUser": """
    Title Description CodeLabel NewPasswordLabel NewPasswordConfirmLabel ResendButtonText NextButtonText
    """,
    "InitializeDone": "Title Description CancelButtonText NextButtonText",
    "InitMfaPrompt": "Title Description OtpOption U2fOption SkipButtonText NextButtonText",
    "InitMfaOtp": "Title Description DescriptionOtp SecretLabel CodeLabel NextButtonText CancelButtonText",
    "InitMfaU2f": "Title Description TokenNameLabel NotSupported RegisterTokenButtonText ErrorRetry",
    "InitMfaDone": "Title Description CancelButtonText NextButtonText",
    "MfaProviders": "ChooseOther Otp U2f",
    "VerifyMfaOtp": "Title Description CodeLabel NextButtonText",
    "VerifyMfaU2f": "Title Description ValidateTokenText NotSupported ErrorRetry",
    "Passwordless": "Title Description LoginWithPwButtonText ValidateTokenButtonText NotSupported ErrorRetry",
    "PasswordChange": """
    Title Description OldPasswordLabel NewPasswordLabel NewPasswordConfirmLabel CancelButtonText \
    NextButtonText ExpiredDescription
    """,
    "PasswordChangeDone": "Title Description NextButtonText",
    "PasswordResetDone": "Title Description NextButtonText",
    "RegistrationOption": "Title Description UserNameButtonText ExternalLoginDescription LoginButtonText",
    "RegistrationUser": """
    Title Description DescriptionOrgRegister FirstnameLabel LastnameLabel EmailLabel UsernameLabel \
    LanguageLabel GenderLabel PasswordLabel PasswordConfirmLabel TosAndPrivacyLabel TosConfirm TosLinkText \
    PrivacyConfirm PrivacyLinkText NextButtonText BackButtonText
    """,
    "RegistrationOrg": """
    Title Description OrgnameLabel FirstnameLabel LastnameLabel UsernameLabel EmailLabel PasswordLabel \
    PasswordConfirmLabel TosAndPrivacyLabel TosConfirm TosLinkText PrivacyConfirm PrivacyLinkText \
    SaveButtonText
    """,
    "LinkingUserDone": "Title Description CancelButtonText NextButtonText",
    "ExternalUserNotFound": """
    Title Description LinkButtonText AutoRegisterButtonText TosAndPrivacyLabel TosConfirm TosLinkText \
    PrivacyLinkText PrivacyConfirm
    """,
    "SuccessLogin": "Title AutoRedirectDescription RedirectedDescription NextButtonText",
    "Logout": "Title Description LoginButtonText",
    "Footer": "Tos PrivacyPolicy Help SupportEmail",
    "PasswordlessPrompt": "Title Description DescriptionInit PasswordlessButtonText NextButtonText SkipButtonText",
    "PasswordlessRegistration": "Title Description TokenNameLabel NotSupported RegisterTokenButtonText ErrorRetry",
    "PasswordlessRegistrationDone": "Title Description NextButtonText CancelButtonText DescriptionClose",
    "ExternalRegistrationUserOverview": """
    Title Description EmailLabel UsernameLabel FirstnameLabel LastnameLabel NicknameLabel LanguageLabel \
    PhoneLabel TosAndPrivacyLabel TosConfirm TosLinkText PrivacyLinkText BackButtonText NextButtonText \
    PrivacyConfirm
    """,
    "LinkingUserPrompt": "Title Description LinkButtonText OtherButtonText",
  ]
}
