extension PageTexts {
  static let japanese = PageTexts(
    verification: Task(
      title: "メールアドレスの確認",
      introduction: "アドレスがお客様のものであることを確認するため、メールに記載されたコードを入力してください。",
      button: "アドレスを確認する",
      doneTitle: "アドレスを確認しました",
      doneText: "ありがとうございました。このページを閉じてかまいません。"
    ),
    initialization: Task(
      title: "アカウントの設定",
      introduction: "メールに記載されたコードを入力し、パスワードを設定してください。",
      button: "アカウントを設定する",
      doneTitle: "アカウントの準備ができました",
      doneText: "ログインできるようになりました。"
    ),
    passwordReset: Task(
      title: "新しいパスワードの設定",
      introduction: "お送りしたコードを入力し、新しいパスワードを設定してください。",
      button: "パスワードを変更する",
      doneTitle: "パスワードを変更しました",
      doneText: "新しいパスワードでログインできます。"
    ),
    invitation: Task(
      title: "招待の承諾",
      introduction: "招待に記載されたコードを入力し、パスワードを設定してください。",
      button: "招待を承諾する",
      doneTitle: "ようこそ",
      doneText: "招待を承諾しました。ログインできるようになりました。"
    ),
    codeLabel: "コード",
    codeHint: "6 文字の英数字です。",
    codeMissing: "コードを入力してください。",
    codeInvalid: "コードが間違っているか、期限が切れているか、すでに使用されています。確認するか、新しいコードを送信してください。",
    resendQuestion: "コードがない、または期限が切れましたか？",
    resendButton: "新しいコードを送信する",
    resentText: "コードがまだ必要な場合は、新しいコードが届きます。最新のコードだけが有効です。",
    resendRefused: "コードの送信回数が多すぎます。数分待ってから、もう一度お試しください。",
    passwordLabel: "パスワード",
    passwordRepeatLabel: "パスワード（確認）",
    passwordRules: PasswordRules(
      introduction: "パスワードの条件：",
      length: "{{.Length}} 文字以上",
      lowercase: "小文字を含む",
      uppercase: "大文字を含む",
      number: "数字を含む",
      symbol: "記号を含む"
    ),
    passwordsDiffer: "二つのパスワードが一致しません。",
    passwordRefused: "このパスワードは下記の条件を満たしていません。",
    passwordTooLong: "このパスワードは長すぎます。",
    linkBroken: "リンクが不完全です。メールからもう一度開くか、全体をコピーしてください。",
    crossSite: "このページ以外からの要求です。メールのリンクをもう一度開いてください。",
    failed: "サーバー側で問題が発生しました。しばらくしてからもう一度お試しください。"
  )
}
