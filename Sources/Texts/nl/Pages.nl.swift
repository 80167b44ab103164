extension PageTexts {
  static let dutch = PageTexts(
    verification: Task(
      title: "Bevestig uw e-mailadres",
      introduction: "Vul de code uit onze e-mail in om te bevestigen dat dit adres van u is.",
      button: "Adres bevestigen",
      doneTitle: "Adres bevestigd",
      doneText: "Dank u. U kunt deze pagina sluiten."
    ),
    initialization: Task(
      title: "Stel uw account in",
      introduction: "Vul de code uit onze e-mail in en kies een wachtwoord.",
      button: "Account instellen",
      doneTitle: "Uw account is klaar",
      doneText: "U kunt nu inloggen."
    ),
    passwordReset: Task(
      title: "Kies een nieuw wachtwoord",
      introduction: "Vul de code uit ons bericht in en kies een nieuw wachtwoord.",
      button: "Wachtwoord wijzigen",
      doneTitle: "Wachtwoord gewijzigd",
      doneText: "U kunt nu inloggen met het nieuwe wachtwoord."
    ),
    invitation: Task(
      title: "Neem uw uitnodiging aan",
      introduction: "Vul de code uit de uitnodiging in en kies een wachtwoord.",
      button: "Uitnodiging aannemen",
      doneTitle: "Welkom",
      doneText: "U hebt de uitnodiging aangenomen. U kunt nu inloggen."
    ),
    codeLabel: "Code",
    codeHint: "Zes letters en cijfers.",
    codeMissing: "Vul de code in.",
    codeInvalid: "Deze code klopt niet, is verlopen of is al gebruikt. Controleer hem of vraag een nieuwe aan.",
    resendQuestion: "Geen code ontvangen, of is hij verlopen?",
    resendButton: "Nieuwe code sturen",
    resentText: "Als er nog een code nodig is, is er een nieuwe onderweg. Alleen de nieuwste werkt.",
    resendRefused: "Er zijn te veel codes aangevraagd. Wacht een paar minuten en probeer het opnieuw.",
    passwordLabel: "Wachtwoord",
    passwordRepeatLabel: "Wachtwoord herhalen",
    passwordRules: PasswordRules(
      introduction: "Het wachtwoord moet bevatten:",
      length: "minstens {{.Length}} tekens",
      lowercase: "een kleine letter",
      uppercase: "een hoofdletter",
      number: "een cijfer",
      symbol: "een leesteken of symbool"
    ),
    passwordsDiffer: "De twee wachtwoorden zijn verschillend.",
    passwordRefused: "Dit wachtwoord voldoet niet aan alle regels hieronder.",
    passwordTooLong: "Dit wachtwoord is te lang.",
    linkBroken: "Deze link is onvolledig. Open hem opnieuw vanuit de e-mail of kopieer hem helemaal.",
    crossSite: "Dit verzoek kwam niet van deze pagina. Open de link opnieuw vanuit de e-mail.",
    failed: "Er is bij ons iets misgegaan. Probeer het zo meteen opnieuw."
  )
}
