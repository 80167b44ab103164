extension PageTexts {
  static let czech = PageTexts(
    verification: Task(
      title: "Potvrďte svou e-mailovou adresu",
      introduction: "Zadejte kód z naší zprávy a potvrďte tím, že je adresa vaše.",
      button: "Potvrdit adresu",
      doneTitle: "Adresa potvrzena",
      doneText: "Děkujeme. Tuto stránku můžete zavřít."
    ),
    initialization: Task(
      title: "Nastavte svůj účet",
      introduction: "Zadejte kód z naší zprávy a zvolte si heslo.",
      button: "Nastavit účet",
      doneTitle: "Váš účet je připraven",
      doneText: "Nyní se můžete přihlásit."
    ),
    passwordReset: Task(
      title: "Zvolte si nové heslo",
      introduction: "Zadejte kód z naší zprávy a zvolte si nové heslo.",
      button: "Změnit heslo",
      doneTitle: "Heslo změněno",
      doneText: "Nyní se můžete přihlásit novým heslem."
    ),
    invitation: Task(
      title: "Přijměte pozvánku",
      introduction: "Zadejte kód z pozvánky a zvolte si heslo.",
      button: "Přijmout pozvánku",
      doneTitle: "Vítejte",
      doneText: "Pozvánka byla přijata. Nyní se můžete přihlásit."
    ),
    codeLabel: "Kód",
    codeHint: "Šest písmen a číslic.",
    codeMissing: "Zadejte kód.",
    codeInvalid: "Tento kód je chybný, vypršel nebo již byl použit. Zkontrolujte jej, nebo si vyžádejte nový.",
    resendQuestion: "Nemáte kód, nebo už vypršel?",
    resendButton: "Poslat nový kód",
    resentText: "Pokud je kód stále potřeba, nový je na cestě. Platí pouze nejnovější.",
    resendRefused: "Bylo vyžádáno příliš mnoho kódů. Počkejte několik minut a zkuste to znovu.",
    passwordLabel: "Heslo",
    passwordRepeatLabel: "Heslo znovu",
    passwordRules: PasswordRules(
      introduction: "Heslo musí obsahovat:",
      length: "alespoň {{.Length}} znaků",
      lowercase: "malé písmeno",
      uppercase: "velké písmeno",
      number: "číslici",
      symbol: "zvláštní znak"
    ),
    passwordsDiffer: "Hesla se neshodují.",
    passwordRefused: "Toto heslo nesplňuje některé z pravidel níže.",
    passwordTooLong: "Toto heslo je příliš dlouhé.",
    linkBroken: "Tento odkaz je neúplný. Otevřete jej znovu ze zprávy, nebo jej zkopírujte celý.",
    crossSite: "Tento požadavek nepochází z této stránky. Otevřete odkaz ze zprávy znovu.",
    failed: "Na naší straně se něco pokazilo. Zkuste to za chvíli znovu."
  )
}
