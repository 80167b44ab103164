extension PageTexts {
  static let traditionalChinese = PageTexts(
    verification: Task(
      title: "確認您的電子郵件地址",
      introduction: "請輸入郵件中的驗證碼，以確認此地址為您所有。",
      button: "確認地址",
      doneTitle: "地址已確認",
      doneText: "謝謝您。您可以關閉此頁面。"
    ),
    initialization: Task(
      title: "設定您的帳號",
      introduction: "請輸入郵件中的驗證碼並設定密碼。",
      button: "設定帳號",
      doneTitle: "您的帳號已準備就緒",
      doneText: "您現在可以登入了。"
    ),
    passwordReset: Task(
      title: "重設密碼",
      introduction: "請輸入我們寄送的驗證碼並設定新密碼。",
      button: "重設密碼",
      doneTitle: "密碼已變更",
      doneText: "您現在可以使用新密碼登入了。"
    ),
    invitation: Task(
      title: "接受邀請",
      introduction: "請輸入邀請中的驗證碼並設定密碼。",
      button: "接受邀請",
      doneTitle: "歡迎",
      doneText: "您已接受邀請，現在可以登入了。"
    ),
    authenticator: Authenticator(
      title: "設定驗證器應用程式",
      introduction: "請使用驗證器應用程式掃描此 QR 碼。",
      keyLabel: "或在應用程式中輸入以下金鑰："
    ),
    codeLabel: "驗證碼",
    codeHint: "6 個字元：英文字母和數字，不區分大小寫。驗證碼在 {{.Lifetime}}內有效。",
    codeMissing: "請輸入驗證碼。",
    codeInvalid: "此驗證碼有誤、已過期或已使用。請檢查，或要求新的驗證碼。",
    resendQuestion: "沒有收到驗證碼，或驗證碼已過期？",
    resendButton: "傳送新的驗證碼",
    resentText: "如果仍需要驗證碼，我們已傳送新的驗證碼。只有最新的驗證碼有效。如果沒有收到，請等候幾分鐘後再試。",
    passwordLabel: "密碼",
    passwordRepeatLabel: "再次輸入密碼",
    passwordRules: PasswordRules(
      introduction: "密碼規則：",
      minimum: "至少 {{.Length}} 個字元",
      maximum: "最多 {{.Limit}} 個字元（一個中文字算 3 個）",
      lowercase: "包含小寫字母",
      uppercase: "包含大寫字母",
      number: "包含數字",
      symbol: "包含符號"
    ),
    passwordsDiffer: "兩次輸入的密碼不一致。",
    passwordRefused: "此密碼不符合以下所有規則。",
    passwordTooLong: "此密碼過長。最多 {{.Limit}} 個字元，一個中文字算 3 個。",
    linkBroken: "此連結不完整。請從郵件中重新開啟，或完整複製。",
    crossSite: "為了您的安全，請重新開啟郵件中的連結。",
    failed: "系統發生問題。請稍後再試。",
    footer: Footer(
      termsOfService: "服務條款",
      privacyPolicy: "隱私權政策",
      help: "說明",
      documentation: "說明文件",
      support: "支援"
    )
  )
}
