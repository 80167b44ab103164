extension PageTexts {
  static let hungarian = PageTexts(
    verification: Task(
      title: "Erősítse meg az e-mail-címét",
      introduction: "Adja meg az e-mailünkben kapott kódot, hogy megerősítse, hogy a cím az Öné.",
      button: "Cím megerősítése",
      doneTitle: "A cím megerősítve",
      doneText: "Köszönjük. Bezárhatja ezt az oldalt."
    ),
    initialization: Task(
      title: "Állítsa be a fiókját",
      introduction: "Adja meg az e-mailünkben kapott kódot, és állítson be jelszót.",
      button: "Fiók beállítása",
      doneTitle: "A fiókja készen áll",
      doneText: "Most már bejelentkezhet."
    ),
    passwordReset: Task(
      title: "Jelszó visszaállítása",
      introduction: "Adja meg az üzenetünkben kapott kódot, és állítson be új jelszót.",
      button: "Jelszó visszaállítása",
      doneTitle: "A jelszó megváltozott",
      doneText: "Most már bejelentkezhet az új jelszóval."
    ),
    invitation: Task(
      title: "Fogadja el a meghívót",
      introduction: "Adja meg a meghívóban kapott kódot, és állítson be jelszót.",
      button: "Meghívó elfogadása",
      doneTitle: "Üdvözöljük",
      doneText: "Elfogadta a meghívót. Most már bejelentkezhet."
    ),
    authenticator: Authenticator(
      title: "Hitelesítő alkalmazás beállítása",
      introduction: "Olvassa be ezt a kódot a hitelesítő alkalmazással.",
      keyLabel: "Vagy írja be ezt a kulcsot az alkalmazásba:"
    ),
    codeLabel: "Ellenőrző kód",
    codeHint: "6 karakter: latin betűk és számjegyek; a kis- és nagybetű mindegy. A kód {{.Lifetime}} használható.",
    codeMissing: "Adja meg a kódot.",
    codeInvalid: "Ez a kód hibás, lejárt vagy már felhasználták. Ellenőrizze, vagy kérjen újat.",
    resendQuestion: "Nincs kódja, vagy már lejárt?",
    resendButton: "Új kód küldése",
    resentText: """
      Ha még szükség van kódra, elküldtünk egy újat. Csak a legújabb érvényes. Ha nem érkezik meg, várjon \
      néhány percet, majd próbálja újra.
      """,
    passwordLabel: "Jelszó",
    passwordRepeatLabel: "Jelszó még egyszer",
    passwordRules: PasswordRules(
      introduction: "A jelszóban legyen:",
      minimum: "legalább {{.Length}} karakter",
      maximum: "legfeljebb {{.Limit}} karakter (egy ékezetes betű 2-nek számít)",
      lowercase: "kisbetű",
      uppercase: "nagybetű",
      number: "számjegy",
      symbol: "speciális karakter"
    ),
    passwordsDiffer: "A két jelszó nem egyezik.",
    passwordRefused: "Ez a jelszó nem felel meg az összes alábbi szabálynak.",
    passwordTooLong:
      "Ez a jelszó túl hosszú. Legfeljebb {{.Limit}} karakter lehet, és egy ékezetes betű 2-nek számít.",
    linkBroken: "Ez a hivatkozás hiányos. Nyissa meg újra az e-mailből, vagy másolja ki a teljes hivatkozást.",
    crossSite: "Az Ön biztonsága érdekében nyissa meg újra a hivatkozást az e-mailből.",
    failed: "Hiba történt nálunk. Próbálja újra egy kis idő múlva.",
    footer: Footer(
      termsOfService: "Szolgáltatási feltételek",
      privacyPolicy: "Adatvédelmi irányelvek",
      help: "Súgó",
      documentation: "Dokumentáció",
      support: "Ügyfélszolgálat"
    )
  )
}
