extension NotificationTexts {
  static let japanese = NotificationTexts(
    common: CommonTexts(
      greeting: "{{.DisplayName}} 様",
      codePrompt: "コードの入力を求められた場合は、下記のコードを入力してください。",
      codeLabel: "確認コード",
      codeLine: "確認コード：{{.Code}}",
      codeNote:
        "コードの有効期間は {{.Lifetime}}で、一度しか使えません。新しいコードが発行されると、古いコードは無効になります。コードを第三者に教えないでください。当方からコードをお尋ねすることはありません。",
      linkLabel: "ボタンが機能しない場合は、次の URL をブラウザで開いてください。",
      signature: "送信元：{{.ServiceName}}（アカウント {{.PreferredLoginName}} に関するお知らせです）",
      contactLine: "お問い合わせ：{{.SupportContact}}",
      durations: DurationTexts(
        plurals: .other,
        minutes: CountedText(other: "{{.Number}} 分間"),
        hours: CountedText(other: "{{.Number}} 時間"),
        days: CountedText(other: "{{.Number}} 日間")
      )
    ),
    initialization: MailText(
      title: "ようこそ",
      preHeader: "あと 1 ステップでアカウントをご利用いただけます。",
      subject: "アカウントの設定を完了してください",
      text: """
        {{.ServiceName}} にお客様のアカウントが作成されました。

        組織：{{.OrganizationName}}
        ログイン名：{{.PreferredLoginName}}

        メールアドレスの確認を完了し、パスワードを設定してください。
        """,
      action: MailText.Action(
        buttonText: "アカウントを設定する",
        linkText: "アカウントを設定するには、次の URL を開いてください。"
      ),
      footerText: "このアカウントに心当たりがない場合は、このメールを破棄してください。"
    ),
    verifyEmail: MailText(
      title: "メールアドレスの確認",
      preHeader: "下のボタンを押すと、確認が完了します。",
      subject: "メールアドレスの確認を完了してください",
      text: """
        {{.ServiceName}} で、アカウント {{.PreferredLoginName}} のメールアドレスとして {{.LastEmail}} が入力されました。

        お客様のアドレスであれば、下のボタンまたはリンクから確認を完了してください。
        """,
      action: MailText.Action(
        buttonText: "アドレスの確認を完了する",
        linkText: "アドレスの確認を完了するには、次の URL を開いてください。"
      ),
      footerText: "このアドレスを入力した覚えがない場合は、このメールを破棄してください。アドレスは未確認のままとなります。"
    ),
    passwordReset: MailText(
      title: "パスワードの再設定",
      preHeader: "アカウント {{.PreferredLoginName}} について、リクエストを受け付けました。",
      subject: "{{.ServiceName}} パスワード再設定のご案内",
      text: """
        {{.ServiceName}} のアカウント {{.PreferredLoginName}} について、パスワード再設定のリクエストを受け付けました。

        ご自身によるリクエストであれば、新しいパスワードを設定してください。
        """,
      action: MailText.Action(
        buttonText: "パスワードを再設定する",
        linkText: "パスワードを再設定するには、次の URL を開いてください。"
      ),
      footerText: "リクエストした覚えがない場合は、このメールを破棄してください。パスワードは変更されません。"
    ),
    passwordChanged: MailText(
      title: "パスワードが変更されました",
      preHeader: "ご自身による変更であれば、何もする必要はありません。",
      subject: "パスワードが変更されました",
      text: """
        {{.ServiceName}} のアカウント {{.PreferredLoginName}} のパスワードが変更されました。日時：{{.Time}}

        ご自身による変更であれば、何もする必要はありません。心当たりがない場合は、ただちにログイン画面からパスワードを再設定し、{{.ServiceName}} にご連絡ください。
        """,
      action: nil,
      footerText: "このメールはアカウント保護のためにお送りしています。メールでパスワードをお尋ねすることはありません。"
    ),
    emailChanged: MailText(
      title: "メールアドレスが変更されました",
      preHeader: "ご自身による変更であれば、何もする必要はありません。",
      subject: "メールアドレスが変更されました",
      text: """
        {{.ServiceName}} のアカウント {{.PreferredLoginName}} のメールアドレスが変更されました。日時：{{.Time}}
        今後のメールは新しいアドレスにお送りします。

        ご自身による変更であれば、何もする必要はありません。心当たりがない場合は、ただちにログイン画面からパスワードを再設定し、{{.ServiceName}} にご連絡ください。
        """,
      action: nil,
      footerText: "このメールはアカウント保護のためにお送りしています。メールでパスワードをお尋ねすることはありません。"
    ),
    domainClaimed: MailText(
      title: "ログイン名が変更されました",
      preHeader: "今後は {{.TempUsername}} でログインしてください。",
      subject: "ログイン名が変更されました",
      text: """
        {{.ServiceName}} では、末尾が {{.Domain}} のログイン名は別の組織のものになりました。そのため、ログイン名が変更されました。日時：{{.Time}}

        新しいログイン名：{{.TempUsername}}

        パスワードを含め、その他の変更はありません。別のログイン名をご希望の場合は、アカウントの管理者にお問い合わせください。
        """,
      action: nil,
      footerText: "このメールはアカウント保護のためにお送りしています。メールでパスワードをお尋ねすることはありません。"
    ),
    invite: MailText(
      title: "招待が届いています",
      preHeader: "招待を承諾し、パスワードを設定してください。",
      subject: "{{.ApplicationName}} への招待",
      text: """
        {{.ApplicationName}} に招待されました。

        組織：{{.OrganizationName}}
        ログイン名：{{.PreferredLoginName}}

        招待を承諾し、パスワードを設定してください。
        """,
      action: MailText.Action(
        buttonText: "招待を承諾する",
        linkText: "招待を承諾するには、次の URL を開いてください。"
      ),
      footerText: "この招待に心当たりがない場合は、このメールを破棄してください。"
    ),
    verifyEmailOTP: MailText(
      title: "ログインコード",
      preHeader: "ログインを完了するには、コードを入力してください。",
      subject: "{{.ServiceName}} ログインコードのお知らせ",
      text: """
        {{.ServiceName}} にアカウント {{.PreferredLoginName}} でログインしようとしています。

        ご自身によるログインであれば、下記のコードを入力するか、リンクを開いてください。
        """,
      action: MailText.Action(
        buttonText: "ログインする",
        linkText: "ログインするには、次の URL を開いてください。"
      ),
      footerText: "ログインした覚えがない場合は、コードを第三者に教えず、パスワードを再設定してください。"
    ),
    passwordlessRegistration: MailText(
      title: "パスキーの追加",
      preHeader: "追加すると、パスワードなしでログインできます。",
      subject: "{{.ServiceName}} パスキー追加のご案内",
      text: """
        {{.ServiceName}} のアカウント {{.PreferredLoginName}} にパスキーを追加できます。追加すると、指紋、顔、または端末の PIN でログインできます。

        ログインに使う端末でリンクを開いてください。
        """,
      action: MailText.Action(
        buttonText: "パスキーを追加する",
        linkText: "パスキーを追加するには、次の URL を開いてください。"
      ),
      footerText: "パスキーを申し込んだ覚えがない場合は、このメールを破棄してください。"
    ),
    shortMessages: ShortMessages(
      head: "【{{.ServiceName}}】",
      verifyPhone: "電話番号の確認コードは {{.Code}} です。第三者に教えないでください。",
      passwordReset: "パスワード再設定の確認コードは {{.Code}} です。第三者に教えないでください。",
      verifySMSOTP: "ログインコードは {{.Code}} です。第三者に教えないでください。"
    )
  )
}
