extension NotificationTexts {
  static let simplifiedChinese = NotificationTexts(
    common: CommonTexts(
      greeting: "{{.DisplayName}}，您好：",
      codePrompt: "如果系统要求输入验证码，请输入下面的验证码。",
      codeLabel: "您的验证码",
      codeLine: "您的验证码：{{.Code}}",
      codeNote: "验证码在 {{.Lifetime}}内有效，且只能使用一次；新的验证码会取代旧的。请勿告诉他人：我们绝不会向您索要验证码。",
      linkLabel: "如果按钮无法使用，请在浏览器中打开以下链接：",
      signature: "此邮件由 {{.ServiceName}} 发送，与账号 {{.PreferredLoginName}} 有关。",
      contactLine: "联系方式：{{.SupportContact}}",
      durations: DurationTexts(
        plurals: .other,
        minutes: CountedText(other: "{{.Number}} 分钟"),
        hours: CountedText(other: "{{.Number}} 小时"),
        days: CountedText(other: "{{.Number}} 天")
      )
    ),
    initialization: MailText(
      title: "欢迎",
      preHeader: "只差一步，您就可以使用自己的账号了。",
      subject: "请完成账号设置",
      text: """
        我们在 {{.ServiceName}} 为您创建了一个账号。

        组织：{{.OrganizationName}}
        登录名：{{.PreferredLoginName}}

        请确认您的电子邮件地址并设置密码。
        """,
      action: MailText.Action(
        buttonText: "设置账号",
        linkText: "请打开以下链接来设置账号："
      ),
      footerText: "如果您对此账号并不知情，可以忽略此邮件。"
    ),
    verifyEmail: MailText(
      title: "请确认您的电子邮件地址",
      preHeader: "请确认此地址属于您。",
      subject: "请确认您的电子邮件地址",
      text: """
        有人在 {{.ServiceName}} 为账号 {{.PreferredLoginName}} 填写了地址 {{.LastEmail}}。

        如果此地址属于您，请予以确认。
        """,
      action: MailText.Action(
        buttonText: "确认地址",
        linkText: "请打开以下链接来确认地址："
      ),
      footerText: "如果您没有填写此地址，可以忽略此邮件：该地址将保持未确认状态。"
    ),
    passwordReset: MailText(
      title: "重置密码",
      preHeader: "我们收到了针对您的账号 {{.PreferredLoginName}} 的请求。",
      subject: "重置您的 {{.ServiceName}} 密码",
      text: """
        我们收到了重置您在 {{.ServiceName}} 的账号 {{.PreferredLoginName}} 密码的请求。

        如果是您本人操作，请设置新密码。
        """,
      action: MailText.Action(
        buttonText: "重置密码",
        linkText: "请打开以下链接来重置密码："
      ),
      footerText: "如果您没有提出此请求，可以忽略此邮件：您的密码不会改变。"
    ),
    passwordChanged: MailText(
      title: "您的密码已更改",
      preHeader: "如果是您本人操作，则无需理会。",
      subject: "您的密码已更改",
      text: """
        您在 {{.ServiceName}} 的账号 {{.PreferredLoginName}} 的密码已更改。时间：{{.Time}}

        如果是您本人操作，则无需理会。如果不是，请立即在登录页面重置密码，并联系 {{.ServiceName}}。
        """,
      action: nil,
      footerText: "为保障账号安全，我们向您发送此邮件。我们绝不会通过电子邮件索要您的密码。"
    ),
    emailChanged: MailText(
      title: "您的电子邮件地址已更改",
      preHeader: "如果是您本人操作，则无需理会。",
      subject: "您的电子邮件地址已更改",
      text: """
        您在 {{.ServiceName}} 的账号 {{.PreferredLoginName}} 的电子邮件地址已更改。时间：{{.Time}}
        今后的邮件将发送到新地址。

        如果是您本人操作，则无需理会。如果不是，请立即在登录页面重置密码，并联系 {{.ServiceName}}。
        """,
      action: nil,
      footerText: "为保障账号安全，我们向您发送此邮件。我们绝不会通过电子邮件索要您的密码。"
    ),
    domainClaimed: MailText(
      title: "您的登录名已更改",
      preHeader: "今后请使用 {{.TempUsername}} 登录。",
      subject: "您的登录名已更改",
      text: """
        在 {{.ServiceName}}，以 {{.Domain}} 结尾的登录名现归另一组织所有，因此您的登录名已更改。时间：{{.Time}}

        您的新登录名：{{.TempUsername}}

        包括密码在内的其他内容均保持不变。如需其他登录名，请联系您的账号管理员。
        """,
      action: nil,
      footerText: "为保障账号安全，我们向您发送此邮件。我们绝不会通过电子邮件索要您的密码。"
    ),
    invite: MailText(
      title: "您收到了一份邀请",
      preHeader: "请接受邀请并设置密码。",
      subject: "邀请您加入 {{.ApplicationName}}",
      text: """
        您受邀加入 {{.ApplicationName}}。

        组织：{{.OrganizationName}}
        登录名：{{.PreferredLoginName}}

        请接受邀请并设置密码。
        """,
      action: MailText.Action(
        buttonText: "接受邀请",
        linkText: "请打开以下链接来接受邀请："
      ),
      footerText: "如果您对此邀请并不知情，可以忽略此邮件。"
    ),
    verifyEmailOTP: MailText(
      title: "您的登录验证码",
      preHeader: "输入验证码即可完成登录。",
      subject: "您的 {{.ServiceName}} 登录验证码",
      text: """
        有人正在使用您的账号 {{.PreferredLoginName}} 登录 {{.ServiceName}}。

        如果是您本人操作，请输入下面的验证码，或打开链接。
        """,
      action: MailText.Action(
        buttonText: "登录",
        linkText: "请打开以下链接来登录："
      ),
      footerText: "如果不是您本人操作，请勿将验证码告诉他人，并重置密码。"
    ),
    passwordlessRegistration: MailText(
      title: "添加通行密钥",
      preHeader: "添加后，您无需密码即可登录。",
      subject: "为 {{.ServiceName}} 添加通行密钥",
      text: """
        您可以为您在 {{.ServiceName}} 的账号 {{.PreferredLoginName}} 添加通行密钥，之后使用指纹、面容或设备的 PIN 码登录。

        请在您要用来登录的设备上打开链接。
        """,
      action: MailText.Action(
        buttonText: "添加密钥",
        linkText: "请打开以下链接来添加通行密钥："
      ),
      footerText: "如果您没有申请通行密钥，可以忽略此邮件。"
    ),
    shortMessages: ShortMessages(
      head: "【{{.ServiceName}}】",
      verifyPhone: "手机号验证码：{{.Code}}。请勿告诉他人。",
      passwordReset: "重置密码的验证码：{{.Code}}。请勿告诉他人。如非本人操作，请忽略。",
      verifySMSOTP: "登录验证码：{{.Code}}。请勿告诉他人。"
    )
  )
}
