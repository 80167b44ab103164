extension NotificationTexts {
  static let japanese = NotificationTexts(
    codeLabel: "確認コード",
    linkLabel: "ボタンが機能しない場合は、次のアドレスをブラウザで開いてください。",
    initialization: MailText(
      title: "ようこそ",
      preHeader: "あと 1 ステップでアカウントをご利用いただけます。",
      subject: "アカウントの設定を完了してください",
      greeting: "{{.DisplayName}} 様",
      text: """
        お客様のアカウントが作成されました。ログイン名は {{.PreferredLoginName}} です。

        メールアドレスを確認し、パスワードを設定してください。コードの入力を求められた場合は、下記のコードを入力してください。
        """,
      buttonText: "アカウントを設定する",
      footerText:
        "コードの有効期間は限られており、一度しか使えません。新しいコードが発行されると、古いコードは無効になります。コードを他人に教えないでください。このアカウントに心当たりがない場合は、このメールを無視してください。"
    ),
    verifyEmail: MailText(
      title: "メールアドレスの確認",
      preHeader: "このアドレスがお客様のものであることをご確認ください。",
      subject: "メールアドレスをご確認ください",
      greeting: "{{.DisplayName}} 様",
      text: """
        アカウント {{.PreferredLoginName}} にアドレス {{.LastEmail}} が登録されました。

        お客様のものであることをご確認ください。コードの入力を求められた場合は、下記のコードを入力してください。
        """,
      buttonText: "アドレスを確認する",
      footerText:
        "コードの有効期間は限られており、一度しか使えません。新しいコードが発行されると、古いコードは無効になります。コードを他人に教えないでください。このアドレスを登録した覚えがない場合は、このメールを無視してください。"
    ),
    passwordReset: MailText(
      title: "新しいパスワードの設定",
      preHeader: "パスワードの再設定が要求されました。",
      subject: "パスワードを再設定してください",
      greeting: "{{.DisplayName}} 様",
      text: """
        アカウント {{.PreferredLoginName}} のパスワードの再設定が要求されました。

        ご本人が要求された場合は、新しいパスワードを設定してください。コードの入力を求められた場合は、下記のコードを入力してください。
        """,
      buttonText: "パスワードを設定する",
      footerText: """
        コードの有効期間は限られており、一度しか使えません。新しいコードが発行されると、古いコードは無効になります。コードを他人に教えないでください。要求した覚えがない場合は、このメールを無視してください。\
        パスワードは変更されません。
        """
    ),
    passwordChanged: MailText(
      title: "パスワードが変更されました",
      preHeader: "ご本人による変更であれば、何もする必要はありません。",
      subject: "パスワードが変更されました",
      greeting: "{{.DisplayName}} 様",
      text: """
        アカウント {{.PreferredLoginName}} のパスワードが変更されました。

        ご本人による変更であれば、何もする必要はありません。心当たりがない場合は、ただちにパスワードを再設定し、管理者に連絡してください。
        """,
      buttonText: nil,
      footerText: "このメールは安全のためにお送りしています。メールでパスワードをお尋ねすることはありません。"
    ),
    emailChanged: MailText(
      title: "メールアドレスが変更されました",
      preHeader: "ご本人による変更であれば、何もする必要はありません。",
      subject: "メールアドレスが変更されました",
      greeting: "{{.DisplayName}} 様",
      text: """
        アカウント {{.PreferredLoginName}} のメールアドレスが変更されました。今後のメールは新しいアドレスに送られます。

        ご本人による変更であれば、何もする必要はありません。心当たりがない場合は、ただちにパスワードを再設定し、管理者に連絡してください。
        """,
      buttonText: nil,
      footerText: "このメールは安全のためにお送りしています。メールでパスワードをお尋ねすることはありません。"
    ),
    invite: MailText(
      title: "招待が届いています",
      preHeader: "招待を承諾し、パスワードを設定してください。",
      subject: "{{.ApplicationName}} への招待",
      greeting: "{{.DisplayName}} 様",
      text: """
        {{.ApplicationName}} に招待されました。ログイン名は {{.PreferredLoginName}} です。

        招待を承諾し、パスワードを設定してください。コードの入力を求められた場合は、下記のコードを入力してください。
        """,
      buttonText: "招待を承諾する",
      footerText:
        "コードの有効期間は限られており、一度しか使えません。新しいコードが発行されると、古いコードは無効になります。コードを他人に教えないでください。この招待に心当たりがない場合は、このメールを無視してください。"
    ),
    shortMessages: ShortMessages(
      verifyPhone: "電話番号の確認コードは {{.Code}} です。他人に教えないでください。",
      passwordReset: "新しいパスワード用のコードは {{.Code}} です。心当たりがなければ無視してください。"
    )
  )
}
