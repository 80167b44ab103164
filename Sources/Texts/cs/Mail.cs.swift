extension NotificationTexts {
  static let czech = NotificationTexts(
    common: CommonTexts(
      greeting: "Dobrý den, {{.DisplayName}},",
      codePrompt: "Pokud budete vyzváni k zadání kódu, zadejte kód uvedený níže.",
      codeLabel: "Váš ověřovací kód",
      codeLine: "Váš ověřovací kód: {{.Code}}",
      codeNote: """
        Kód platí {{.Lifetime}} a jen jednou; novější jej nahrazuje. Nikomu jej nesdělujte: nikdy se vás na něj \
        nezeptáme.
        """,
      linkLabel: "Pokud tlačítko nefunguje, otevřete tento odkaz v prohlížeči:",
      signature: "Odesláno službou {{.ServiceName}} v souvislosti s účtem {{.PreferredLoginName}}.",
      contactLine: "Kontakt: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .czech,
        minutes: CountedText(one: "{{.Number}} minutu", few: "{{.Number}} minuty", other: "{{.Number}} minut"),
        hours: CountedText(one: "{{.Number}} hodinu", few: "{{.Number}} hodiny", other: "{{.Number}} hodin"),
        days: CountedText(one: "{{.Number}} den", few: "{{.Number}} dny", other: "{{.Number}} dní")
      )
    ),
    initialization: MailText(
      title: "Vítejte",
      preHeader: "Zbývá jediný krok, než budete moci svůj účet používat.",
      subject: "Dokončete nastavení svého účtu",
      text: """
        ve službě {{.ServiceName}} byl pro vás vytvořen účet.

        Organizace: {{.OrganizationName}}
        Uživatelské jméno: {{.PreferredLoginName}}

        Potvrďte prosím svou e-mailovou adresu a nastavte si heslo.
        """,
      action: MailText.Action(
        buttonText: "Nastavit účet",
        linkText: "Otevřením tohoto odkazu nastavíte svůj účet:"
      ),
      footerText: "Pokud tento účet neznáte, můžete tento e-mail ignorovat."
    ),
    verifyEmail: MailText(
      title: "Potvrďte svou e-mailovou adresu",
      preHeader: "Potvrďte, že je tato adresa vaše.",
      subject: "Potvrďte svou e-mailovou adresu",
      text: """
        ve službě {{.ServiceName}} byla k účtu {{.PreferredLoginName}} zadána adresa {{.LastEmail}}.

        Potvrďte prosím, že je vaše.
        """,
      action: MailText.Action(
        buttonText: "Potvrdit adresu",
        linkText: "Otevřením tohoto odkazu adresu potvrdíte:"
      ),
      footerText: "Pokud jste tuto adresu nezadali, můžete tento e-mail ignorovat: adresa zůstane nepotvrzená."
    ),
    passwordReset: MailText(
      title: "Obnovení hesla",
      preHeader: "Přišla žádost pro váš účet {{.PreferredLoginName}}.",
      subject: "Obnovení hesla ke službě {{.ServiceName}}",
      text: """
        přišla žádost o obnovení hesla k vašemu účtu {{.PreferredLoginName}} ve službě {{.ServiceName}}.

        Pokud jste to byli vy, nastavte si nové heslo.
        """,
      action: MailText.Action(
        buttonText: "Obnovit heslo",
        linkText: "Otevřením tohoto odkazu obnovíte své heslo:"
      ),
      footerText: "Pokud jste o to nežádali, můžete tento e-mail ignorovat: vaše heslo zůstává beze změny."
    ),
    passwordChanged: MailText(
      title: "Vaše heslo bylo změněno",
      preHeader: "Pokud jste to byli vy, nemusíte nic dělat.",
      subject: "Vaše heslo bylo změněno",
      text: """
        heslo k vašemu účtu {{.PreferredLoginName}} ve službě {{.ServiceName}} bylo změněno. Čas: {{.Time}}

        Pokud jste to byli vy, nemusíte nic dělat. Pokud ne, heslo ihned obnovte na přihlašovací stránce a \
        kontaktujte službu {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Tento e-mail posíláme kvůli vašemu bezpečí. Nikdy vás e-mailem nežádáme o heslo."
    ),
    emailChanged: MailText(
      title: "Vaše e-mailová adresa byla změněna",
      preHeader: "Pokud jste to byli vy, nemusíte nic dělat.",
      subject: "Vaše e-mailová adresa byla změněna",
      text: """
        e-mailová adresa vašeho účtu {{.PreferredLoginName}} ve službě {{.ServiceName}} byla změněna. Čas: {{.Time}}
        E-maily nyní chodí na novou adresu.

        Pokud jste to byli vy, nemusíte nic dělat. Pokud ne, heslo ihned obnovte na přihlašovací stránce a \
        kontaktujte službu {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Tento e-mail posíláme kvůli vašemu bezpečí. Nikdy vás e-mailem nežádáme o heslo."
    ),
    domainClaimed: MailText(
      title: "Vaše uživatelské jméno bylo změněno",
      preHeader: "Od nynějška se přihlašujte jako {{.TempUsername}}.",
      subject: "Vaše uživatelské jméno bylo změněno",
      text: """
        uživatelská jména končící na {{.Domain}} ve službě {{.ServiceName}} nyní patří jiné organizaci. Vaše jméno \
        bylo proto změněno. Čas: {{.Time}}

        Nové uživatelské jméno: {{.TempUsername}}

        Vše ostatní včetně hesla zůstává beze změny. Pokud chcete jiné uživatelské jméno, obraťte se na správce \
        svého účtu.
        """,
      action: nil,
      footerText: "Tento e-mail posíláme kvůli vašemu bezpečí. Nikdy vás e-mailem nežádáme o heslo."
    ),
    invite: MailText(
      title: "Máte pozvánku",
      preHeader: "Přijměte pozvánku a nastavte si heslo.",
      subject: "Vaše pozvánka do aplikace {{.ApplicationName}}",
      text: """
        máte pozvánku do aplikace {{.ApplicationName}}.

        Organizace: {{.OrganizationName}}
        Uživatelské jméno: {{.PreferredLoginName}}

        Přijměte pozvánku a nastavte si heslo.
        """,
      action: MailText.Action(
        buttonText: "Přijmout pozvánku",
        linkText: "Otevřením tohoto odkazu pozvánku přijmete:"
      ),
      footerText: "Pokud jste tuto pozvánku nečekali, můžete tento e-mail ignorovat."
    ),
    verifyEmailOTP: MailText(
      title: "Váš přihlašovací kód",
      preHeader: "Jeho zadáním dokončíte přihlášení.",
      subject: "Váš přihlašovací kód ke službě {{.ServiceName}}",
      text: """
        ke službě {{.ServiceName}} se někdo přihlašuje pomocí vašeho účtu {{.PreferredLoginName}}.

        Pokud jste to vy, zadejte níže uvedený kód nebo otevřete odkaz.
        """,
      action: MailText.Action(
        buttonText: "Přihlásit se",
        linkText: "Otevřením tohoto odkazu se přihlásíte:"
      ),
      footerText: "Pokud to nejste vy, kód nikomu nesdělujte a obnovte si heslo."
    ),
    passwordlessRegistration: MailText(
      title: "Přidejte si přístupový klíč",
      preHeader: "Pak se budete moci přihlašovat bez hesla.",
      subject: "Přidání přístupového klíče ke službě {{.ServiceName}}",
      text: """
        ke svému účtu {{.PreferredLoginName}} ve službě {{.ServiceName}} si můžete přidat přístupový klíč. Pak se \
        budete přihlašovat otiskem prstu, obličejem nebo kódem PIN svého zařízení.

        Odkaz otevřete na zařízení, na kterém se chcete přihlašovat.
        """,
      action: MailText.Action(
        buttonText: "Přidat přístupový klíč",
        linkText: "Otevřením tohoto odkazu přidáte přístupový klíč:"
      ),
      footerText: "Pokud jste o přístupový klíč nežádali, můžete tento e-mail ignorovat."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: ověřovací kód k telefonu. Nikomu jej nesdělujte.",
      passwordReset: "{{.Code}}: kód pro obnovení hesla. Nikomu jej nesdělujte.",
      verifySMSOTP: "{{.Code}}: přihlašovací kód. Nikomu jej nesdělujte."
    )
  )
}
