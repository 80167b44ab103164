extension NotificationTexts {
  static let macedonian = NotificationTexts(
    common: CommonTexts(
      greeting: "Добар ден, {{.DisplayName}},",
      codePrompt: "Ако ви се побара код, внесете го кодот подолу.",
      codeLabel: "Вашиот код за потврда",
      codeLine: "Вашиот код за потврда: {{.Code}}",
      codeNote: """
        Кодот важи {{.Lifetime}} и само еднаш; понов код го заменува. Не го споделувајте со никого: ние никогаш не \
        го бараме.
        """,
      linkLabel: "Ако копчето не работи, отворете ја оваа врска во прелистувачот:",
      signature: "Испратено од {{.ServiceName}} во врска со сметката {{.PreferredLoginName}}.",
      contactLine: "Контакт: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .macedonian,
        minutes: CountedText(one: "{{.Number}} минута", other: "{{.Number}} минути"),
        hours: CountedText(one: "{{.Number}} час", other: "{{.Number}} часа"),
        days: CountedText(one: "{{.Number}} ден", other: "{{.Number}} дена")
      )
    ),
    initialization: MailText(
      title: "Добре дојдовте",
      preHeader: "Уште еден чекор и ќе можете да ја користите сметката.",
      subject: "Довршете го поставувањето на сметката",
      text: """
        За вас е создадена сметка во услугата {{.ServiceName}}.

        Организација: {{.OrganizationName}}
        Корисничко име: {{.PreferredLoginName}}

        Ве молиме, потврдете ја адресата за е-пошта и создајте лозинка.
        """,
      action: MailText.Action(
        buttonText: "Постави ја сметката",
        linkText: "Отворете ја оваа врска за да ја поставите сметката:"
      ),
      footerText: "Ако не ја препознавате оваа сметка, можете да ја занемарите оваа порака."
    ),
    verifyEmail: MailText(
      title: "Потврдете ја адресата за е-пошта",
      preHeader: "Потврдете дека оваа адреса е ваша.",
      subject: "Потврдете ја адресата за е-пошта",
      text: """
        Во услугата {{.ServiceName}} е внесена адресата {{.LastEmail}} за сметката {{.PreferredLoginName}}.

        Ве молиме, потврдете дека е ваша.
        """,
      action: MailText.Action(
        buttonText: "Потврди ја адресата",
        linkText: "Отворете ја оваа врска за да ја потврдите адресата:"
      ),
      footerText:
        "Ако не сте ја внеле оваа адреса, можете да ја занемарите оваа порака: адресата ќе остане непотврдена."
    ),
    passwordReset: MailText(
      title: "Ресетирање на лозинката",
      preHeader: "Добивме барање за вашата сметка {{.PreferredLoginName}}.",
      subject: "Ресетирање на лозинката за {{.ServiceName}}",
      text: """
        Добивме барање за ресетирање на лозинката за вашата сметка {{.PreferredLoginName}} во услугата \
        {{.ServiceName}}.

        Ако барањето е ваше, создајте нова лозинка.
        """,
      action: MailText.Action(
        buttonText: "Ресетирај ја лозинката",
        linkText: "Отворете ја оваа врска за да ја ресетирате лозинката:"
      ),
      footerText: "Ако не сте го побарале ова, можете да ја занемарите оваа порака: лозинката останува иста."
    ),
    passwordChanged: MailText(
      title: "Вашата лозинка е променета",
      preHeader: "Ако вие ја променивте, не треба да правите ништо.",
      subject: "Вашата лозинка е променета",
      text: """
        Лозинката за вашата сметка {{.PreferredLoginName}} во услугата {{.ServiceName}} е променета. Време: \
        {{.Time}}

        Ако вие ја променивте, не треба да правите ништо. Ако не сте вие, веднаш ресетирајте ја лозинката на \
        страницата за најава и обратете се до {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Оваа порака ја испраќаме заради ваша безбедност. Никогаш не бараме лозинка преку е-пошта."
    ),
    emailChanged: MailText(
      title: "Вашата адреса за е-пошта е променета",
      preHeader: "Ако вие ја променивте, не треба да правите ништо.",
      subject: "Вашата адреса за е-пошта е променета",
      text: """
        Адресата за е-пошта на вашата сметка {{.PreferredLoginName}} во услугата {{.ServiceName}} е променета. \
        Време: {{.Time}}
        Пораките отсега одат на новата адреса.

        Ако вие ја променивте, не треба да правите ништо. Ако не сте вие, веднаш ресетирајте ја лозинката на \
        страницата за најава и обратете се до {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Оваа порака ја испраќаме заради ваша безбедност. Никогаш не бараме лозинка преку е-пошта."
    ),
    invite: MailText(
      title: "Добивте покана",
      preHeader: "Прифатете ја поканата и создајте лозинка.",
      subject: "Покана за {{.ApplicationName}}",
      text: """
        Поканети сте да се придружите на {{.ApplicationName}}.

        Организација: {{.OrganizationName}}
        Корисничко име: {{.PreferredLoginName}}

        Прифатете ја поканата и создајте лозинка.
        """,
      action: MailText.Action(
        buttonText: "Прифати ја поканата",
        linkText: "Отворете ја оваа врска за да ја прифатите поканата:"
      ),
      footerText: "Ако не ја очекувавте оваа покана, можете да ја занемарите оваа порака."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: код за потврда на телефонот. Не го споделувајте.",
      passwordReset: "{{.Code}}: код за ресетирање на лозинка. Не го споделувајте."
    )
  )
}
