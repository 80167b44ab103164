extension NotificationTexts {
  static let korean = NotificationTexts(
    codeLabel: "인증 코드",
    linkLabel: "버튼이 작동하지 않으면 브라우저에서 다음 주소를 여세요:",
    initialization: MailText(
      title: "환영합니다",
      preHeader: "한 단계만 더 거치면 계정을 사용할 수 있습니다.",
      subject: "계정 설정을 완료하세요",
      greeting: "{{.DisplayName}} 님, 안녕하세요.",
      text: """
        회원님의 계정이 만들어졌습니다. 로그인 이름은 {{.PreferredLoginName}}입니다.

        이메일 주소를 확인하고 비밀번호를 정해 주세요. 코드를 입력하라는 요청을 받으면 아래 코드를 입력하세요.
        """,
      buttonText: "계정 설정",
      footerText: "코드는 정해진 시간 동안 한 번만 사용할 수 있으며, 새 코드가 발급되면 무효가 됩니다. 다른 사람에게 알려 주지 마세요. 이 계정을 모르신다면 이 메시지를 무시하셔도 됩니다."
    ),
    verifyEmail: MailText(
      title: "이메일 주소를 확인하세요",
      preHeader: "이 주소가 회원님의 것임을 알려 주세요.",
      subject: "이메일 주소를 확인하세요",
      greeting: "{{.DisplayName}} 님, 안녕하세요.",
      text: """
        {{.PreferredLoginName}} 계정에 {{.LastEmail}} 주소가 등록되었습니다.

        회원님의 주소가 맞는지 확인해 주세요. 코드를 입력하라는 요청을 받으면 아래 코드를 입력하세요.
        """,
      buttonText: "주소 확인",
      footerText:
        "코드는 정해진 시간 동안 한 번만 사용할 수 있으며, 새 코드가 발급되면 무효가 됩니다. 다른 사람에게 알려 주지 마세요. 이 주소를 등록하지 않으셨다면 이 메시지를 무시하셔도 됩니다."
    ),
    passwordReset: MailText(
      title: "새 비밀번호를 정하세요",
      preHeader: "새 비밀번호 요청이 접수되었습니다.",
      subject: "비밀번호를 재설정하세요",
      greeting: "{{.DisplayName}} 님, 안녕하세요.",
      text: """
        {{.PreferredLoginName}} 계정의 비밀번호 재설정 요청이 접수되었습니다.

        본인이 요청하셨다면 새 비밀번호를 정해 주세요. 코드를 입력하라는 요청을 받으면 아래 코드를 입력하세요.
        """,
      buttonText: "비밀번호 정하기",
      footerText: """
        코드는 정해진 시간 동안 한 번만 사용할 수 있으며, 새 코드가 발급되면 무효가 됩니다. 다른 사람에게 알려 주지 마세요. 요청하지 않으셨다면 이 메시지를 무시하셔도 됩니다. 비밀번호는 \
        그대로 유지됩니다.
        """
    ),
    passwordChanged: MailText(
      title: "비밀번호가 변경되었습니다",
      preHeader: "본인이 변경하셨다면 아무것도 하실 필요가 없습니다.",
      subject: "비밀번호가 변경되었습니다",
      greeting: "{{.DisplayName}} 님, 안녕하세요.",
      text: """
        {{.PreferredLoginName}} 계정의 비밀번호가 변경되었습니다.

        본인이 변경하셨다면 아무것도 하실 필요가 없습니다. 그렇지 않다면 즉시 비밀번호를 재설정하고 관리자에게 알려 주세요.
        """,
      buttonText: nil,
      footerText: "이 메시지는 회원님의 보안을 위한 것입니다. 이메일로 비밀번호를 묻는 일은 없습니다."
    ),
    emailChanged: MailText(
      title: "이메일 주소가 변경되었습니다",
      preHeader: "본인이 변경하셨다면 아무것도 하실 필요가 없습니다.",
      subject: "이메일 주소가 변경되었습니다",
      greeting: "{{.DisplayName}} 님, 안녕하세요.",
      text: """
        {{.PreferredLoginName}} 계정의 이메일 주소가 변경되었습니다. 앞으로 메시지는 새 주소로 보내집니다.

        본인이 변경하셨다면 아무것도 하실 필요가 없습니다. 그렇지 않다면 즉시 비밀번호를 재설정하고 관리자에게 알려 주세요.
        """,
      buttonText: nil,
      footerText: "이 메시지는 회원님의 보안을 위한 것입니다. 이메일로 비밀번호를 묻는 일은 없습니다."
    ),
    invite: MailText(
      title: "초대를 받으셨습니다",
      preHeader: "초대를 수락하고 비밀번호를 정하세요.",
      subject: "{{.ApplicationName}} 초대장",
      greeting: "{{.DisplayName}} 님, 안녕하세요.",
      text: """
        {{.ApplicationName}}에 초대받으셨습니다. 로그인 이름은 {{.PreferredLoginName}}입니다.

        초대를 수락하고 비밀번호를 정해 주세요. 코드를 입력하라는 요청을 받으면 아래 코드를 입력하세요.
        """,
      buttonText: "초대 수락",
      footerText: "코드는 정해진 시간 동안 한 번만 사용할 수 있으며, 새 코드가 발급되면 무효가 됩니다. 다른 사람에게 알려 주지 마세요. 예상하지 못한 초대라면 이 메시지를 무시하셔도 됩니다."
    ),
    shortMessages: ShortMessages(
      verifyPhone: "전화번호 확인 코드는 {{.Code}}입니다. 다른 사람에게 알려 주지 마세요.",
      passwordReset: "새 비밀번호용 코드는 {{.Code}}입니다. 요청하지 않으셨다면 무시하세요."
    )
  )
}
