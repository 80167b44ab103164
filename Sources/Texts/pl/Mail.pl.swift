extension NotificationTexts {
  static let polish = NotificationTexts(
    codeLabel: "Twój kod",
    linkLabel: "Jeśli przycisk nie działa, otwórz ten adres w przeglądarce:",
    initialization: MailText(
      title: "Witamy",
      preHeader: "Został jeszcze jeden krok, aby móc korzystać z konta.",
      subject: "Dokończ konfigurację konta",
      greeting: "Dzień dobry, {{.DisplayName}}!",
      text: """
        Utworzono dla Ciebie konto. Twoja nazwa logowania to {{.PreferredLoginName}}.

        Potwierdź swój adres e-mail i wybierz hasło. Jeśli pojawi się prośba o kod, wpisz ten podany poniżej.
        """,
      buttonText: "Skonfiguruj konto",
      footerText: """
        Kod działa przez ograniczony czas i tylko raz; nowszy go zastępuje. Nie przekazuj go nikomu. Jeśli nie \
        znasz tego konta, możesz zignorować tę wiadomość.
        """
    ),
    verifyEmail: MailText(
      title: "Potwierdź swój adres e-mail",
      preHeader: "Potwierdź, że ten adres należy do Ciebie.",
      subject: "Potwierdź swój adres e-mail",
      greeting: "Dzień dobry, {{.DisplayName}}!",
      text: """
        Dla Twojego konta {{.PreferredLoginName}} podano adres {{.LastEmail}}.

        Potwierdź, że należy on do Ciebie. Jeśli pojawi się prośba o kod, wpisz ten podany poniżej.
        """,
      buttonText: "Potwierdź adres",
      footerText: """
        Kod działa przez ograniczony czas i tylko raz; nowszy go zastępuje. Nie przekazuj go nikomu. Jeśli ten \
        adres podał ktoś inny, możesz zignorować tę wiadomość.
        """
    ),
    passwordReset: MailText(
      title: "Wybierz nowe hasło",
      preHeader: "Otrzymaliśmy prośbę o nowe hasło.",
      subject: "Zresetuj swoje hasło",
      greeting: "Dzień dobry, {{.DisplayName}}!",
      text: """
        Ktoś poprosił o zresetowanie hasła do Twojego konta {{.PreferredLoginName}}.

        Jeśli to Ty, wybierz nowe hasło. Jeśli pojawi się prośba o kod, wpisz ten podany poniżej.
        """,
      buttonText: "Wybierz hasło",
      footerText: """
        Kod działa przez ograniczony czas i tylko raz; nowszy go zastępuje. Nie przekazuj go nikomu. Jeśli to nie \
        Twoja prośba, możesz zignorować tę wiadomość: hasło pozostanie bez zmian.
        """
    ),
    passwordChanged: MailText(
      title: "Twoje hasło zostało zmienione",
      preHeader: "Jeśli to Ty, nie musisz nic robić.",
      subject: "Twoje hasło zostało zmienione",
      greeting: "Dzień dobry, {{.DisplayName}}!",
      text: """
        Hasło do Twojego konta {{.PreferredLoginName}} zostało zmienione.

        Jeśli to Ty, nie musisz nic robić. Jeśli nie, natychmiast zresetuj hasło i powiadom administratora.
        """,
      buttonText: nil,
      footerText: "Ta wiadomość służy Twojemu bezpieczeństwu. Nigdy nie prosimy o hasło w e-mailu."
    ),
    emailChanged: MailText(
      title: "Twój adres e-mail został zmieniony",
      preHeader: "Jeśli to Ty, nie musisz nic robić.",
      subject: "Twój adres e-mail został zmieniony",
      greeting: "Dzień dobry, {{.DisplayName}}!",
      text: """
        Adres e-mail Twojego konta {{.PreferredLoginName}} został zmieniony. Wiadomości są teraz wysyłane \
        na nowy adres.

        Jeśli to Ty, nie musisz nic robić. Jeśli nie, natychmiast zresetuj hasło i powiadom administratora.
        """,
      buttonText: nil,
      footerText: "Ta wiadomość służy Twojemu bezpieczeństwu. Nigdy nie prosimy o hasło w e-mailu."
    ),
    invite: MailText(
      title: "Masz zaproszenie",
      preHeader: "Przyjmij zaproszenie i wybierz hasło.",
      subject: "Twoje zaproszenie do {{.ApplicationName}}",
      greeting: "Dzień dobry, {{.DisplayName}}!",
      text: """
        Otrzymujesz zaproszenie do {{.ApplicationName}}. Twoja nazwa logowania to {{.PreferredLoginName}}.

        Przyjmij zaproszenie i wybierz hasło. Jeśli pojawi się prośba o kod, wpisz ten podany poniżej.
        """,
      buttonText: "Przyjmij zaproszenie",
      footerText: """
        Kod działa przez ograniczony czas i tylko raz; nowszy go zastępuje. Nie przekazuj go nikomu. Jeśli nie \
        spodziewasz się tego zaproszenia, możesz zignorować tę wiadomość.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} to Twój kod do potwierdzenia tego numeru telefonu. Nie przekazuj go nikomu.",
      passwordReset:
        "{{.Code}} to Twój kod do ustawienia nowego hasła. Jeśli to nie Twoja prośba, zignoruj tę wiadomość."
    )
  )
}
