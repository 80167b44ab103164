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
      title: "Slutför ditt konto",
      introduction: "Ange koden från vårt e-postmeddelande och välj ett lösenord.",
      button: "Slutför kontot",
      doneTitle: "Ditt konto är klart",
      doneText: "Nu kan du logga in."
    ),
    passwordReset: Task(
      title: "Välj ett nytt lösenord",
      introduction: "Ange koden från vårt meddelande och välj ett nytt lösenord.",
      button: "Ändra lösenordet",
      doneTitle: "Lösenordet är ändrat",
      doneText: "Nu kan du logga in med det nya lösenordet."
    ),
    invitation: Task(
      title: "Tacka ja till inbjudan",
      introduction: "Ange koden från inbjudan och välj ett lösenord.",
      button: "Tacka ja",
      doneTitle: "Välkommen",
      doneText: "Du har tackat ja till inbjudan. Nu kan du logga in."
    ),
    codeLabel: "Kod",
    codeHint: "Sex bokstäver och siffror.",
    codeMissing: "Ange koden.",
    codeInvalid: "Koden är fel, har gått ut eller har redan använts. Kontrollera den eller begär en ny.",
    resendQuestion: "Har du ingen kod, eller har den gått ut?",
    resendButton: "Skicka en ny kod",
    resentText: "Om en kod fortfarande behövs är en ny på väg. Bara den nyaste fungerar.",
    resendRefused: "För många koder har begärts. Vänta några minuter och försök igen.",
    passwordLabel: "Lösenord",
    passwordRepeatLabel: "Upprepa lösenordet",
    passwordRules: PasswordRules(
      introduction: "Lösenordet måste innehålla:",
      length: "minst {{.Length}} tecken",
      lowercase: "en liten bokstav",
      uppercase: "en stor bokstav",
      number: "en siffra",
      symbol: "ett specialtecken"
    ),
    passwordsDiffer: "Lösenorden stämmer inte överens.",
    passwordRefused: "Lösenordet bryter mot en av reglerna nedan.",
    passwordTooLong: "Lösenordet är för långt.",
    linkBroken: "Länken är ofullständig. Öppna den igen från e-postmeddelandet eller kopiera hela.",
    crossSite: "Begäran kom inte från den här sidan. Öppna länken igen från e-postmeddelandet.",
    failed: "Något gick fel hos oss. Försök igen om en stund."
  )
}
