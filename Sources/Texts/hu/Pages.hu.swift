extension PageTexts {
  static let hungarian = PageTexts(
    verification: Task(
      title: "Erősítse meg az e-mail-címét",
      introduction: "Adja meg az e-mailünkben kapott kódot, hogy megerősítse, a cím az Öné.",
      button: "Cím megerősítése",
      doneTitle: "A cím megerősítve",
      doneText: "Köszönjük. Bezárhatja ezt az oldalt."
    ),
    initialization: Task(
      title: "Állítsa be a fiókját",
      introduction: "Adja meg az e-mailünkben kapott kódot, és válasszon jelszót.",
      button: "Fiók beállítása",
      doneTitle: "A fiókja elkészült",
      doneText: "Most már bejelentkezhet."
    ),
    passwordReset: Task(
      title: "Válasszon új jelszót",
      introduction: "Adja meg az üzenetünkben kapott kódot, és válasszon új jelszót.",
      button: "Jelszó módosítása",
      doneTitle: "A jelszó módosult",
      doneText: "Most már bejelentkezhet az új jelszóval."
    ),
    invitation: Task(
      title: "Fogadja el a meghívást",
      introduction: "Adja meg a meghívóban kapott kódot, és válasszon jelszót.",
      button: "Meghívás elfogadása",
      doneTitle: "Üdvözöljük",
      doneText: "Elfogadta a meghívást. Most már bejelentkezhet."
    ),
    codeLabel: "Kód",
    codeHint: "Hat betű és számjegy.",
    codeMissing: "Adja meg a kódot.",
    codeInvalid: "Ez a kód hibás, lejárt vagy már felhasználták. Ellenőrizze, vagy kérjen újat.",
    resendQuestion: "Nincs kódja, vagy már lejárt?",
    resendButton: "Új kód küldése",
    resentText: "Ha még szükség van kódra, egy új már úton van. Csak a legújabb érvényes.",
    resendRefused: "Túl sok kódot kértek. Várjon néhány percet, majd próbálja újra.",
    passwordLabel: "Jelszó",
    passwordRepeatLabel: "Jelszó még egyszer",
    passwordRules: PasswordRules(
      introduction: "A jelszóban legyen:",
      length: "legalább {{.Length}} karakter",
      lowercase: "kisbetű",
      uppercase: "nagybetű",
      number: "számjegy",
      symbol: "különleges karakter"
    ),
    passwordsDiffer: "A két jelszó nem egyezik.",
    passwordRefused: "Ez a jelszó nem felel meg az alábbi szabályok egyikének.",
    passwordTooLong: "Ez a jelszó túl hosszú.",
    linkBroken: "Ez a hivatkozás hiányos. Nyissa meg újra az e-mailből, vagy másolja ki teljesen.",
    crossSite: "Ez a kérés nem erről az oldalról érkezett. Nyissa meg újra a hivatkozást az e-mailből.",
    failed: "Valami hiba történt nálunk. Próbálja újra egy kis idő múlva."
  )
}
