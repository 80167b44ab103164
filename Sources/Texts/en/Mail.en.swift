extension NotificationTexts {
  static let english = NotificationTexts(
    common: CommonTexts(
      greeting: "Hello {{.DisplayName}},",
      codePrompt: "If you are asked for a code, enter the code below.",
      codeLabel: "Your verification code",
      codeLine: "Your verification code: {{.Code}}",
      codeNote: """
        The code works for {{.Lifetime}} and only once; a newer one replaces it. Do not share it with anyone: we \
        will never ask you for it.
        """,
      linkLabel: "If the button does not work, open this link in your browser:",
      signature: "Sent by {{.ServiceName}} because of the account {{.PreferredLoginName}}.",
      contactLine: "Contact: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} minute", other: "{{.Number}} minutes"),
        hours: CountedText(one: "{{.Number}} hour", other: "{{.Number}} hours"),
        days: CountedText(one: "{{.Number}} day", other: "{{.Number}} days")
      )
    ),
    initialization: MailText(
      title: "Welcome",
      preHeader: "One more step and you can use your account.",
      subject: "Finish setting up your account",
      text: """
        An account has been created for you at {{.ServiceName}}.

        Organization: {{.OrganizationName}}
        Login name: {{.PreferredLoginName}}

        Please confirm your email address and choose a password.
        """,
      action: MailText.Action(
        buttonText: "Set up account",
        linkText: "Open this link to set up your account:"
      ),
      footerText: "If you do not recognize this account, you can ignore this email."
    ),
    verifyEmail: MailText(
      title: "Confirm your email address",
      preHeader: "Once you confirm it, your account can use this address.",
      subject: "Confirm your email address",
      text: """
        The address {{.LastEmail}} was entered at {{.ServiceName}} for the account {{.PreferredLoginName}}.

        Please confirm that it is yours.
        """,
      action: MailText.Action(
        buttonText: "Confirm address",
        linkText: "Open this link to confirm the address:"
      ),
      footerText: "If you did not enter this address, you can ignore this email: the address then stays unconfirmed."
    ),
    passwordReset: MailText(
      title: "Reset your password",
      preHeader: "We received a request for your account {{.PreferredLoginName}}.",
      subject: "Password reset for {{.ServiceName}}",
      text: """
        We received a request to reset the password of your account {{.PreferredLoginName}} at {{.ServiceName}}.

        If that was you, choose a new password.
        """,
      action: MailText.Action(
        buttonText: "Reset password",
        linkText: "Open this link to reset your password:"
      ),
      footerText: "If you did not ask for this, you can ignore this email: your password stays as it is."
    ),
    passwordChanged: MailText(
      title: "Your password was changed",
      preHeader: "If that was you, there is nothing to do.",
      subject: "Your password was changed",
      text: """
        The password of your account {{.PreferredLoginName}} at {{.ServiceName}} was changed. Time: {{.Time}}

        If that was you, there is nothing to do. If it was not, reset your password on the login page right away, \
        and contact {{.ServiceName}}.
        """,
      action: nil,
      footerText: "We send this email for your security. We never ask for your password by email."
    ),
    emailChanged: MailText(
      title: "Your email address was changed",
      preHeader: "If that was you, there is nothing to do.",
      subject: "Your email address was changed",
      text: """
        The email address of your account {{.PreferredLoginName}} at {{.ServiceName}} was changed. Time: {{.Time}}
        Emails now go to the new address.

        If that was you, there is nothing to do. If it was not, reset your password on the login page right away, \
        and contact {{.ServiceName}}.
        """,
      action: nil,
      footerText: "We send this email for your security. We never ask for your password by email."
    ),
    domainClaimed: MailText(
      title: "Your login name was changed",
      preHeader: "From now on, log in as {{.TempUsername}}.",
      subject: "Your login name was changed",
      text: """
        At {{.ServiceName}}, login names that end in {{.Domain}} belong to another organization now. That is why \
        yours was changed. Time: {{.Time}}

        Your new login name: {{.TempUsername}}

        Everything else stays as it is, and so does your password. If you would like another login name, ask whoever \
        manages your account.
        """,
      action: nil,
      footerText: "We send this email for your security. We never ask for your password by email."
    ),
    invite: MailText(
      title: "You are invited",
      preHeader: "Accept the invitation and choose a password.",
      subject: "Your invitation to join {{.ApplicationName}}",
      text: """
        You have been invited to join {{.ApplicationName}}.

        Organization: {{.OrganizationName}}
        Login name: {{.PreferredLoginName}}

        Accept the invitation and choose a password.
        """,
      action: MailText.Action(
        buttonText: "Accept invitation",
        linkText: "Open this link to accept the invitation:"
      ),
      footerText: "If you did not expect this invitation, you can ignore this email."
    ),
    verifyEmailOTP: MailText(
      title: "Your login code",
      preHeader: "Enter it to finish logging in.",
      subject: "Your login code for {{.ServiceName}}",
      text: """
        Someone is logging in to {{.ServiceName}} with your account {{.PreferredLoginName}}.

        If that is you, enter the code below, or open the link.
        """,
      action: MailText.Action(
        buttonText: "Log in",
        linkText: "Open this link to log in:"
      ),
      footerText: "If that is not you, do not share the code with anyone, and reset your password."
    ),
    passwordlessRegistration: MailText(
      title: "Add a passkey",
      preHeader: "After that you can log in without a password.",
      subject: "Add a passkey for {{.ServiceName}}",
      text: """
        You can add a passkey to your account {{.PreferredLoginName}} at {{.ServiceName}}. You then log in with your \
        fingerprint, your face or the PIN of your device.

        Open the link on the device that you want to log in with.
        """,
      action: MailText.Action(
        buttonText: "Add passkey",
        linkText: "Open this link to add a passkey:"
      ),
      footerText: "If you did not ask for a passkey, you can ignore this email."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}} is your verification code for this phone number. Do not share it with anyone.",
      passwordReset: """
        {{.Code}} is your password reset code. Do not share it with anyone. If you did not ask for it, ignore this \
        message.
        """,
      verifySMSOTP: "{{.Code}} is your login code. Do not share it with anyone."
    )
  )
}
