extension MailLanguage {
  static let english = MailLanguage(
    tag: "en",
    direction: .leftToRight,
    codeLabel: "Your code",
    linkLabel: "If the button does not work, open this address in your browser:",
    mails: [
      .initialization: MailTexts(
        title: "Welcome",
        preHeader: "One step is left until you can use your account.",
        subject: "Finish setting up your account",
        greeting: "Hello {{.DisplayName}},",
        text: """
          An account was created for you. Your login name is {{.PreferredLoginName}}.

          Please confirm your e-mail address and choose a password. \
          If you are asked for a code, enter the one below.
          """,
        buttonText: "Set up account",
        footerText: """
          The code works for a limited time and only once. \
          If you do not know what this account is, you can ignore this message.
          """
      ),
      .verifyEmail: MailTexts(
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
          The code works for a limited time and only once; a newer one replaces it. Do not pass it on. \
          If you did not enter this address, you can ignore this message.
          """
      ),
    ]
  )
}
