extension NotificationTexts {
  static let bulgarian = NotificationTexts(
    common: CommonTexts(
      greeting: "Здравейте, {{.DisplayName}},",
      codePrompt: "Ако ви поискат код, въведете кода по-долу.",
      codeLabel: "Вашият код за потвърждение",
      codeLine: "Вашият код за потвърждение: {{.Code}}",
      codeNote: """
        Кодът важи {{.Lifetime}} и само веднъж; по-нов код го заменя. Не го споделяйте с никого: никога няма да ви \
        го поискаме.
        """,
      linkLabel: "Ако бутонът не работи, отворете тази връзка в браузъра си:",
      signature: "Изпратено от {{.ServiceName}} във връзка с профила {{.PreferredLoginName}}.",
      contactLine: "Връзка с нас: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} минута", other: "{{.Number}} минути"),
        hours: CountedText(one: "{{.Number}} час", other: "{{.Number}} часа"),
        days: CountedText(one: "{{.Number}} ден", other: "{{.Number}} дни")
      )
    ),
    initialization: MailText(
      title: "Добре дошли",
      preHeader: "Остава една стъпка, за да можете да използвате профила си.",
      subject: "Завършете настройката на профила си",
      text: """
        За вас беше създаден профил в услугата {{.ServiceName}}.

        Организация: {{.OrganizationName}}
        Потребителско име: {{.PreferredLoginName}}

        Моля, потвърдете имейл адреса си и създайте парола.
        """,
      action: MailText.Action(
        buttonText: "Настройка на профила",
        linkText: "Отворете тази връзка, за да настроите профила си:"
      ),
      footerText: "Ако този профил не ви е познат, можете да пренебрегнете този имейл."
    ),
    verifyEmail: MailText(
      title: "Потвърдете имейл адреса си",
      preHeader: "Потвърдете, че този адрес е ваш.",
      subject: "Потвърдете имейл адреса си",
      text: """
        В услугата {{.ServiceName}} беше въведен адресът {{.LastEmail}} за профила {{.PreferredLoginName}}.

        Моля, потвърдете, че е ваш.
        """,
      action: MailText.Action(
        buttonText: "Потвърждаване на адреса",
        linkText: "Отворете тази връзка, за да потвърдите адреса:"
      ),
      footerText: "Ако не сте въвели този адрес, можете да пренебрегнете този имейл: адресът ще остане непотвърден."
    ),
    passwordReset: MailText(
      title: "Възстановяване на паролата",
      preHeader: "Получихме заявка за профила ви {{.PreferredLoginName}}.",
      subject: "Възстановяване на паролата за {{.ServiceName}}",
      text: """
        Получихме заявка за възстановяване на паролата за профила ви {{.PreferredLoginName}} в услугата \
        {{.ServiceName}}.

        Ако вие сте я изпратили, създайте нова парола.
        """,
      action: MailText.Action(
        buttonText: "Възстановяване на паролата",
        linkText: "Отворете тази връзка, за да възстановите паролата си:"
      ),
      footerText: "Ако не сте поискали това, можете да пренебрегнете този имейл: паролата ви остава същата."
    ),
    passwordChanged: MailText(
      title: "Паролата ви беше променена",
      preHeader: "Ако вие сте я променили, не е нужно да правите нищо.",
      subject: "Паролата ви беше променена",
      text: """
        Паролата за профила ви {{.PreferredLoginName}} в услугата {{.ServiceName}} беше променена. Кога: {{.Time}}

        Ако вие сте я променили, не е нужно да правите нищо. Ако не сте били вие, възстановете незабавно паролата \
        си от страницата за вход и се свържете с {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Изпращаме този имейл за вашата сигурност. Никога не искаме паролата ви по имейл."
    ),
    emailChanged: MailText(
      title: "Имейл адресът ви беше променен",
      preHeader: "Ако вие сте го променили, не е нужно да правите нищо.",
      subject: "Имейл адресът ви беше променен",
      text: """
        Имейл адресът на профила ви {{.PreferredLoginName}} в услугата {{.ServiceName}} беше променен. Кога: \
        {{.Time}}
        Имейлите вече се изпращат на новия адрес.

        Ако вие сте го променили, не е нужно да правите нищо. Ако не сте били вие, възстановете незабавно паролата \
        си от страницата за вход и се свържете с {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Изпращаме този имейл за вашата сигурност. Никога не искаме паролата ви по имейл."
    ),
    invite: MailText(
      title: "Имате покана",
      preHeader: "Приемете поканата и създайте парола.",
      subject: "Вашата покана за {{.ApplicationName}}",
      text: """
        Поканени сте да се присъедините към {{.ApplicationName}}.

        Организация: {{.OrganizationName}}
        Потребителско име: {{.PreferredLoginName}}

        Приемете поканата и създайте парола.
        """,
      action: MailText.Action(
        buttonText: "Приемане на поканата",
        linkText: "Отворете тази връзка, за да приемете поканата:"
      ),
      footerText: "Ако не сте очаквали тази покана, можете да пренебрегнете този имейл."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: код за потвърждение на телефон. Не го споделяйте.",
      passwordReset: "{{.Code}}: код за възстановяване на парола. Не го споделяйте."
    )
  )
}
