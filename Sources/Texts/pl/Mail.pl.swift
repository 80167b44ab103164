extension NotificationTexts {
  static let polish = NotificationTexts(
    common: CommonTexts(
      greeting: "Dzień dobry, {{.DisplayName}}!",
      codePrompt: "Jeśli pojawi się prośba o kod, wpisz kod podany poniżej.",
      codeLabel: "Twój kod weryfikacyjny",
      codeLine: "Twój kod weryfikacyjny: {{.Code}}",
      codeNote: """
        Kod działa przez {{.Lifetime}} i tylko raz; nowszy go zastępuje. Nie udostępniaj go nikomu: nigdy o niego \
        nie poprosimy.
        """,
      linkLabel: "Jeśli przycisk nie działa, otwórz ten link w przeglądarce:",
      signature: "Wysłane przez serwis {{.ServiceName}} w związku z kontem {{.PreferredLoginName}}.",
      contactLine: "Kontakt: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .polish,
        minutes: CountedText(one: "{{.Number}} minutę", few: "{{.Number}} minuty", other: "{{.Number}} minut"),
        hours: CountedText(one: "{{.Number}} godzinę", few: "{{.Number}} godziny", other: "{{.Number}} godzin"),
        days: CountedText(one: "{{.Number}} dzień", few: "{{.Number}} dni", other: "{{.Number}} dni")
      )
    ),
    initialization: MailText(
      title: "Witamy",
      preHeader: "Jeszcze jeden krok i możesz korzystać z konta.",
      subject: "Dokończ konfigurację konta",
      text: """
        W serwisie {{.ServiceName}} utworzono dla Ciebie konto.

        Organizacja: {{.OrganizationName}}
        Nazwa użytkownika: {{.PreferredLoginName}}

        Potwierdź swój adres e-mail i ustaw hasło.
        """,
      action: MailText.Action(
        buttonText: "Skonfiguruj konto",
        linkText: "Otwórz ten link, aby skonfigurować konto:"
      ),
      footerText: "Jeśli nie wiesz, czego dotyczy to konto, możesz zignorować ten e-mail."
    ),
    verifyEmail: MailText(
      title: "Potwierdź swój adres e-mail",
      preHeader: "Potwierdź, że ten adres należy do Ciebie.",
      subject: "Potwierdź swój adres e-mail",
      text: """
        W serwisie {{.ServiceName}} podano adres {{.LastEmail}} dla konta {{.PreferredLoginName}}.

        Potwierdź, że należy on do Ciebie.
        """,
      action: MailText.Action(
        buttonText: "Potwierdź adres",
        linkText: "Otwórz ten link, aby potwierdzić adres:"
      ),
      footerText: "Jeśli ten adres podał ktoś inny, możesz zignorować ten e-mail: adres pozostanie niepotwierdzony."
    ),
    passwordReset: MailText(
      title: "Resetowanie hasła",
      preHeader: "Otrzymaliśmy prośbę dotyczącą Twojego konta {{.PreferredLoginName}}.",
      subject: "Resetowanie hasła do serwisu {{.ServiceName}}",
      text: """
        Otrzymaliśmy prośbę o zresetowanie hasła do Twojego konta {{.PreferredLoginName}} w serwisie \
        {{.ServiceName}}.

        Jeśli to Ty, ustaw nowe hasło.
        """,
      action: MailText.Action(
        buttonText: "Zresetuj hasło",
        linkText: "Otwórz ten link, aby zresetować hasło:"
      ),
      footerText: "Jeśli to nie Twoja prośba, możesz zignorować ten e-mail: hasło pozostanie bez zmian."
    ),
    passwordChanged: MailText(
      title: "Twoje hasło zostało zmienione",
      preHeader: "Jeśli to Ty, nie musisz nic robić.",
      subject: "Twoje hasło zostało zmienione",
      text: """
        Hasło do Twojego konta {{.PreferredLoginName}} w serwisie {{.ServiceName}} zostało zmienione. Czas: \
        {{.Time}}

        Jeśli to Ty, nie musisz nic robić. Jeśli nie, natychmiast zresetuj hasło na stronie logowania i skontaktuj \
        się z serwisem {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Wysyłamy ten e-mail dla Twojego bezpieczeństwa. Nigdy nie prosimy o hasło e-mailem."
    ),
    emailChanged: MailText(
      title: "Twój adres e-mail został zmieniony",
      preHeader: "Jeśli to Ty, nie musisz nic robić.",
      subject: "Twój adres e-mail został zmieniony",
      text: """
        Adres e-mail Twojego konta {{.PreferredLoginName}} w serwisie {{.ServiceName}} został zmieniony. Czas: \
        {{.Time}}
        E-maile są teraz wysyłane na nowy adres.

        Jeśli to Ty, nie musisz nic robić. Jeśli nie, natychmiast zresetuj hasło na stronie logowania i skontaktuj \
        się z serwisem {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Wysyłamy ten e-mail dla Twojego bezpieczeństwa. Nigdy nie prosimy o hasło e-mailem."
    ),
    domainClaimed: MailText(
      title: "Twoja nazwa użytkownika została zmieniona",
      preHeader: "Od teraz loguj się jako {{.TempUsername}}.",
      subject: "Twoja nazwa użytkownika została zmieniona",
      text: """
        W serwisie {{.ServiceName}} nazwy użytkownika kończące się na {{.Domain}} należą teraz do innej organizacji. \
        Dlatego Twoja nazwa została zmieniona. Czas: {{.Time}}

        Twoja nowa nazwa użytkownika: {{.TempUsername}}

        Wszystko inne, także hasło, pozostaje bez zmian. Jeśli chcesz mieć inną nazwę użytkownika, zwróć się do \
        administratora swojego konta.
        """,
      action: nil,
      footerText: "Wysyłamy ten e-mail dla Twojego bezpieczeństwa. Nigdy nie prosimy o hasło e-mailem."
    ),
    invite: MailText(
      title: "Masz zaproszenie",
      preHeader: "Przyjmij zaproszenie i ustaw hasło.",
      subject: "Twoje zaproszenie do aplikacji {{.ApplicationName}}",
      text: """
        Masz zaproszenie do aplikacji {{.ApplicationName}}.

        Organizacja: {{.OrganizationName}}
        Nazwa użytkownika: {{.PreferredLoginName}}

        Przyjmij zaproszenie i ustaw hasło.
        """,
      action: MailText.Action(
        buttonText: "Przyjmij zaproszenie",
        linkText: "Otwórz ten link, aby przyjąć zaproszenie:"
      ),
      footerText: "Jeśli nie spodziewasz się tego zaproszenia, możesz zignorować ten e-mail."
    ),
    verifyEmailOTP: MailText(
      title: "Twój kod logowania",
      preHeader: "Wpisz go, aby dokończyć logowanie.",
      subject: "Twój kod logowania do serwisu {{.ServiceName}}",
      text: """
        Ktoś loguje się do serwisu {{.ServiceName}} na Twoje konto {{.PreferredLoginName}}.

        Jeśli to Ty, wpisz poniższy kod lub otwórz link.
        """,
      action: MailText.Action(
        buttonText: "Zaloguj się",
        linkText: "Otwórz ten link, aby się zalogować:"
      ),
      footerText: "Jeśli to nie Ty, nie udostępniaj nikomu kodu i zresetuj hasło."
    ),
    passwordlessRegistration: MailText(
      title: "Dodaj klucz dostępu",
      preHeader: "Potem zalogujesz się bez hasła.",
      subject: "Dodaj klucz dostępu do serwisu {{.ServiceName}}",
      text: """
        Do swojego konta {{.PreferredLoginName}} w serwisie {{.ServiceName}} możesz dodać klucz dostępu. Będziesz się \
        wtedy logować odciskiem palca, twarzą lub kodem PIN urządzenia.

        Otwórz link na urządzeniu, na którym chcesz się logować.
        """,
      action: MailText.Action(
        buttonText: "Dodaj klucz",
        linkText: "Otwórz ten link, aby dodać klucz dostępu:"
      ),
      footerText: "Jeśli to nie Ty prosisz o klucz dostępu, możesz zignorować ten e-mail."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: kod weryfikacyjny telefonu. Nie udostępniaj go.",
      passwordReset: "{{.Code}}: kod do zresetowania hasła. Nie udostępniaj go.",
      verifySMSOTP: "{{.Code}}: kod logowania. Nie udostępniaj go."
    )
  )
}
