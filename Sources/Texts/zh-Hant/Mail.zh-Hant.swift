extension NotificationTexts {
  static let traditionalChinese = NotificationTexts(
    common: CommonTexts(
      greeting: "{{.DisplayName}}，您好：",
      codePrompt: "如果系統要求輸入驗證碼，請輸入下方的驗證碼。",
      codeLabel: "您的驗證碼",
      codeLine: "您的驗證碼：{{.Code}}",
      codeNote: "驗證碼在 {{.Lifetime}}內有效，且只能使用一次；新的驗證碼會取代舊的。請勿告知他人：我們絕不會向您索取驗證碼。",
      linkLabel: "如果按鈕無法使用，請在瀏覽器中開啟以下連結：",
      signature: "此郵件由 {{.ServiceName}} 寄出，與帳號 {{.PreferredLoginName}} 有關。",
      contactLine: "聯絡方式：{{.SupportContact}}",
      durations: DurationTexts(
        plurals: .other,
        minutes: CountedText(other: "{{.Number}} 分鐘"),
        hours: CountedText(other: "{{.Number}} 小時"),
        days: CountedText(other: "{{.Number}} 天")
      )
    ),
    initialization: MailText(
      title: "歡迎",
      preHeader: "只差一步，您就可以使用自己的帳號了。",
      subject: "請完成帳號設定",
      text: """
        我們已在 {{.ServiceName}} 為您建立帳號。

        組織：{{.OrganizationName}}
        登入名稱：{{.PreferredLoginName}}

        請確認您的電子郵件地址並設定密碼。
        """,
      action: MailText.Action(
        buttonText: "設定帳號",
        linkText: "請開啟以下連結以設定帳號："
      ),
      footerText: "如果您不認得此帳號，可以忽略此郵件。"
    ),
    verifyEmail: MailText(
      title: "請確認您的電子郵件地址",
      preHeader: "請確認此地址為您所有。",
      subject: "請確認您的電子郵件地址",
      text: """
        有人在 {{.ServiceName}} 為帳號 {{.PreferredLoginName}} 填寫了電子郵件地址 {{.LastEmail}}。

        如果此地址為您所有，請予以確認。
        """,
      action: MailText.Action(
        buttonText: "確認地址",
        linkText: "請開啟以下連結以確認地址："
      ),
      footerText: "如果您沒有填寫此地址，可以忽略此郵件：該地址將維持未確認狀態。"
    ),
    passwordReset: MailText(
      title: "重設密碼",
      preHeader: "我們收到了與您的帳號 {{.PreferredLoginName}} 有關的要求。",
      subject: "重設您的 {{.ServiceName}} 密碼",
      text: """
        我們收到了重設您在 {{.ServiceName}} 的帳號 {{.PreferredLoginName}} 密碼的要求。

        如果是您本人操作，請設定新密碼。
        """,
      action: MailText.Action(
        buttonText: "重設密碼",
        linkText: "請開啟以下連結以重設密碼："
      ),
      footerText: "如果您沒有提出此要求，可以忽略此郵件：您的密碼不會變更。"
    ),
    passwordChanged: MailText(
      title: "您的密碼已變更",
      preHeader: "如果是您本人操作，則不需採取任何動作。",
      subject: "您的密碼已變更",
      text: """
        您在 {{.ServiceName}} 的帳號 {{.PreferredLoginName}} 的密碼已變更。時間：{{.Time}}

        如果是您本人操作，則不需採取任何動作。如果不是，請立即在登入頁面重設密碼，並聯絡 {{.ServiceName}}。
        """,
      action: nil,
      footerText: "為保障帳號安全，我們寄送此郵件給您。我們絕不會透過電子郵件索取您的密碼。"
    ),
    emailChanged: MailText(
      title: "您的電子郵件地址已變更",
      preHeader: "如果是您本人操作，則不需採取任何動作。",
      subject: "您的電子郵件地址已變更",
      text: """
        您在 {{.ServiceName}} 的帳號 {{.PreferredLoginName}} 的電子郵件地址已變更。時間：{{.Time}}
        今後的郵件將寄到新地址。

        如果是您本人操作，則不需採取任何動作。如果不是，請立即在登入頁面重設密碼，並聯絡 {{.ServiceName}}。
        """,
      action: nil,
      footerText: "為保障帳號安全，我們寄送此郵件給您。我們絕不會透過電子郵件索取您的密碼。"
    ),
    domainClaimed: MailText(
      title: "您的登入名稱已變更",
      preHeader: "今後請使用 {{.TempUsername}} 登入。",
      subject: "您的登入名稱已變更",
      text: """
        在 {{.ServiceName}}，以 {{.Domain}} 結尾的登入名稱現屬於另一個組織，因此您的登入名稱已變更。時間：{{.Time}}

        您的新登入名稱：{{.TempUsername}}

        包括密碼在內的其他內容均維持不變。如需其他登入名稱，請聯絡您的帳號管理員。
        """,
      action: nil,
      footerText: "為保障帳號安全，我們寄送此郵件給您。我們絕不會透過電子郵件索取您的密碼。"
    ),
    invite: MailText(
      title: "您收到一份邀請",
      preHeader: "請接受邀請並設定密碼。",
      subject: "邀請您加入 {{.ApplicationName}}",
      text: """
        您獲邀加入 {{.ApplicationName}}。

        組織：{{.OrganizationName}}
        登入名稱：{{.PreferredLoginName}}

        請接受邀請並設定密碼。
        """,
      action: MailText.Action(
        buttonText: "接受邀請",
        linkText: "請開啟以下連結以接受邀請："
      ),
      footerText: "如果您不清楚此邀請的來由，可以忽略此郵件。"
    ),
    verifyEmailOTP: MailText(
      title: "您的登入驗證碼",
      preHeader: "輸入驗證碼即可完成登入。",
      subject: "您的 {{.ServiceName}} 登入驗證碼",
      text: """
        有人正在使用您的帳號 {{.PreferredLoginName}} 登入 {{.ServiceName}}。

        如果是您本人操作，請輸入下方的驗證碼，或開啟連結。
        """,
      action: MailText.Action(
        buttonText: "登入",
        linkText: "請開啟以下連結以登入："
      ),
      footerText: "如果不是您本人操作，請勿將驗證碼告知他人，並重設密碼。"
    ),
    passwordlessRegistration: MailText(
      title: "新增通行金鑰",
      preHeader: "新增後，您不需要密碼即可登入。",
      subject: "為 {{.ServiceName}} 新增通行金鑰",
      text: """
        您可以為您在 {{.ServiceName}} 的帳號 {{.PreferredLoginName}} 新增通行金鑰，之後使用指紋、臉部或裝置的 PIN 碼登入。

        請在您要用來登入的裝置上開啟連結。
        """,
      action: MailText.Action(
        buttonText: "新增金鑰",
        linkText: "請開啟以下連結以新增通行金鑰："
      ),
      footerText: "如果您沒有申請通行金鑰，可以忽略此郵件。"
    ),
    shortMessages: ShortMessages(
      head: "【{{.ServiceName}}】",
      verifyPhone: "手機號碼驗證碼：{{.Code}}。請勿告知他人。",
      passwordReset: "重設密碼的驗證碼：{{.Code}}。請勿告知他人。若非本人操作，請忽略。",
      verifySMSOTP: "登入驗證碼：{{.Code}}。請勿告知他人。"
    )
  )
}
