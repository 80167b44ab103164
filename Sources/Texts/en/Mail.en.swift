extension NotificationTexts {
  static let english = NotificationTexts(
    codeLabel: "Your code",
    linkLabel: "If the button does not work, open this address in your browser:",
    initialization: MailText(
      title: "Welcome",
      preHeader: "One step is left until you can use your account.",
      subject: "Finish setting up your account",
      greeting: "Hello {{.DisplayName}},",
      text: """
        An account was created for you. Your login name is {{.PreferredLoginName}}.

        Please confirm your e-mail address and choose a password. If you are asked for a code, enter the one \
        below.
        """,
      buttonText: "Set up account",
      footerText: """
        The code works for a limited time and only once; a newer one replaces it. Do not pass it on. If you do \
        not know what this account is, you can ignore this message.
        """
    ),
    verifyEmail: MailText(
      title: "Confirm your e-mail address",
      preHeader: "Tell us that this address is yours.",
      subject: "Confirm your e-mail address",
      greeting: "Hello {{.DisplayName}},",
      text: """
        The address {{.LastEmail}} was entered for your account {{.PreferredLoginName}}.

        Please confirm that it is yours. If you are asked for a code, enter the one below.
        """,
      buttonText: "Confirm address",
      footerText: """
        The code works for a limited time and only once; a newer one replaces it. Do not pass it on. If you did \
        not enter this address, you can ignore this message.
        """
    ),
    passwordReset: MailText(
      title: "Choose a new password",
      preHeader: "A new password was asked for.",
      subject: "Reset your password",
      greeting: "Hello {{.DisplayName}},",
      text: """
        Someone asked to reset the password of your account {{.PreferredLoginName}}.

        If that was you, choose a new password. If you are asked for a code, enter the one below.
        """,
      buttonText: "Choose password",
      footerText: """
        The code works for a limited time and only once; a newer one replaces it. Do not pass it on. If you did \
        not ask for this, you can ignore this message: your password stays as it is.
        """
    ),
    passwordChanged: MailText(
      title: "Your password was changed",
      preHeader: "If that was you, there is nothing to do.",
      subject: "Your password was changed",
      greeting: "Hello {{.DisplayName}},",
      text: """
        The password of your account {{.PreferredLoginName}} was changed.

        If that was you, there is nothing to do. If it was not, reset your password at once and tell your \
        administrator.
        """,
      buttonText: nil,
      footerText: "This message is for your security. We never ask for your password by e-mail."
    ),
    emailChanged: MailText(
      title: "Your e-mail address was changed",
      preHeader: "If that was you, there is nothing to do.",
      subject: "Your e-mail address was changed",
      greeting: "Hello {{.DisplayName}},",
      text: """
        The e-mail address of your account {{.PreferredLoginName}} was changed. Messages now go to the new \
        one.

        If that was you, there is nothing to do. If it was not, reset your password at once and tell your \
        administrator.
        """,
      buttonText: nil,
      footerText: "This message is for your security. We never ask for your password by e-mail."
    ),
    invite: MailText(
      title: "You are invited",
      preHeader: "Accept the invitation and choose a password.",
      subject: "Your invitation to {{.ApplicationName}}",
      greeting: "Hello {{.DisplayName}},",
      text: """
        You have been invited to {{.ApplicationName}}. Your login name is {{.PreferredLoginName}}.

        Accept the invitation and choose a password. If you are asked for a code, enter the one below.
        """,
      buttonText: "Accept invitation",
      footerText: """
        The code works for a limited time and only once; a newer one replaces it. Do not pass it on. If you did \
        not expect this invitation, you can ignore this message.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} is your code to confirm this phone number. Do not pass it on.",
      passwordReset: "{{.Code}} is your code for a new password. If you did not ask for it, ignore this message."
    )
  )
}
