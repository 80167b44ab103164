extension PageTexts {
  static let japanese = PageTexts(
    verification: Task(
      title: "メールアドレスの確認",
      introduction: "アドレスがお客様のものであることを確認するため、メールに記載された確認コードを入力してください。",
      button: "アドレスの確認を完了する",
      doneTitle: "アドレスの確認が完了しました",
      doneText: "ありがとうございました。このページを閉じていただいて結構です。"
    ),
    initialization: Task(
      title: "アカウントの設定",
      introduction: "メールに記載された確認コードを入力し、パスワードを設定してください。",
      button: "アカウントを設定する",
      doneTitle: "アカウントの準備ができました",
      doneText: "ログインできるようになりました。"
    ),
    passwordReset: Task(
      title: "パスワードの再設定",
      introduction: "お送りした確認コードを入力し、新しいパスワードを設定してください。",
      button: "パスワードを再設定する",
      doneTitle: "パスワードを変更しました",
      doneText: "新しいパスワードでログインできます。"
    ),
    invitation: Task(
      title: "招待の承諾",
      introduction: "招待に記載された確認コードを入力し、パスワードを設定してください。",
      button: "招待を承諾する",
      doneTitle: "ようこそ",
      doneText: "招待を承諾しました。ログインできるようになりました。"
    ),
    authenticator: Authenticator(
      title: "認証アプリの設定",
      introduction: "認証アプリでこのコードを読み取ってください。",
      keyLabel: "または、次のキーをアプリに入力してください："
    ),
    codeLabel: "確認コード",
    codeHint: "半角英数字 6 文字です。大文字と小文字は区別しません。有効期間は {{.Lifetime}}です。",
    codeMissing: "確認コードを入力してください。",
    codeInvalid: "コードが間違っているか、期限が切れているか、すでに使用されています。確かめるか、新しいコードをリクエストしてください。",
    resendQuestion: "コードが届かない場合、または期限が切れた場合",
    resendButton: "新しいコードを送信する",
    resentText: "コードがまだ必要な場合は、新しいコードをお送りしました。最新のコードだけが有効です。届かない場合は、数分待ってから、もう一度お試しください。",
    passwordLabel: "パスワード",
    passwordRepeatLabel: "パスワード（確認）",
    passwordRules: PasswordRules(
      introduction: "パスワードの条件：",
      minimum: "{{.Length}} 文字以上",
      maximum: "{{.Limit}} 文字以内（全角文字は 3 文字と数えます）",
      lowercase: "小文字を含む",
      uppercase: "大文字を含む",
      number: "数字を含む",
      symbol: "記号を含む"
    ),
    passwordsDiffer: "二つのパスワードが一致しません。",
    passwordRefused: "このパスワードは下記の条件をすべて満たしていません。",
    passwordTooLong: "このパスワードは長すぎます。{{.Limit}} 文字以内で設定してください（全角文字は 3 文字と数えます）。",
    linkBroken: "リンクが不完全です。メールからもう一度開くか、全体をコピーしてください。",
    crossSite: "安全のため、メールのリンクをもう一度開いてください。",
    failed: "サーバー側で問題が発生しました。しばらくしてからもう一度お試しください。",
    footer: Footer(
      termsOfService: "利用規約",
      privacyPolicy: "プライバシーポリシー",
      help: "ヘルプ",
      documentation: "ドキュメント",
      support: "サポート"
    )
  )
}
