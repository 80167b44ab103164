extension NotificationTexts {
  static let french = NotificationTexts(
    codeLabel: "Votre code",
    linkLabel: "Si le bouton ne fonctionne pas, ouvrez cette adresse dans votre navigateur :",
    initialization: MailText(
      title: "Bienvenue",
      preHeader: "Plus qu’une étape avant de pouvoir utiliser votre compte.",
      subject: "Terminez la configuration de votre compte",
      greeting: "Bonjour {{.DisplayName}},",
      text: """
        Un compte a été créé pour vous. Votre identifiant de connexion est {{.PreferredLoginName}}.

        Veuillez confirmer votre adresse e-mail et choisir un mot de passe. Si un code vous est demandé, \
        saisissez celui ci-dessous.
        """,
      buttonText: "Configurer le compte",
      footerText: """
        Ce code n’est valable qu’une fois et pour une durée limitée ; un code plus récent le remplace. Ne le \
        communiquez à personne. Si ce compte ne vous dit rien, vous pouvez ignorer ce message.
        """
    ),
    verifyEmail: MailText(
      title: "Confirmez votre adresse e-mail",
      preHeader: "Indiquez-nous que cette adresse est bien la vôtre.",
      subject: "Confirmez votre adresse e-mail",
      greeting: "Bonjour {{.DisplayName}},",
      text: """
        L’adresse {{.LastEmail}} a été enregistrée pour votre compte {{.PreferredLoginName}}.

        Veuillez confirmer qu’elle vous appartient. Si un code vous est demandé, saisissez celui ci-dessous.
        """,
      buttonText: "Confirmer l’adresse",
      footerText: """
        Ce code n’est valable qu’une fois et pour une durée limitée ; un code plus récent le remplace. Ne le \
        communiquez à personne. Si vous n’avez pas enregistré cette adresse, vous pouvez ignorer ce message.
        """
    ),
    passwordReset: MailText(
      title: "Choisissez un nouveau mot de passe",
      preHeader: "Un nouveau mot de passe a été demandé.",
      subject: "Réinitialisez votre mot de passe",
      greeting: "Bonjour {{.DisplayName}},",
      text: """
        Quelqu’un a demandé à réinitialiser le mot de passe de votre compte {{.PreferredLoginName}}.

        Si la demande vient de vous, choisissez un nouveau mot de passe. Si un code vous est demandé, saisissez celui \
        ci-dessous.
        """,
      buttonText: "Choisir un mot de passe",
      footerText: """
        Ce code n’est valable qu’une fois et pour une durée limitée ; un code plus récent le remplace. Ne le \
        communiquez à personne. Si vous n’êtes pas à l’origine de cette demande, ignorez ce message : votre mot \
        de passe reste inchangé.
        """
    ),
    passwordChanged: MailText(
      title: "Votre mot de passe a été modifié",
      preHeader: "Si c’est bien vous, vous n’avez rien à faire.",
      subject: "Votre mot de passe a été modifié",
      greeting: "Bonjour {{.DisplayName}},",
      text: """
        Le mot de passe de votre compte {{.PreferredLoginName}} a été modifié.

        Si c’est bien vous, vous n’avez rien à faire. Sinon, réinitialisez immédiatement votre mot de passe et \
        prévenez votre administrateur.
        """,
      buttonText: nil,
      footerText: "Ce message est envoyé pour votre sécurité. Nous ne demandons jamais de mot de passe par e-mail."
    ),
    emailChanged: MailText(
      title: "Votre adresse e-mail a été modifiée",
      preHeader: "Si c’est bien vous, vous n’avez rien à faire.",
      subject: "Votre adresse e-mail a été modifiée",
      greeting: "Bonjour {{.DisplayName}},",
      text: """
        L’adresse e-mail de votre compte {{.PreferredLoginName}} a été modifiée. Les messages sont \
        désormais envoyés à la nouvelle.

        Si c’est bien vous, vous n’avez rien à faire. Sinon, réinitialisez immédiatement votre mot de passe et \
        prévenez votre administrateur.
        """,
      buttonText: nil,
      footerText: "Ce message est envoyé pour votre sécurité. Nous ne demandons jamais de mot de passe par e-mail."
    ),
    invite: MailText(
      title: "Vous avez une invitation",
      preHeader: "Acceptez l’invitation et choisissez un mot de passe.",
      subject: "Votre invitation à {{.ApplicationName}}",
      greeting: "Bonjour {{.DisplayName}},",
      text: """
        Vous avez reçu une invitation à rejoindre {{.ApplicationName}}. Votre identifiant de connexion est \
        {{.PreferredLoginName}}.

        Acceptez l’invitation et choisissez un mot de passe. Si un code vous est demandé, saisissez celui \
        ci-dessous.
        """,
      buttonText: "Accepter l’invitation",
      footerText: """
        Ce code n’est valable qu’une fois et pour une durée limitée ; un code plus récent le remplace. Ne le \
        communiquez à personne. Si vous n’attendiez pas cette invitation, vous pouvez ignorer ce message.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} est votre code pour confirmer ce numéro de téléphone. Ne le communiquez à personne.",
      passwordReset:
        "{{.Code}} est votre code pour un nouveau mot de passe. Si vous ne l’avez pas demandé, ignorez ce message."
    )
  )
}
