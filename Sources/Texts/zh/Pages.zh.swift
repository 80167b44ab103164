extension PageTexts {
  static let simplifiedChinese = PageTexts(
    verification: Task(
      title: "确认您的电子邮件地址",
      introduction: "请输入邮件中的验证码，以确认此地址属于您。",
      button: "确认地址",
      doneTitle: "地址已确认",
      doneText: "谢谢。您可以关闭此页面。"
    ),
    initialization: Task(
      title: "设置您的账号",
      introduction: "请输入邮件中的验证码并设置密码。",
      button: "设置账号",
      doneTitle: "您的账号已就绪",
      doneText: "您现在可以登录了。"
    ),
    passwordReset: Task(
      title: "重置密码",
      introduction: "请输入我们发送的验证码并设置新密码。",
      button: "重置密码",
      doneTitle: "密码已更改",
      doneText: "您现在可以使用新密码登录了。"
    ),
    invitation: Task(
      title: "接受邀请",
      introduction: "请输入邀请中的验证码并设置密码。",
      button: "接受邀请",
      doneTitle: "欢迎",
      doneText: "您已接受邀请，现在可以登录了。"
    ),
    authenticator: Authenticator(
      title: "设置身份验证器应用",
      introduction: "请使用身份验证器应用扫描此二维码。",
      keyLabel: "或在应用中输入以下密钥："
    ),
    codeLabel: "验证码",
    codeHint: "6 位：英文字母和数字，不区分大小写。验证码在 {{.Lifetime}}内有效。",
    codeMissing: "请输入验证码。",
    codeInvalid: "此验证码有误、已过期或已使用。请检查，或请求新的验证码。",
    resendQuestion: "没有收到验证码，或验证码已过期？",
    resendButton: "发送新的验证码",
    resentText: "如果仍需要验证码，我们已发送新的验证码。只有最新的验证码有效。如果没有收到，请等待几分钟后重试。",
    passwordLabel: "密码",
    passwordRepeatLabel: "再次输入密码",
    passwordRules: PasswordRules(
      introduction: "密码要求：",
      minimum: "至少 {{.Length}} 个字符",
      maximum: "最多 {{.Limit}} 个字符（一个汉字算 3 个）",
      lowercase: "包含小写字母",
      uppercase: "包含大写字母",
      number: "包含数字",
      symbol: "包含符号"
    ),
    passwordsDiffer: "两次输入的密码不一致。",
    passwordRefused: "此密码不符合以下全部要求。",
    passwordTooLong: "此密码过长。最多 {{.Limit}} 个字符，一个汉字算 3 个。",
    linkBroken: "此链接不完整。请从邮件中重新打开，或完整复制。",
    crossSite: "为了您的安全，请重新打开邮件中的链接。",
    failed: "系统出现问题。请稍后重试。",
    footer: Footer(
      termsOfService: "服务条款",
      privacyPolicy: "隐私政策",
      help: "帮助",
      documentation: "文档",
      support: "支持"
    )
  )
}
