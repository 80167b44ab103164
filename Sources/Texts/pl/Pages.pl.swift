extension PageTexts {
  static let polish = PageTexts(
    verification: Task(
      title: "Potwierdź swój adres e-mail",
      introduction: "Wpisz kod z naszej wiadomości, aby potwierdzić, że ten adres należy do Ciebie.",
      button: "Potwierdź adres",
      doneTitle: "Adres potwierdzony",
      doneText: "Dziękujemy. Możesz zamknąć tę stronę."
    ),
    initialization: Task(
      title: "Skonfiguruj konto",
      introduction: "Wpisz kod z naszej wiadomości i wybierz hasło.",
      button: "Skonfiguruj konto",
      doneTitle: "Twoje konto jest gotowe",
      doneText: "Możesz się teraz zalogować."
    ),
    passwordReset: Task(
      title: "Wybierz nowe hasło",
      introduction: "Wpisz kod z naszej wiadomości i wybierz nowe hasło.",
      button: "Zmień hasło",
      doneTitle: "Hasło zmienione",
      doneText: "Możesz się teraz zalogować nowym hasłem."
    ),
    invitation: Task(
      title: "Przyjmij zaproszenie",
      introduction: "Wpisz kod z zaproszenia i wybierz hasło.",
      button: "Przyjmij zaproszenie",
      doneTitle: "Witamy",
      doneText: "Zaproszenie przyjęte. Możesz się teraz zalogować."
    ),
    codeLabel: "Kod",
    codeHint: "Sześć liter i cyfr.",
    codeMissing: "Wpisz kod.",
    codeInvalid: "Ten kod jest błędny, wygasł lub został już użyty. Sprawdź go albo poproś o nowy.",
    resendQuestion: "Nie masz kodu albo wygasł?",
    resendButton: "Wyślij nowy kod",
    resentText: "Jeśli kod jest nadal potrzebny, nowy jest już w drodze. Działa tylko najnowszy.",
    resendRefused: "Poproszono o zbyt wiele kodów. Poczekaj kilka minut i spróbuj ponownie.",
    passwordLabel: "Hasło",
    passwordRepeatLabel: "Powtórz hasło",
    passwordRules: PasswordRules(
      introduction: "Hasło musi zawierać:",
      length: "co najmniej {{.Length}} znaków",
      lowercase: "małą literę",
      uppercase: "wielką literę",
      number: "cyfrę",
      symbol: "znak specjalny"
    ),
    passwordsDiffer: "Hasła różnią się od siebie.",
    passwordRefused: "To hasło nie spełnia jednej z poniższych reguł.",
    passwordTooLong: "To hasło jest za długie.",
    linkBroken: "Ten link jest niekompletny. Otwórz go ponownie z wiadomości albo skopiuj w całości.",
    crossSite: "To żądanie nie pochodzi z tej strony. Otwórz ponownie link z wiadomości.",
    failed: "Coś poszło nie tak po naszej stronie. Spróbuj ponownie za chwilę."
  )
}
