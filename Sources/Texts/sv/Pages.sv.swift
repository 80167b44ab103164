extension PageTexts {
  static let swedish = PageTexts(
    verification: Task(
      title: "Bekräfta din e-postadress",
      introduction: "Ange koden från vårt e-postmeddelande för att bekräfta att adressen är din.",
      button: "Bekräfta adressen",
      doneTitle: "Adressen är bekräftad",
      doneText: "Tack. Du kan stänga sidan."
    ),
    initialization: Task(
      title: "Konfigurera ditt konto",
      introduction: "Ange koden från vårt e-postmeddelande och välj ett lösenord.",
      button: "Konfigurera kontot",
      doneTitle: "Ditt konto är klart",
      doneText: "Nu kan du logga in."
    ),
    passwordReset: Task(
      title: "Återställ ditt lösenord",
      introduction: "Ange koden från vårt meddelande och välj ett nytt lösenord.",
      button: "Återställ lösenordet",
      doneTitle: "Lösenordet är ändrat",
      doneText: "Nu kan du logga in med det nya lösenordet."
    ),
    invitation: Task(
      title: "Acceptera inbjudan",
      introduction: "Ange koden från inbjudan och välj ett lösenord.",
      button: "Acceptera inbjudan",
      doneTitle: "Välkommen",
      doneText: "Du har accepterat inbjudan. Nu kan du logga in."
    ),
    authenticator: Authenticator(
      title: "Konfigurera din autentiseringsapp",
      introduction: "Skanna den här koden med din autentiseringsapp.",
      keyLabel: "Eller ange den här nyckeln i appen:"
    ),
    codeLabel: "Verifieringskod",
    codeHint: """
      6 tecken: latinska bokstäver och siffror; stora eller små bokstäver spelar ingen roll. Koden gäller i \
      {{.Lifetime}}.
      """,
    codeMissing: "Ange koden.",
    codeInvalid: "Koden är felaktig, har gått ut eller har redan använts. Kontrollera den eller begär en ny.",
    resendQuestion: "Har du ingen kod, eller har den gått ut?",
    resendButton: "Skicka en ny kod",
    resentText: """
      Om en kod fortfarande behövs har vi skickat en ny. Bara den nyaste fungerar. Om ingen kommer, vänta \
      några minuter och försök igen.
      """,
    passwordLabel: "Lösenord",
    passwordRepeatLabel: "Upprepa lösenordet",
    passwordRules: PasswordRules(
      introduction: "Lösenordet måste innehålla:",
      minimum: "minst {{.Length}} tecken",
      maximum: "högst {{.Limit}} tecken (å, ä och ö räknas som 2)",
      lowercase: "en liten bokstav",
      uppercase: "en stor bokstav",
      number: "en siffra",
      symbol: "ett specialtecken"
    ),
    passwordsDiffer: "Lösenorden stämmer inte överens.",
    passwordRefused: "Lösenordet uppfyller inte alla regler nedan.",
    passwordTooLong: "Lösenordet är för långt. Det får ha högst {{.Limit}} tecken; å, ä och ö räknas som 2.",
    linkBroken: "Länken är ofullständig. Öppna den igen från e-postmeddelandet eller kopiera hela länken.",
    crossSite: "För din säkerhet: öppna länken igen från e-postmeddelandet.",
    failed: "Något gick fel hos oss. Försök igen om en stund.",
    footer: Footer(
      termsOfService: "Användarvillkor",
      privacyPolicy: "Integritetspolicy",
      help: "Hjälp",
      documentation: "Dokumentation",
      support: "Kundtjänst"
    )
  )
}
