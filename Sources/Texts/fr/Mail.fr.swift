extension NotificationTexts {
  static let french = NotificationTexts(
    common: CommonTexts(
      greeting: "Bonjour {{.DisplayName}},",
      codePrompt: "Si un code vous est demandé, saisissez le code ci-dessous.",
      codeLabel: "Votre code de vérification",
      codeLine: "Votre code de vérification : {{.Code}}",
      codeNote: """
        Ce code est valable {{.Lifetime}} et une seule fois ; un code plus récent le remplace. Ne le communiquez à \
        personne : nous ne vous le demanderons jamais.
        """,
      linkLabel: "Si le bouton ne fonctionne pas, ouvrez ce lien dans votre navigateur :",
      signature: "E-mail envoyé par {{.ServiceName}} au sujet du compte {{.PreferredLoginName}}.",
      contactLine: "Contact : {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneBelowTwo,
        minutes: CountedText(one: "{{.Number}} minute", other: "{{.Number}} minutes"),
        hours: CountedText(one: "{{.Number}} heure", other: "{{.Number}} heures"),
        days: CountedText(one: "{{.Number}} jour", other: "{{.Number}} jours")
      )
    ),
    initialization: MailText(
      title: "Bienvenue",
      preHeader: "Plus qu’une étape avant de pouvoir utiliser votre compte.",
      subject: "Terminez la configuration de votre compte",
      text: """
        Un compte a été créé pour vous sur {{.ServiceName}}.

        Organisation : {{.OrganizationName}}
        Nom d’utilisateur : {{.PreferredLoginName}}

        Veuillez confirmer votre adresse e-mail et choisir un mot de passe.
        """,
      action: MailText.Action(
        buttonText: "Configurer le compte",
        linkText: "Ouvrez ce lien pour configurer votre compte :"
      ),
      footerText: "Si vous ne connaissez pas ce compte, vous pouvez ignorer cet e-mail."
    ),
    verifyEmail: MailText(
      title: "Confirmez votre adresse e-mail",
      preHeader: "Confirmez que cette adresse est bien la vôtre.",
      subject: "Confirmez votre adresse e-mail",
      text: """
        L’adresse {{.LastEmail}} a été indiquée sur {{.ServiceName}} pour le compte {{.PreferredLoginName}}.

        Veuillez confirmer qu’elle vous appartient.
        """,
      action: MailText.Action(
        buttonText: "Confirmer l’adresse",
        linkText: "Ouvrez ce lien pour confirmer l’adresse :"
      ),
      footerText:
        "Si vous n’avez pas saisi cette adresse, vous pouvez ignorer cet e-mail : elle ne sera pas confirmée."
    ),
    passwordReset: MailText(
      title: "Réinitialisez votre mot de passe",
      preHeader: "Nous avons reçu une demande pour votre compte {{.PreferredLoginName}}.",
      subject: "Réinitialisation de votre mot de passe {{.ServiceName}}",
      text: """
        Nous avons reçu une demande de réinitialisation du mot de passe de votre compte {{.PreferredLoginName}} sur \
        {{.ServiceName}}.

        Si elle vient de vous, choisissez un nouveau mot de passe.
        """,
      action: MailText.Action(
        buttonText: "Réinitialiser le mot de passe",
        linkText: "Ouvrez ce lien pour réinitialiser votre mot de passe :"
      ),
      footerText:
        "Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail : votre mot de passe reste inchangé."
    ),
    passwordChanged: MailText(
      title: "Votre mot de passe a été modifié",
      preHeader: "Si c’est bien vous, vous n’avez rien à faire.",
      subject: "Votre mot de passe a été modifié",
      text: """
        Le mot de passe de votre compte {{.PreferredLoginName}} sur {{.ServiceName}} a été modifié. Date : {{.Time}}

        Si c’est bien vous, vous n’avez rien à faire. Sinon, réinitialisez immédiatement votre mot de passe sur la \
        page de connexion et prévenez {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Cet e-mail est envoyé pour votre sécurité. Nous ne demandons jamais de mot de passe par e-mail."
    ),
    emailChanged: MailText(
      title: "Votre adresse e-mail a été modifiée",
      preHeader: "Si c’est bien vous, vous n’avez rien à faire.",
      subject: "Votre adresse e-mail a été modifiée",
      text: """
        L’adresse e-mail de votre compte {{.PreferredLoginName}} sur {{.ServiceName}} a été modifiée. Date : \
        {{.Time}}
        Les e-mails sont désormais envoyés à la nouvelle adresse.

        Si c’est bien vous, vous n’avez rien à faire. Sinon, réinitialisez immédiatement votre mot de passe sur la \
        page de connexion et prévenez {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Cet e-mail est envoyé pour votre sécurité. Nous ne demandons jamais de mot de passe par e-mail."
    ),
    domainClaimed: MailText(
      title: "Votre nom d’utilisateur a été modifié",
      preHeader: "Connectez-vous désormais en tant que {{.TempUsername}}.",
      subject: "Votre nom d’utilisateur a été modifié",
      text: """
        Sur {{.ServiceName}}, les noms d’utilisateur qui se terminent par {{.Domain}} appartiennent désormais à une \
        autre organisation. Le vôtre a donc été modifié. Date : {{.Time}}

        Votre nouveau nom d’utilisateur : {{.TempUsername}}

        Rien d’autre ne change, pas même votre mot de passe. Si vous souhaitez un autre nom d’utilisateur, \
        adressez-vous à la personne qui gère votre compte.
        """,
      action: nil,
      footerText: "Cet e-mail est envoyé pour votre sécurité. Nous ne demandons jamais de mot de passe par e-mail."
    ),
    invite: MailText(
      title: "Vous avez reçu une invitation",
      preHeader: "Acceptez l’invitation et choisissez un mot de passe.",
      subject: "Votre invitation à rejoindre {{.ApplicationName}}",
      text: """
        Vous avez reçu une invitation à rejoindre {{.ApplicationName}}.

        Organisation : {{.OrganizationName}}
        Nom d’utilisateur : {{.PreferredLoginName}}

        Acceptez l’invitation et choisissez un mot de passe.
        """,
      action: MailText.Action(
        buttonText: "Accepter l’invitation",
        linkText: "Ouvrez ce lien pour accepter l’invitation :"
      ),
      footerText: "Si vous n’attendiez pas cette invitation, vous pouvez ignorer cet e-mail."
    ),
    verifyEmailOTP: MailText(
      title: "Votre code de connexion",
      preHeader: "Saisissez-le pour terminer la connexion.",
      subject: "Votre code de connexion à {{.ServiceName}}",
      text: """
        Quelqu’un se connecte à {{.ServiceName}} avec votre compte {{.PreferredLoginName}}.

        Si c’est vous, saisissez le code ci-dessous ou ouvrez le lien.
        """,
      action: MailText.Action(
        buttonText: "Se connecter",
        linkText: "Ouvrez ce lien pour vous connecter :"
      ),
      footerText: "Si ce n’est pas vous, ne communiquez ce code à personne et réinitialisez votre mot de passe."
    ),
    passwordlessRegistration: MailText(
      title: "Ajoutez une clé d’accès",
      preHeader: "Vous pourrez ensuite vous connecter sans mot de passe.",
      subject: "Ajout d’une clé d’accès pour {{.ServiceName}}",
      text: """
        Vous pouvez ajouter une clé d’accès à votre compte {{.PreferredLoginName}} sur {{.ServiceName}}. Vous vous \
        connecterez alors avec votre empreinte digitale, votre visage ou le code PIN de votre appareil.

        Ouvrez le lien sur l’appareil avec lequel vous souhaitez vous connecter.
        """,
      action: MailText.Action(
        buttonText: "Ajouter une clé d’accès",
        linkText: "Ouvrez ce lien pour ajouter une clé d’accès :"
      ),
      footerText: "Si vous n’avez pas demandé de clé d’accès, vous pouvez ignorer cet e-mail."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}} : ",
      verifyPhone:
        "{{.Code}} est votre code de vérification pour ce numéro de téléphone. Ne le communiquez à personne.",
      passwordReset: """
        {{.Code}} est votre code pour réinitialiser le mot de passe. Ne le communiquez à personne. Pas demandé ? \
        Ignorez ce message.
        """,
      verifySMSOTP: "{{.Code}} est votre code de connexion. Ne le communiquez à personne."
    )
  )
}
