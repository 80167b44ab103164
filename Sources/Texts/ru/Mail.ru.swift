extension NotificationTexts {
  static let russian = NotificationTexts(
    common: CommonTexts(
      greeting: "Здравствуйте, {{.DisplayName}}!",
      codePrompt: "Если потребуется код, введите код, указанный ниже.",
      codeLabel: "Ваш код подтверждения",
      codeLine: "Ваш код подтверждения: {{.Code}}",
      codeNote: """
        Код действует {{.Lifetime}} и только один раз; более новый код заменяет его. Никому его не сообщайте: мы \
        никогда о нём не спрашиваем.
        """,
      linkLabel: "Если кнопка не работает, откройте эту ссылку в браузере:",
      signature: "Письмо отправлено сервисом {{.ServiceName}} и касается учётной записи {{.PreferredLoginName}}.",
      contactLine: "Связь с нами: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .russian,
        minutes: CountedText(one: "{{.Number}} минуту", few: "{{.Number}} минуты", other: "{{.Number}} минут"),
        hours: CountedText(one: "{{.Number}} час", few: "{{.Number}} часа", other: "{{.Number}} часов"),
        days: CountedText(one: "{{.Number}} день", few: "{{.Number}} дня", other: "{{.Number}} дней")
      )
    ),
    initialization: MailText(
      title: "Добро пожаловать",
      preHeader: "Остался один шаг, и вы сможете пользоваться учётной записью.",
      subject: "Завершите настройку учётной записи",
      text: """
        Для вас создана учётная запись в сервисе {{.ServiceName}}.

        Организация: {{.OrganizationName}}
        Имя для входа: {{.PreferredLoginName}}

        Подтвердите адрес электронной почты и придумайте пароль.
        """,
      action: MailText.Action(
        buttonText: "Настроить учётную запись",
        linkText: "Откройте эту ссылку, чтобы настроить учётную запись:"
      ),
      footerText: "Если эта учётная запись вам незнакома, просто проигнорируйте это письмо."
    ),
    verifyEmail: MailText(
      title: "Подтвердите адрес электронной почты",
      preHeader: "Подтвердите, что этот адрес принадлежит вам.",
      subject: "Подтвердите адрес электронной почты",
      text: """
        В сервисе {{.ServiceName}} для учётной записи {{.PreferredLoginName}} указан адрес {{.LastEmail}}.

        Подтвердите, что он принадлежит вам.
        """,
      action: MailText.Action(
        buttonText: "Подтвердить адрес",
        linkText: "Откройте эту ссылку, чтобы подтвердить адрес:"
      ),
      footerText:
        "Если вы не указывали этот адрес, просто проигнорируйте это письмо: адрес останется неподтверждённым."
    ),
    passwordReset: MailText(
      title: "Сброс пароля",
      preHeader: "Поступил запрос для вашей учётной записи {{.PreferredLoginName}}.",
      subject: "Сброс пароля в сервисе {{.ServiceName}}",
      text: """
        Поступил запрос на сброс пароля вашей учётной записи {{.PreferredLoginName}} в сервисе {{.ServiceName}}.

        Если это были вы, придумайте новый пароль.
        """,
      action: MailText.Action(
        buttonText: "Сбросить пароль",
        linkText: "Откройте эту ссылку, чтобы сбросить пароль:"
      ),
      footerText: "Если вы этого не запрашивали, просто проигнорируйте это письмо: пароль останется прежним."
    ),
    passwordChanged: MailText(
      title: "Ваш пароль изменён",
      preHeader: "Если это сделали вы, ничего предпринимать не нужно.",
      subject: "Ваш пароль изменён",
      text: """
        Пароль вашей учётной записи {{.PreferredLoginName}} в сервисе {{.ServiceName}} изменён. Время: {{.Time}}

        Если это сделали вы, ничего предпринимать не нужно. Если нет, немедленно сбросьте пароль на странице входа \
        и сообщите об этом сервису {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Это письмо отправлено в целях безопасности. Мы никогда не спрашиваем пароль по электронной почте."
    ),
    emailChanged: MailText(
      title: "Ваш адрес электронной почты изменён",
      preHeader: "Если это сделали вы, ничего предпринимать не нужно.",
      subject: "Ваш адрес электронной почты изменён",
      text: """
        Адрес электронной почты вашей учётной записи {{.PreferredLoginName}} в сервисе {{.ServiceName}} изменён. \
        Время: {{.Time}}
        Письма теперь приходят на новый адрес.

        Если это сделали вы, ничего предпринимать не нужно. Если нет, немедленно сбросьте пароль на странице входа \
        и сообщите об этом сервису {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Это письмо отправлено в целях безопасности. Мы никогда не спрашиваем пароль по электронной почте."
    ),
    invite: MailText(
      title: "Вас пригласили",
      preHeader: "Примите приглашение и придумайте пароль.",
      subject: "Приглашение в сервис {{.ApplicationName}}",
      text: """
        Вас пригласили в сервис {{.ApplicationName}}.

        Организация: {{.OrganizationName}}
        Имя для входа: {{.PreferredLoginName}}

        Примите приглашение и придумайте пароль.
        """,
      action: MailText.Action(
        buttonText: "Принять приглашение",
        linkText: "Откройте эту ссылку, чтобы принять приглашение:"
      ),
      footerText: "Если вы не ждали этого приглашения, просто проигнорируйте это письмо."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: код подтверждения телефона. Никому не сообщайте.",
      passwordReset: "{{.Code}}: код для сброса пароля. Никому не сообщайте."
    )
  )
}
