extension PageTexts {
  static let polish = PageTexts(
    verification: Task(
      title: "Potwierdź swój adres e-mail",
      introduction: "Wpisz kod z naszego e-maila, aby potwierdzić, że ten adres należy do Ciebie.",
      button: "Potwierdź adres",
      doneTitle: "Adres potwierdzony",
      doneText: "Dziękujemy. Możesz zamknąć tę stronę."
    ),
    initialization: Task(
      title: "Skonfiguruj konto",
      introduction: "Wpisz kod z naszego e-maila i ustaw hasło.",
      button: "Skonfiguruj konto",
      doneTitle: "Twoje konto jest gotowe",
      doneText: "Możesz się teraz zalogować."
    ),
    passwordReset: Task(
      title: "Resetowanie hasła",
      introduction: "Wpisz kod z naszej wiadomości i ustaw nowe hasło.",
      button: "Zresetuj hasło",
      doneTitle: "Hasło zmienione",
      doneText: "Możesz się teraz zalogować nowym hasłem."
    ),
    invitation: Task(
      title: "Przyjmij zaproszenie",
      introduction: "Wpisz kod z zaproszenia i ustaw hasło.",
      button: "Przyjmij zaproszenie",
      doneTitle: "Witamy",
      doneText: "Zaproszenie przyjęte. Możesz się teraz zalogować."
    ),
    authenticator: Authenticator(
      title: "Skonfiguruj aplikację uwierzytelniającą",
      introduction: "Zeskanuj ten kod w aplikacji uwierzytelniającej.",
      keyLabel: "Albo wpisz ten klucz w aplikacji:"
    ),
    codeLabel: "Kod weryfikacyjny",
    codeHint: "6 znaków: litery łacińskie i cyfry; wielkość liter nie ma znaczenia. Kod działa przez {{.Lifetime}}.",
    codeMissing: "Wpisz kod.",
    codeInvalid: "Ten kod jest błędny, wygasł lub został już użyty. Sprawdź go albo poproś o nowy.",
    resendQuestion: "Nie masz kodu albo wygasł?",
    resendButton: "Wyślij nowy kod",
    resentText: """
      Jeśli kod jest nadal potrzebny, wysłaliśmy nowy. Działa tylko najnowszy. Jeśli nie dotrze, poczekaj \
      kilka minut i spróbuj ponownie.
      """,
    passwordLabel: "Hasło",
    passwordRepeatLabel: "Powtórz hasło",
    passwordRules: PasswordRules(
      introduction: "Wymagania dotyczące hasła:",
      minimum: "liczba znaków: co najmniej {{.Length}}",
      maximum: "liczba znaków: najwyżej {{.Limit}} (litera ze znakiem diakrytycznym liczy się za 2)",
      lowercase: "mała litera",
      uppercase: "wielka litera",
      number: "cyfra",
      symbol: "znak specjalny"
    ),
    passwordsDiffer: "Hasła nie są takie same.",
    passwordRefused: "To hasło nie spełnia wszystkich poniższych wymagań.",
    passwordTooLong:
      "To hasło jest za długie. Liczba znaków: najwyżej {{.Limit}}; litera ze znakiem diakrytycznym liczy się za 2.",
    linkBroken: "Ten link jest niekompletny. Otwórz go ponownie z e-maila albo skopiuj w całości.",
    crossSite: "Dla Twojego bezpieczeństwa otwórz ponownie link z e-maila.",
    failed: "Coś poszło nie tak po naszej stronie. Spróbuj ponownie za chwilę.",
    footer: Footer(
      termsOfService: "Regulamin",
      privacyPolicy: "Polityka prywatności",
      help: "Pomoc",
      documentation: "Dokumentacja",
      support: "Pomoc techniczna"
    )
  )
}
