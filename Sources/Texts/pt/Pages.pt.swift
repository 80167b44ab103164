extension PageTexts {
  static let brazilianPortuguese = PageTexts(
    verification: Task(
      title: "Confirme seu endereço de e-mail",
      introduction: "Digite o código do nosso e-mail para confirmar que este endereço é seu.",
      button: "Confirmar endereço",
      doneTitle: "Endereço confirmado",
      doneText: "Agradecemos. Você já pode fechar esta página."
    ),
    initialization: Task(
      title: "Configure sua conta",
      introduction: "Digite o código do nosso e-mail e crie uma senha.",
      button: "Configurar conta",
      doneTitle: "Sua conta está pronta",
      doneText: "Agora você pode entrar."
    ),
    passwordReset: Task(
      title: "Redefina sua senha",
      introduction: "Digite o código da nossa mensagem e crie uma nova senha.",
      button: "Redefinir senha",
      doneTitle: "Senha alterada",
      doneText: "Agora você pode entrar com a nova senha."
    ),
    invitation: Task(
      title: "Aceite seu convite",
      introduction: "Digite o código do convite e crie uma senha.",
      button: "Aceitar convite",
      doneTitle: "Boas-vindas",
      doneText: "Você aceitou o convite. Agora você pode entrar."
    ),
    authenticator: Authenticator(
      title: "Configure seu aplicativo autenticador",
      introduction: "Leia este código com seu aplicativo autenticador.",
      keyLabel: "Ou digite esta chave no aplicativo:"
    ),
    codeLabel: "Código de verificação",
    codeHint:
      "6 caracteres: letras latinas e números; maiúsculas ou minúsculas, tanto faz. O código vale por {{.Lifetime}}.",
    codeMissing: "Digite o código.",
    codeInvalid: "Este código está incorreto, expirou ou já foi usado. Confira-o ou peça um novo.",
    resendQuestion: "Não recebeu o código ou ele expirou?",
    resendButton: "Enviar novo código",
    resentText: """
      Se ainda for necessário um código, enviamos um novo. Só o mais recente vale. Se não chegar, aguarde \
      alguns minutos e tente novamente.
      """,
    passwordLabel: "Senha",
    passwordRepeatLabel: "Repita a senha",
    passwordRules: PasswordRules(
      introduction: "A senha deve ter:",
      minimum: "pelo menos {{.Length}} caracteres",
      maximum: "no máximo {{.Limit}} caracteres (cada letra acentuada conta como 2)",
      lowercase: "uma letra minúscula",
      uppercase: "uma letra maiúscula",
      number: "um número",
      symbol: "um símbolo"
    ),
    passwordsDiffer: "As duas senhas não coincidem.",
    passwordRefused: "Esta senha não atende a todas as regras abaixo.",
    passwordTooLong:
      "Esta senha é longa demais. Ela pode ter no máximo {{.Limit}} caracteres; cada letra acentuada conta como 2.",
    linkBroken: "Este link está incompleto. Abra-o novamente pelo e-mail ou copie-o por inteiro.",
    crossSite: "Para sua segurança, abra novamente o link do e-mail.",
    failed: "Algo deu errado do nosso lado. Tente novamente em instantes.",
    footer: Footer(
      termsOfService: "Termos de serviço",
      privacyPolicy: "Política de Privacidade",
      help: "Ajuda",
      documentation: "Documentação",
      support: "Suporte"
    )
  )
}
