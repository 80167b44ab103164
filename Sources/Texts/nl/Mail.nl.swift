extension NotificationTexts {
  static let dutch = NotificationTexts(
    codeLabel: "Uw code",
    linkLabel: "Werkt de knop niet? Open dan dit adres in uw browser:",
    initialization: MailText(
      title: "Welkom",
      preHeader: "Nog één stap en u kunt uw account gebruiken.",
      subject: "Rond het instellen van uw account af",
      greeting: "Hallo {{.DisplayName}},",
      text: """
        Er is een account voor u aangemaakt. Uw inlognaam is {{.PreferredLoginName}}.

        Bevestig uw e-mailadres en kies een wachtwoord. Als om een code wordt gevraagd, vul dan de code hieronder \
        in.
        """,
      buttonText: "Account instellen",
      footerText: """
        De code werkt maar één keer en een beperkte tijd; een nieuwere vervangt hem. Geef hem aan niemand door. \
        Kent u dit account niet? Dan kunt u dit bericht negeren.
        """
    ),
    verifyEmail: MailText(
      title: "Bevestig uw e-mailadres",
      preHeader: "Laat ons weten dat dit adres van u is.",
      subject: "Bevestig uw e-mailadres",
      greeting: "Hallo {{.DisplayName}},",
      text: """
        Voor uw account {{.PreferredLoginName}} is het adres {{.LastEmail}} opgegeven.

        Bevestig dat het van u is. Als om een code wordt gevraagd, vul dan de code hieronder in.
        """,
      buttonText: "Adres bevestigen",
      footerText: """
        De code werkt maar één keer en een beperkte tijd; een nieuwere vervangt hem. Geef hem aan niemand door. \
        Hebt u dit adres niet opgegeven? Dan kunt u dit bericht negeren.
        """
    ),
    passwordReset: MailText(
      title: "Kies een nieuw wachtwoord",
      preHeader: "Er is om een nieuw wachtwoord gevraagd.",
      subject: "Stel uw wachtwoord opnieuw in",
      greeting: "Hallo {{.DisplayName}},",
      text: """
        Iemand heeft gevraagd om het wachtwoord van uw account {{.PreferredLoginName}} opnieuw in te stellen.

        Was u dat? Kies dan een nieuw wachtwoord. Als om een code wordt gevraagd, vul dan de code hieronder in.
        """,
      buttonText: "Wachtwoord kiezen",
      footerText: """
        De code werkt maar één keer en een beperkte tijd; een nieuwere vervangt hem. Geef hem aan niemand door. \
        Hebt u hier niet om gevraagd? Dan kunt u dit bericht negeren: uw wachtwoord blijft hetzelfde.
        """
    ),
    passwordChanged: MailText(
      title: "Uw wachtwoord is gewijzigd",
      preHeader: "Was u dat, dan hoeft u niets te doen.",
      subject: "Uw wachtwoord is gewijzigd",
      greeting: "Hallo {{.DisplayName}},",
      text: """
        Het wachtwoord van uw account {{.PreferredLoginName}} is gewijzigd.

        Was u dat, dan hoeft u niets te doen. Zo niet, stel uw wachtwoord dan meteen opnieuw in en waarschuw uw \
        beheerder.
        """,
      buttonText: nil,
      footerText: "Dit bericht is voor uw veiligheid. Wij vragen nooit per e-mail om uw wachtwoord."
    ),
    emailChanged: MailText(
      title: "Uw e-mailadres is gewijzigd",
      preHeader: "Was u dat, dan hoeft u niets te doen.",
      subject: "Uw e-mailadres is gewijzigd",
      greeting: "Hallo {{.DisplayName}},",
      text: """
        Het e-mailadres van uw account {{.PreferredLoginName}} is gewijzigd. Berichten gaan voortaan naar \
        het nieuwe adres.

        Was u dat, dan hoeft u niets te doen. Zo niet, stel uw wachtwoord dan meteen opnieuw in en waarschuw uw \
        beheerder.
        """,
      buttonText: nil,
      footerText: "Dit bericht is voor uw veiligheid. Wij vragen nooit per e-mail om uw wachtwoord."
    ),
    invite: MailText(
      title: "U bent uitgenodigd",
      preHeader: "Neem de uitnodiging aan en kies een wachtwoord.",
      subject: "Uw uitnodiging voor {{.ApplicationName}}",
      greeting: "Hallo {{.DisplayName}},",
      text: """
        U bent uitgenodigd voor {{.ApplicationName}}. Uw inlognaam is {{.PreferredLoginName}}.

        Neem de uitnodiging aan en kies een wachtwoord. Als om een code wordt gevraagd, vul dan de code hieronder \
        in.
        """,
      buttonText: "Uitnodiging aannemen",
      footerText: """
        De code werkt maar één keer en een beperkte tijd; een nieuwere vervangt hem. Geef hem aan niemand door. \
        Verwachtte u deze uitnodiging niet? Dan kunt u dit bericht negeren.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} is uw code om dit telefoonnummer te bevestigen. Geef hem aan niemand door.",
      passwordReset:
        "{{.Code}} is uw code voor een nieuw wachtwoord. Hebt u er niet om gevraagd? Negeer dan dit bericht."
    )
  )
}
