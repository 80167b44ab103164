extension PageTexts {
  static let czech = PageTexts(
    verification: Task(
      title: "Potvrďte svou e-mailovou adresu",
      introduction: "Zadejte kód z našeho e-mailu a potvrďte tím, že je adresa vaše.",
      button: "Potvrdit adresu",
      doneTitle: "Adresa potvrzena",
      doneText: "Děkujeme. Tuto stránku můžete zavřít."
    ),
    initialization: Task(
      title: "Nastavte svůj účet",
      introduction: "Zadejte kód z našeho e-mailu a nastavte si heslo.",
      button: "Nastavit účet",
      doneTitle: "Váš účet je připraven",
      doneText: "Nyní se můžete přihlásit."
    ),
    passwordReset: Task(
      title: "Obnovení hesla",
      introduction: "Zadejte kód z naší zprávy a nastavte si nové heslo.",
      button: "Obnovit heslo",
      doneTitle: "Heslo změněno",
      doneText: "Nyní se můžete přihlásit pomocí nového hesla."
    ),
    invitation: Task(
      title: "Přijměte pozvánku",
      introduction: "Zadejte kód z pozvánky a nastavte si heslo.",
      button: "Přijmout pozvánku",
      doneTitle: "Vítejte",
      doneText: "Pozvánka byla přijata. Nyní se můžete přihlásit."
    ),
    authenticator: Authenticator(
      title: "Nastavte si ověřovací aplikaci",
      introduction: "Naskenujte tento kód ve své ověřovací aplikaci.",
      keyLabel: "Nebo do aplikace zadejte tento klíč:"
    ),
    codeLabel: "Ověřovací kód",
    codeHint: "6 znaků: latinská písmena a číslice; na velikosti písmen nezáleží. Kód platí {{.Lifetime}}.",
    codeMissing: "Zadejte kód.",
    codeInvalid:
      "Tento kód je chybný, jeho platnost vypršela nebo již byl použit. Zkontrolujte jej, nebo si vyžádejte nový.",
    resendQuestion: "Nemáte kód, nebo už jeho platnost vypršela?",
    resendButton: "Poslat nový kód",
    resentText: """
      Pokud je kód stále potřeba, poslali jsme nový. Platí pouze nejnovější. Pokud nepřijde, počkejte \
      několik minut a zkuste to znovu.
      """,
    passwordLabel: "Heslo",
    passwordRepeatLabel: "Heslo znovu",
    passwordRules: PasswordRules(
      introduction: "Požadavky na heslo:",
      minimum: "počet znaků: alespoň {{.Length}}",
      maximum: "počet znaků: nejvýše {{.Limit}} (písmeno s diakritikou se počítá za 2)",
      lowercase: "malé písmeno",
      uppercase: "velké písmeno",
      number: "číslice",
      symbol: "speciální znak"
    ),
    passwordsDiffer: "Hesla se neshodují.",
    passwordRefused: "Toto heslo nesplňuje všechna pravidla níže.",
    passwordTooLong:
      "Toto heslo je příliš dlouhé. Počet znaků: nejvýše {{.Limit}}, písmeno s diakritikou se počítá za 2.",
    linkBroken: "Tento odkaz je neúplný. Otevřete jej znovu z e-mailu, nebo jej zkopírujte celý.",
    crossSite: "Kvůli vašemu bezpečí otevřete odkaz z e-mailu znovu.",
    failed: "Na naší straně se něco pokazilo. Zkuste to za chvíli znovu.",
    footer: Footer(
      termsOfService: "Podmínky služby",
      privacyPolicy: "Zásady ochrany osobních údajů",
      help: "Nápověda",
      documentation: "Dokumentace",
      support: "Podpora"
    )
  )
}
