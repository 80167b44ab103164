extension PageTexts {
  static let english = PageTexts(
    verification: Task(
      title: "Confirm your email address",
      introduction: "Enter the code from our email to confirm that this address is yours.",
      button: "Confirm address",
      doneTitle: "Address confirmed",
      doneText: "Thank you. You can close this page."
    ),
    initialization: Task(
      title: "Set up your account",
      introduction: "Enter the code from our email and choose a password.",
      button: "Set up account",
      doneTitle: "Your account is ready",
      doneText: "You can log in now."
    ),
    passwordReset: Task(
      title: "Reset your password",
      introduction: "Enter the code from our message and choose a new password.",
      button: "Reset password",
      doneTitle: "Password changed",
      doneText: "You can log in with the new password now."
    ),
    invitation: Task(
      title: "Accept your invitation",
      introduction: "Enter the code from the invitation and choose a password.",
      button: "Accept invitation",
      doneTitle: "Welcome",
      doneText: "You have accepted the invitation. You can log in now."
    ),
    authenticator: Authenticator(
      title: "Set up your authenticator app",
      introduction: "Scan this code with your authenticator app.",
      keyLabel: "Or enter this key in the app:"
    ),
    codeLabel: "Verification code",
    codeHint:
      "6 characters: Latin letters and digits; capital or small does not matter. The code works for {{.Lifetime}}.",
    codeMissing: "Enter the code.",
    codeInvalid: "This code is wrong, has expired or has already been used. Check it, or ask for a new one.",
    resendQuestion: "Did you not get a code, or has it expired?",
    resendButton: "Send a new code",
    resentText: """
      If a code is still needed, a new one is on its way. Only the newest one works. If none comes, wait a \
      few minutes, then try again.
      """,
    passwordLabel: "Password",
    passwordRepeatLabel: "Repeat the password",
    passwordRules: PasswordRules(
      introduction: "The password must have:",
      minimum: "at least {{.Length}} characters",
      maximum: "at most {{.Limit}} characters (an accented letter counts as 2)",
      lowercase: "a lower-case letter",
      uppercase: "an upper-case letter",
      number: "a digit",
      symbol: "a symbol"
    ),
    passwordsDiffer: "The two passwords differ.",
    passwordRefused: "This password does not meet all the rules below.",
    passwordTooLong:
      "This password is too long. It may have at most {{.Limit}} characters, and an accented letter counts as 2.",
    linkBroken: "This link is incomplete. Open it from the email again, or copy all of it.",
    crossSite: "For your safety, open the link from the email again.",
    failed: "Something went wrong on our side. Try again in a moment.",
    footer: Footer(
      termsOfService: "Terms of service",
      privacyPolicy: "Privacy policy",
      help: "Help",
      documentation: "Documentation",
      support: "Support"
    )
  )
}
