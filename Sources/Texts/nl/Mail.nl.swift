extension NotificationTexts {
  static let dutch = NotificationTexts(
    common: CommonTexts(
      greeting: "Hallo {{.DisplayName}},",
      codePrompt: "Als om een code wordt gevraagd, vul dan de code hieronder in.",
      codeLabel: "Uw verificatiecode",
      codeLine: "Uw verificatiecode: {{.Code}}",
      codeNote: """
        De code werkt {{.Lifetime}} en maar één keer; een nieuwere vervangt hem. Deel deze code met niemand: wij \
        vragen er nooit om.
        """,
      linkLabel: "Werkt de knop niet? Open dan deze link in uw browser:",
      signature: "Verzonden door {{.ServiceName}} in verband met het account {{.PreferredLoginName}}.",
      contactLine: "Contact: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} minuut", other: "{{.Number}} minuten"),
        hours: CountedText(one: "{{.Number}} uur", other: "{{.Number}} uur"),
        days: CountedText(one: "{{.Number}} dag", other: "{{.Number}} dagen")
      )
    ),
    initialization: MailText(
      title: "Welkom",
      preHeader: "Nog één stap en u kunt uw account gebruiken.",
      subject: "Voltooi het instellen van uw account",
      text: """
        Er is bij {{.ServiceName}} een account voor u aangemaakt.

        Organisatie: {{.OrganizationName}}
        Gebruikersnaam: {{.PreferredLoginName}}

        Bevestig uw e-mailadres en kies een wachtwoord.
        """,
      action: MailText.Action(
        buttonText: "Account instellen",
        linkText: "Open deze link om uw account in te stellen:"
      ),
      footerText: "Kent u dit account niet? Dan kunt u deze e-mail negeren."
    ),
    verifyEmail: MailText(
      title: "Bevestig uw e-mailadres",
      preHeader: "Laat ons weten dat dit adres van u is.",
      subject: "Bevestig uw e-mailadres",
      text: """
        Bij {{.ServiceName}} is voor het account {{.PreferredLoginName}} het adres {{.LastEmail}} opgegeven.

        Bevestig dat het van u is.
        """,
      action: MailText.Action(
        buttonText: "Adres bevestigen",
        linkText: "Open deze link om het adres te bevestigen:"
      ),
      footerText:
        "Hebt u dit adres niet opgegeven? Dan kunt u deze e-mail negeren: het adres blijft dan onbevestigd."
    ),
    passwordReset: MailText(
      title: "Stel uw wachtwoord opnieuw in",
      preHeader: "We hebben een verzoek ontvangen voor uw account {{.PreferredLoginName}}.",
      subject: "Uw wachtwoord voor {{.ServiceName}} opnieuw instellen",
      text: """
        We hebben een verzoek ontvangen om het wachtwoord van uw account {{.PreferredLoginName}} bij \
        {{.ServiceName}} opnieuw in te stellen.

        Was u dat? Kies dan een nieuw wachtwoord.
        """,
      action: MailText.Action(
        buttonText: "Wachtwoord opnieuw instellen",
        linkText: "Open deze link om uw wachtwoord opnieuw in te stellen:"
      ),
      footerText: "Hebt u hier niet om gevraagd? Dan kunt u deze e-mail negeren: uw wachtwoord blijft hetzelfde."
    ),
    passwordChanged: MailText(
      title: "Uw wachtwoord is gewijzigd",
      preHeader: "Was u dat, dan hoeft u niets te doen.",
      subject: "Uw wachtwoord is gewijzigd",
      text: """
        Het wachtwoord van uw account {{.PreferredLoginName}} bij {{.ServiceName}} is gewijzigd. Tijdstip: {{.Time}}

        Was u dat, dan hoeft u niets te doen. Zo niet, stel uw wachtwoord dan meteen opnieuw in op de inlogpagina \
        en neem contact op met {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Wij sturen deze e-mail voor uw veiligheid. Wij vragen nooit per e-mail om uw wachtwoord."
    ),
    emailChanged: MailText(
      title: "Uw e-mailadres is gewijzigd",
      preHeader: "Was u dat, dan hoeft u niets te doen.",
      subject: "Uw e-mailadres is gewijzigd",
      text: """
        Het e-mailadres van uw account {{.PreferredLoginName}} bij {{.ServiceName}} is gewijzigd. Tijdstip: \
        {{.Time}}
        E-mails gaan voortaan naar het nieuwe adres.

        Was u dat, dan hoeft u niets te doen. Zo niet, stel uw wachtwoord dan meteen opnieuw in op de inlogpagina \
        en neem contact op met {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Wij sturen deze e-mail voor uw veiligheid. Wij vragen nooit per e-mail om uw wachtwoord."
    ),
    domainClaimed: MailText(
      title: "Uw gebruikersnaam is gewijzigd",
      preHeader: "Log voortaan in als {{.TempUsername}}.",
      subject: "Uw gebruikersnaam is gewijzigd",
      text: """
        Bij {{.ServiceName}} horen gebruikersnamen die eindigen op {{.Domain}} nu bij een andere organisatie. Daarom \
        is de uwe gewijzigd. Tijdstip: {{.Time}}

        Uw nieuwe gebruikersnaam: {{.TempUsername}}

        Al het andere blijft hetzelfde, ook uw wachtwoord. Wilt u een andere gebruikersnaam, neem dan contact op met \
        de beheerder van uw account.
        """,
      action: nil,
      footerText: "Wij sturen deze e-mail voor uw veiligheid. Wij vragen nooit per e-mail om uw wachtwoord."
    ),
    invite: MailText(
      title: "U bent uitgenodigd",
      preHeader: "Accepteer de uitnodiging en kies een wachtwoord.",
      subject: "Uw uitnodiging voor {{.ApplicationName}}",
      text: """
        U bent uitgenodigd voor {{.ApplicationName}}.

        Organisatie: {{.OrganizationName}}
        Gebruikersnaam: {{.PreferredLoginName}}

        Accepteer de uitnodiging en kies een wachtwoord.
        """,
      action: MailText.Action(
        buttonText: "Uitnodiging accepteren",
        linkText: "Open deze link om de uitnodiging te accepteren:"
      ),
      footerText: "Verwachtte u deze uitnodiging niet? Dan kunt u deze e-mail negeren."
    ),
    verifyEmailOTP: MailText(
      title: "Uw inlogcode",
      preHeader: "Voer deze in om het inloggen af te ronden.",
      subject: "Uw inlogcode voor {{.ServiceName}}",
      text: """
        Iemand logt bij {{.ServiceName}} in met uw account {{.PreferredLoginName}}.

        Bent u dat? Voer dan de onderstaande code in of open de link.
        """,
      action: MailText.Action(
        buttonText: "Inloggen",
        linkText: "Open deze link om in te loggen:"
      ),
      footerText: "Bent u dat niet? Deel de code dan met niemand en stel uw wachtwoord opnieuw in."
    ),
    passwordlessRegistration: MailText(
      title: "Voeg een passkey toe",
      preHeader: "Daarna kunt u zonder wachtwoord inloggen.",
      subject: "Een passkey toevoegen voor {{.ServiceName}}",
      text: """
        U kunt een passkey toevoegen aan uw account {{.PreferredLoginName}} bij {{.ServiceName}}. Daarna logt u in \
        met uw vingerafdruk, uw gezicht of de pincode van uw apparaat.

        Open de link op het apparaat waarmee u wilt inloggen.
        """,
      action: MailText.Action(
        buttonText: "Passkey toevoegen",
        linkText: "Open deze link om een passkey toe te voegen:"
      ),
      footerText: "Hebt u niet om een passkey gevraagd? Dan kunt u deze e-mail negeren."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}} is uw verificatiecode voor dit telefoonnummer. Deel deze code met niemand.",
      passwordReset: """
        {{.Code}} is uw code om uw wachtwoord opnieuw in te stellen. Deel deze code met niemand. Niet aangevraagd? \
        Negeer dit bericht.
        """,
      verifySMSOTP: "{{.Code}} is uw inlogcode. Deel deze code met niemand."
    )
  )
}
