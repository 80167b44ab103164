extension PageTexts {
  static let french = PageTexts(
    verification: Task(
      title: "Confirmez votre adresse e-mail",
      introduction: "Saisissez le code reçu par e-mail pour confirmer que cette adresse est la vôtre.",
      button: "Confirmer l’adresse",
      doneTitle: "Adresse confirmée",
      doneText: "Merci. Vous pouvez fermer cette page."
    ),
    initialization: Task(
      title: "Configurez votre compte",
      introduction: "Saisissez le code reçu par e-mail et choisissez un mot de passe.",
      button: "Configurer le compte",
      doneTitle: "Votre compte est prêt",
      doneText: "Vous pouvez maintenant vous connecter."
    ),
    passwordReset: Task(
      title: "Réinitialisez votre mot de passe",
      introduction: "Saisissez le code de notre message et choisissez un nouveau mot de passe.",
      button: "Réinitialiser le mot de passe",
      doneTitle: "Mot de passe modifié",
      doneText: "Vous pouvez maintenant vous connecter avec le nouveau mot de passe."
    ),
    invitation: Task(
      title: "Acceptez votre invitation",
      introduction: "Saisissez le code de l’invitation et choisissez un mot de passe.",
      button: "Accepter l’invitation",
      doneTitle: "Bienvenue",
      doneText: "Vous avez accepté l’invitation. Vous pouvez maintenant vous connecter."
    ),
    authenticator: Authenticator(
      title: "Configurez votre application d’authentification",
      introduction: "Scannez ce code avec votre application d’authentification.",
      keyLabel: "Ou saisissez cette clé dans l’application :"
    ),
    codeLabel: "Code de vérification",
    codeHint: """
      6 caractères : lettres latines et chiffres, en majuscules ou en minuscules. Le code est valable {{.Lifetime}}.
      """,
    codeMissing: "Saisissez le code.",
    codeInvalid: "Ce code est incorrect, a expiré ou a déjà été utilisé. Vérifiez-le ou demandez-en un nouveau.",
    resendQuestion: "Pas de code, ou code expiré ?",
    resendButton: "Envoyer un nouveau code",
    resentText: """
      Si un code est encore nécessaire, nous avons envoyé un nouveau code. Seul le plus récent est \
      valable. Si vous ne recevez rien, attendez quelques minutes, puis réessayez.
      """,
    passwordLabel: "Mot de passe",
    passwordRepeatLabel: "Confirmez le mot de passe",
    passwordRules: PasswordRules(
      introduction: "Le mot de passe doit comporter :",
      minimum: "au moins {{.Length}} caractères",
      maximum: "au plus {{.Limit}} caractères (une lettre accentuée compte pour 2)",
      lowercase: "une lettre minuscule",
      uppercase: "une lettre majuscule",
      number: "un chiffre",
      symbol: "un caractère spécial"
    ),
    passwordsDiffer: "Les deux mots de passe sont différents.",
    passwordRefused: "Ce mot de passe ne respecte pas toutes les règles ci-dessous.",
    passwordTooLong: """
      Ce mot de passe est trop long. Il peut comporter au plus {{.Limit}} caractères, et une lettre accentuée \
      compte pour 2.
      """,
    linkBroken: "Ce lien est incomplet. Ouvrez-le de nouveau depuis l’e-mail, ou copiez-le en entier.",
    crossSite: "Pour votre sécurité, ouvrez de nouveau le lien depuis l’e-mail.",
    failed: "Une erreur s’est produite de notre côté. Réessayez dans un instant.",
    footer: Footer(
      termsOfService: "Conditions d’utilisation",
      privacyPolicy: "Politique de confidentialité",
      help: "Aide",
      documentation: "Documentation",
      support: "Assistance"
    )
  )
}
