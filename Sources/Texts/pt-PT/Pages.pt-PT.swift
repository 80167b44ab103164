extension PageTexts {
  static let europeanPortuguese = PageTexts(
    verification: Task(
      title: "Confirme o seu endereço de e-mail",
      introduction: "Introduza o código do nosso e-mail para confirmar que este endereço é seu.",
      button: "Confirmar o endereço",
      doneTitle: "Endereço confirmado",
      doneText: "Agradecemos. Pode fechar esta página."
    ),
    initialization: Task(
      title: "Configure a sua conta",
      introduction: "Introduza o código do nosso e-mail e escolha uma palavra-passe.",
      button: "Configurar a conta",
      doneTitle: "A sua conta está pronta",
      doneText: "Já pode iniciar sessão."
    ),
    passwordReset: Task(
      title: "Reponha a sua palavra-passe",
      introduction: "Introduza o código da nossa mensagem e escolha uma nova palavra-passe.",
      button: "Repor a palavra-passe",
      doneTitle: "Palavra-passe alterada",
      doneText: "Já pode iniciar sessão com a nova palavra-passe."
    ),
    invitation: Task(
      title: "Aceite o seu convite",
      introduction: "Introduza o código do convite e escolha uma palavra-passe.",
      button: "Aceitar o convite",
      doneTitle: "Damos-lhe as boas-vindas",
      doneText: "Aceitou o convite. Já pode iniciar sessão."
    ),
    authenticator: Authenticator(
      title: "Configure a sua aplicação de autenticação",
      introduction: "Leia este código com a sua aplicação de autenticação.",
      keyLabel: "Ou introduza esta chave na aplicação:"
    ),
    codeLabel: "Código de verificação",
    codeHint: """
      6 caracteres: letras latinas e algarismos, em maiúsculas ou minúsculas. O código funciona durante \
      {{.Lifetime}}.
      """,
    codeMissing: "Introduza o código.",
    codeInvalid: "Este código está errado, expirou ou já foi usado. Verifique-o ou peça um novo.",
    resendQuestion: "Não recebeu o código ou já expirou?",
    resendButton: "Enviar um novo código",
    resentText: """
      Se ainda for preciso um código, enviámos um novo. Só o mais recente funciona. Se não chegar, aguarde \
      alguns minutos e tente de novo.
      """,
    passwordLabel: "Palavra-passe",
    passwordRepeatLabel: "Repita a palavra-passe",
    passwordRules: PasswordRules(
      introduction: "A palavra-passe tem de conter:",
      minimum: "pelo menos {{.Length}} caracteres",
      maximum: "no máximo {{.Limit}} caracteres (uma letra acentuada conta como 2)",
      lowercase: "uma letra minúscula",
      uppercase: "uma letra maiúscula",
      number: "um algarismo",
      symbol: "um símbolo"
    ),
    passwordsDiffer: "As duas palavras-passe são diferentes.",
    passwordRefused: "Esta palavra-passe não cumpre todas as regras abaixo.",
    passwordTooLong: """
      Esta palavra-passe é demasiado longa. Pode ter no máximo {{.Limit}} caracteres e uma letra acentuada conta \
      como 2.
      """,
    linkBroken: "Esta ligação está incompleta. Abra-a de novo a partir do e-mail ou copie-a por inteiro.",
    crossSite: "Para sua segurança, abra de novo a ligação a partir do e-mail.",
    failed: "Algo correu mal do nosso lado. Tente de novo dentro de momentos.",
    footer: Footer(
      termsOfService: "Termos do serviço",
      privacyPolicy: "Política de privacidade",
      help: "Ajuda",
      documentation: "Documentação",
      support: "Apoio ao cliente"
    )
  )
}
