extension PageTexts {
  static let korean = PageTexts(
    verification: Task(
      title: "이메일 주소 인증",
      introduction: "이 주소가 회원님의 것임을 인증하려면 이메일로 받은 인증 코드를 입력하세요.",
      button: "주소 인증",
      doneTitle: "주소가 인증되었습니다",
      doneText: "감사합니다. 이 페이지를 닫으셔도 됩니다."
    ),
    initialization: Task(
      title: "계정 설정",
      introduction: "이메일로 받은 인증 코드를 입력하고 비밀번호를 설정하세요.",
      button: "계정 설정",
      doneTitle: "계정이 준비되었습니다",
      doneText: "이제 로그인할 수 있습니다."
    ),
    passwordReset: Task(
      title: "비밀번호 재설정",
      introduction: "받으신 인증 코드를 입력하고 새 비밀번호를 설정하세요.",
      button: "비밀번호 재설정",
      doneTitle: "비밀번호가 변경되었습니다",
      doneText: "이제 새 비밀번호로 로그인할 수 있습니다."
    ),
    invitation: Task(
      title: "초대 수락",
      introduction: "초대 이메일에 있는 인증 코드를 입력하고 비밀번호를 설정하세요.",
      button: "초대 수락",
      doneTitle: "환영합니다",
      doneText: "초대를 수락하셨습니다. 이제 로그인할 수 있습니다."
    ),
    authenticator: Authenticator(
      title: "인증 앱 설정",
      introduction: "인증 앱으로 이 코드를 스캔해 주세요.",
      keyLabel: "또는 앱에 다음 키를 입력해 주세요:"
    ),
    codeLabel: "인증 코드",
    codeHint: "영문자와 숫자 6자리입니다. 대소문자는 구분하지 않습니다. 코드는 {{.Lifetime}} 동안 사용할 수 있습니다.",
    codeMissing: "인증 코드를 입력하세요.",
    codeInvalid: "코드가 틀렸거나, 만료되었거나, 이미 사용되었습니다. 다시 확인하거나 새 코드를 요청하세요.",
    resendQuestion: "코드가 없거나 만료되었나요?",
    resendButton: "새 코드 보내기",
    resentText: "코드가 아직 필요하다면 새 코드를 보내 드렸습니다. 가장 최근 코드만 사용할 수 있습니다. 코드가 오지 않으면 몇 분 뒤에 다시 시도하세요.",
    passwordLabel: "비밀번호",
    passwordRepeatLabel: "비밀번호 다시 입력",
    passwordRules: PasswordRules(
      introduction: "비밀번호 조건:",
      minimum: "{{.Length}}자 이상",
      maximum: "{{.Limit}}자 이하(한글은 3자로 계산)",
      lowercase: "소문자 포함",
      uppercase: "대문자 포함",
      number: "숫자 포함",
      symbol: "특수문자 포함"
    ),
    passwordsDiffer: "두 비밀번호가 서로 다릅니다.",
    passwordRefused: "이 비밀번호는 아래 조건을 모두 충족하지 않습니다.",
    passwordTooLong: "비밀번호가 너무 깁니다. {{.Limit}}자 이하로 설정하세요(한글은 3자로 계산).",
    linkBroken: "링크가 올바르지 않습니다. 이메일에서 다시 열거나 전체를 복사하세요.",
    crossSite: "안전을 위해 이메일의 링크를 다시 여세요.",
    failed: "서버에 문제가 발생했습니다. 잠시 후 다시 시도하세요.",
    footer: Footer(
      termsOfService: "이용약관",
      privacyPolicy: "개인정보 처리방침",
      help: "도움말",
      documentation: "문서",
      support: "고객 지원"
    )
  )
}
