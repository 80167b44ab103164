extension PageTexts {
  static let english = PageTexts(
    verification: Task(
      title: "Confirm your e-mail address",
      introduction: "Enter the code from our mail to confirm that this address is yours.",
      button: "Confirm address",
      doneTitle: "Address confirmed",
      doneText: "Thank you. You can close this page."
    ),
    initialization: Task(
      title: "Set up your account",
      introduction: "Enter the code from our mail and choose a password.",
      button: "Set up account",
      doneTitle: "Your account is ready",
      doneText: "You can log in now."
    ),
    passwordReset: Task(
      title: "Choose a new password",
      introduction: "Enter the code from our message and choose a new password.",
      button: "Change password",
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
    codeLabel: "Code",
    codeHint: "Six letters and digits.",
    codeMissing: "Enter the code.",
    codeInvalid: "This code is wrong, has expired or was used already. Check it, or ask for a new one.",
    resendQuestion: "No code, or too late?",
    resendButton: "Send a new code",
    resentText: "If a code is still needed, a new one is on its way. Only the newest one works.",
    resendRefused: "Too many codes were asked for. Wait a few minutes, then try again.",
    passwordLabel: "Password",
    passwordRepeatLabel: "Password again",
    passwordRules: PasswordRules(
      introduction: "The password needs:",
      length: "at least {{.Length}} characters",
      lowercase: "a lower-case letter",
      uppercase: "an upper-case letter",
      number: "a digit",
      symbol: "a symbol"
    ),
    passwordsDiffer: "The two passwords differ.",
    passwordRefused: "This password breaks one of the rules below.",
    passwordTooLong: "This password is too long.",
    linkBroken: "This link is incomplete. Open it from the mail again, or copy it whole.",
    crossSite: "This request did not come from this page. Open the link from the mail again.",
    failed: "Something went wrong on our side. Try again in a moment."
  )
}
