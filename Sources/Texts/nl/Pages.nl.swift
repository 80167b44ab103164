extension PageTexts {
  static let dutch = PageTexts(
    verification: Task(
      title: "Bevestig uw e-mailadres",
      introduction: "Vul de code uit onze e-mail in om te bevestigen dat dit adres van u is.",
      button: "Adres bevestigen",
      doneTitle: "Adres bevestigd",
      doneText: "Bedankt. U kunt deze pagina sluiten."
    ),
    initialization: Task(
      title: "Stel uw account in",
      introduction: "Vul de code uit onze e-mail in en kies een wachtwoord.",
      button: "Account instellen",
      doneTitle: "Uw account is klaar voor gebruik",
      doneText: "U kunt nu inloggen."
    ),
    passwordReset: Task(
      title: "Stel uw wachtwoord opnieuw in",
      introduction: "Vul de code uit ons bericht in en kies een nieuw wachtwoord.",
      button: "Wachtwoord opnieuw instellen",
      doneTitle: "Wachtwoord gewijzigd",
      doneText: "U kunt nu inloggen met het nieuwe wachtwoord."
    ),
    invitation: Task(
      title: "Accepteer uw uitnodiging",
      introduction: "Vul de code uit de uitnodiging in en kies een wachtwoord.",
      button: "Uitnodiging accepteren",
      doneTitle: "Welkom",
      doneText: "U hebt de uitnodiging geaccepteerd. U kunt nu inloggen."
    ),
    authenticator: Authenticator(
      title: "Stel uw authenticator-app in",
      introduction: "Scan deze code met uw authenticator-app.",
      keyLabel: "Of voer deze sleutel in de app in:"
    ),
    codeLabel: "Verificatiecode",
    codeHint: """
      6 tekens: Latijnse letters en cijfers; hoofdletters of kleine letters maakt niet uit. De code werkt \
      {{.Lifetime}}.
      """,
    codeMissing: "Vul de code in.",
    codeInvalid: "Deze code klopt niet, is verlopen of is al gebruikt. Controleer hem of vraag een nieuwe aan.",
    resendQuestion: "Geen code ontvangen, of is hij verlopen?",
    resendButton: "Nieuwe code sturen",
    resentText: """
      Als er nog een code nodig is, hebben we een nieuwe gestuurd. Alleen de nieuwste werkt. Komt er geen, \
      wacht dan een paar minuten en probeer het opnieuw.
      """,
    passwordLabel: "Wachtwoord",
    passwordRepeatLabel: "Wachtwoord herhalen",
    passwordRules: PasswordRules(
      introduction: "Het wachtwoord moet bevatten:",
      minimum: "minstens {{.Length}} tekens",
      maximum: "hoogstens {{.Limit}} tekens (een letter met een accent telt als 2)",
      lowercase: "een kleine letter",
      uppercase: "een hoofdletter",
      number: "een cijfer",
      symbol: "een leesteken of symbool"
    ),
    passwordsDiffer: "De twee wachtwoorden komen niet overeen.",
    passwordRefused: "Dit wachtwoord voldoet niet aan alle regels hieronder.",
    passwordTooLong:
      "Dit wachtwoord is te lang. Het mag hoogstens {{.Limit}} tekens hebben; een letter met een accent telt als 2.",
    linkBroken: "Deze link is onvolledig. Open hem opnieuw vanuit de e-mail of kopieer hem volledig.",
    crossSite: "Open de link voor uw veiligheid opnieuw vanuit de e-mail.",
    failed: "Er is bij ons iets misgegaan. Probeer het zo meteen opnieuw.",
    footer: Footer(
      termsOfService: "Servicevoorwaarden",
      privacyPolicy: "Privacybeleid",
      help: "Hulp",
      documentation: "Documentatie",
      support: "Ondersteuning"
    )
  )
}
