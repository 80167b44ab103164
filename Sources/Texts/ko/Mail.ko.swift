extension NotificationTexts {
  static let korean = NotificationTexts(
    common: CommonTexts(
      greeting: "안녕하세요, {{.DisplayName}} 님.",
      codePrompt: "코드 입력 화면이 나오면 아래 코드를 입력하세요.",
      codeLabel: "인증 코드",
      codeLine: "인증 코드: {{.Code}}",
      codeNote: "코드는 {{.Lifetime}} 동안 한 번만 사용할 수 있으며, 새 코드가 발급되면 무효가 됩니다. 다른 사람에게 알려 주지 마세요. 저희는 코드를 묻지 않습니다.",
      linkLabel: "버튼이 작동하지 않으면 브라우저에서 다음 링크를 여세요:",
      signature: "보낸 곳: {{.ServiceName}}. 관련 계정: {{.PreferredLoginName}}.",
      contactLine: "문의: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .other,
        minutes: CountedText(other: "{{.Number}}분"),
        hours: CountedText(other: "{{.Number}}시간"),
        days: CountedText(other: "{{.Number}}일")
      )
    ),
    initialization: MailText(
      title: "환영합니다",
      preHeader: "한 단계만 더 거치면 계정을 사용할 수 있습니다.",
      subject: "계정 설정을 완료하세요",
      text: """
        {{.ServiceName}} 서비스에 회원님의 계정이 만들어졌습니다.

        조직: {{.OrganizationName}}
        로그인 이름: {{.PreferredLoginName}}

        이메일 주소를 인증하고 비밀번호를 설정해 주세요.
        """,
      action: MailText.Action(
        buttonText: "계정 설정",
        linkText: "계정을 설정하려면 다음 링크를 여세요:"
      ),
      footerText: "본인의 계정이 아니라면 이 이메일을 무시하셔도 됩니다."
    ),
    verifyEmail: MailText(
      title: "이메일 주소를 인증하세요",
      preHeader: "이 주소가 회원님의 것임을 인증해 주세요.",
      subject: "이메일 주소를 인증하세요",
      text: """
        {{.ServiceName}} 서비스의 {{.PreferredLoginName}} 계정에 {{.LastEmail}} 주소가 입력되었습니다.

        회원님의 주소가 맞으면 인증해 주세요.
        """,
      action: MailText.Action(
        buttonText: "주소 인증",
        linkText: "주소를 인증하려면 다음 링크를 여세요:"
      ),
      footerText: "이 주소를 입력하지 않으셨다면 이 이메일을 무시하셔도 됩니다. 주소는 인증되지 않은 상태로 남습니다."
    ),
    passwordReset: MailText(
      title: "비밀번호 재설정",
      preHeader: "{{.PreferredLoginName}} 계정에 대한 요청이 접수되었습니다.",
      subject: "{{.ServiceName}} 비밀번호 재설정 안내",
      text: """
        {{.ServiceName}} 서비스의 {{.PreferredLoginName}} 계정에 대한 비밀번호 재설정 요청이 접수되었습니다.

        본인이 요청하셨다면 새 비밀번호를 설정해 주세요.
        """,
      action: MailText.Action(
        buttonText: "비밀번호 재설정",
        linkText: "비밀번호를 재설정하려면 다음 링크를 여세요:"
      ),
      footerText: "요청하지 않으셨다면 이 이메일을 무시하셔도 됩니다. 비밀번호는 그대로 유지됩니다."
    ),
    passwordChanged: MailText(
      title: "비밀번호가 변경되었습니다",
      preHeader: "본인이 변경하셨다면 별도의 조치가 필요하지 않습니다.",
      subject: "비밀번호가 변경되었습니다",
      text: """
        {{.ServiceName}} 서비스의 {{.PreferredLoginName}} 계정 비밀번호가 변경되었습니다. 일시: {{.Time}}

        본인이 변경하셨다면 별도의 조치가 필요하지 않습니다. 그렇지 않다면 즉시 로그인 화면에서 비밀번호를 재설정하고 {{.ServiceName}} 고객 지원에 문의해 주세요.
        """,
      action: nil,
      footerText: "이 이메일은 회원님의 보안을 위해 보내 드립니다. 이메일로 비밀번호를 묻는 일은 없습니다."
    ),
    emailChanged: MailText(
      title: "이메일 주소가 변경되었습니다",
      preHeader: "본인이 변경하셨다면 별도의 조치가 필요하지 않습니다.",
      subject: "이메일 주소가 변경되었습니다",
      text: """
        {{.ServiceName}} 서비스의 {{.PreferredLoginName}} 계정 이메일 주소가 변경되었습니다. 일시: {{.Time}}
        앞으로 이메일은 새 주소로 발송됩니다.

        본인이 변경하셨다면 별도의 조치가 필요하지 않습니다. 그렇지 않다면 즉시 로그인 화면에서 비밀번호를 재설정하고 {{.ServiceName}} 고객 지원에 문의해 주세요.
        """,
      action: nil,
      footerText: "이 이메일은 회원님의 보안을 위해 보내 드립니다. 이메일로 비밀번호를 묻는 일은 없습니다."
    ),
    domainClaimed: MailText(
      title: "로그인 이름이 변경되었습니다",
      preHeader: "앞으로는 다음 이름으로 로그인해 주세요: {{.TempUsername}}",
      subject: "로그인 이름이 변경되었습니다",
      text: """
        {{.ServiceName}} 서비스에서 끝이 {{.Domain}}인 로그인 이름은 이제 다른 조직에 속합니다. 그래서 회원님의 로그인 이름이 변경되었습니다. 일시: {{.Time}}

        새 로그인 이름: {{.TempUsername}}

        비밀번호를 포함한 나머지는 그대로입니다. 다른 로그인 이름을 원하시면 계정 관리자에게 문의해 주세요.
        """,
      action: nil,
      footerText: "이 이메일은 회원님의 보안을 위해 보내 드립니다. 이메일로 비밀번호를 묻는 일은 없습니다."
    ),
    invite: MailText(
      title: "초대를 받으셨습니다",
      preHeader: "초대를 수락하고 비밀번호를 설정하세요.",
      subject: "{{.ApplicationName}} 초대",
      text: """
        {{.ApplicationName}} 서비스에 초대받으셨습니다.

        조직: {{.OrganizationName}}
        로그인 이름: {{.PreferredLoginName}}

        초대를 수락하고 비밀번호를 설정해 주세요.
        """,
      action: MailText.Action(
        buttonText: "초대 수락",
        linkText: "초대를 수락하려면 다음 링크를 여세요:"
      ),
      footerText: "예상하지 못한 초대라면 이 이메일을 무시하셔도 됩니다."
    ),
    verifyEmailOTP: MailText(
      title: "로그인 코드",
      preHeader: "로그인을 완료하려면 코드를 입력하세요.",
      subject: "{{.ServiceName}} 로그인 코드 안내",
      text: """
        {{.ServiceName}} 서비스에 {{.PreferredLoginName}} 계정으로 로그인이 시도되고 있습니다.

        본인이 로그인 중이시라면 아래 코드를 입력하거나 링크를 여세요.
        """,
      action: MailText.Action(
        buttonText: "로그인",
        linkText: "로그인하려면 다음 링크를 여세요:"
      ),
      footerText: "본인이 아니라면 코드를 다른 사람에게 알려 주지 말고 비밀번호를 재설정하세요."
    ),
    passwordlessRegistration: MailText(
      title: "패스키 추가",
      preHeader: "추가하면 비밀번호 없이 로그인할 수 있습니다.",
      subject: "{{.ServiceName}} 패스키 추가 안내",
      text: """
        {{.ServiceName}} 서비스의 {{.PreferredLoginName}} 계정에 패스키를 추가할 수 있습니다. 추가하면 지문, 얼굴 또는 기기의 PIN으로 로그인합니다.

        로그인에 사용할 기기에서 링크를 여세요.
        """,
      action: MailText.Action(
        buttonText: "패스키 추가하기",
        linkText: "패스키를 추가하려면 다음 링크를 여세요:"
      ),
      footerText: "패스키를 요청하지 않으셨다면 이 이메일을 무시하셔도 됩니다."
    ),
    shortMessages: ShortMessages(
      head: "[{{.ServiceName}}] ",
      verifyPhone: "전화번호 인증 코드: {{.Code}}. 다른 사람에게 알려 주지 마세요.",
      passwordReset: "비밀번호 재설정 인증 코드: {{.Code}}. 다른 사람에게 알려 주지 마세요.",
      verifySMSOTP: "로그인 코드: {{.Code}}. 다른 사람에게 알려 주지 마세요."
    )
  )
}
