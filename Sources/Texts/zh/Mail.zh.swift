extension NotificationTexts {
  static let chinese = NotificationTexts(
    codeLabel: "您的验证码",
    linkLabel: "如果按钮无法使用，请在浏览器中打开以下地址：",
    initialization: MailText(
      title: "欢迎",
      preHeader: "只差一步，您就可以使用自己的账户了。",
      subject: "请完成账户设置",
      greeting: "{{.DisplayName}}，您好：",
      text: """
        我们为您创建了一个账户。您的登录名是 {{.PreferredLoginName}}。

        请确认您的电子邮件地址并设置密码。如果系统要求输入验证码，请输入下面的验证码。
        """,
      buttonText: "设置账户",
      footerText: "验证码仅在有限时间内有效，且只能使用一次；新的验证码会取代旧的。请勿告诉他人。如果您对此账户并不知情，可以忽略此邮件。"
    ),
    verifyEmail: MailText(
      title: "请确认您的电子邮件地址",
      preHeader: "请告诉我们此地址属于您。",
      subject: "请确认您的电子邮件地址",
      greeting: "{{.DisplayName}}，您好：",
      text: """
        有人为您的账户 {{.PreferredLoginName}} 登记了地址 {{.LastEmail}}。

        请确认此地址属于您。如果系统要求输入验证码，请输入下面的验证码。
        """,
      buttonText: "确认地址",
      footerText: "验证码仅在有限时间内有效，且只能使用一次；新的验证码会取代旧的。请勿告诉他人。如果您没有登记此地址，可以忽略此邮件。"
    ),
    passwordReset: MailText(
      title: "请设置新密码",
      preHeader: "有人请求设置新密码。",
      subject: "重置您的密码",
      greeting: "{{.DisplayName}}，您好：",
      text: """
        有人请求重置您的账户 {{.PreferredLoginName}} 的密码。

        如果是您本人，请设置新密码。如果系统要求输入验证码，请输入下面的验证码。
        """,
      buttonText: "设置密码",
      footerText: "验证码仅在有限时间内有效，且只能使用一次；新的验证码会取代旧的。请勿告诉他人。如果您没有提出此请求，可以忽略此邮件：您的密码不会改变。"
    ),
    passwordChanged: MailText(
      title: "您的密码已更改",
      preHeader: "如果是您本人所为，则无需任何操作。",
      subject: "您的密码已更改",
      greeting: "{{.DisplayName}}，您好：",
      text: """
        您的账户 {{.PreferredLoginName}} 的密码已更改。

        如果是您本人所为，则无需任何操作。如果不是，请立即重置密码并通知您的管理员。
        """,
      buttonText: nil,
      footerText: "此邮件是为了您的安全而发送的。我们绝不会通过电子邮件索要您的密码。"
    ),
    emailChanged: MailText(
      title: "您的电子邮件地址已更改",
      preHeader: "如果是您本人所为，则无需任何操作。",
      subject: "您的电子邮件地址已更改",
      greeting: "{{.DisplayName}}，您好：",
      text: """
        您的账户 {{.PreferredLoginName}} 的电子邮件地址已更改。今后的邮件将发送到新地址。

        如果是您本人所为，则无需任何操作。如果不是，请立即重置密码并通知您的管理员。
        """,
      buttonText: nil,
      footerText: "此邮件是为了您的安全而发送的。我们绝不会通过电子邮件索要您的密码。"
    ),
    invite: MailText(
      title: "您收到一份邀请",
      preHeader: "请接受邀请并设置密码。",
      subject: "邀请您加入 {{.ApplicationName}}",
      greeting: "{{.DisplayName}}，您好：",
      text: """
        您受邀加入 {{.ApplicationName}}。您的登录名是 {{.PreferredLoginName}}。

        请接受邀请并设置密码。如果系统要求输入验证码，请输入下面的验证码。
        """,
      buttonText: "接受邀请",
      footerText: "验证码仅在有限时间内有效，且只能使用一次；新的验证码会取代旧的。请勿告诉他人。如果您对此邀请并不知情，可以忽略此邮件。"
    ),
    shortMessages: ShortMessages(
      verifyPhone: "您用于确认此电话号码的验证码是 {{.Code}}。请勿告诉他人。",
      passwordReset: "您用于设置新密码的验证码是 {{.Code}}。如非本人请求，请忽略此短信。"
    )
  )
}
