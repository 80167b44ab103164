extension NotificationTexts {
  static let portuguese = NotificationTexts(
    codeLabel: "O seu código",
    linkLabel: "Se o botão não funcionar, abra este endereço no navegador:",
    initialization: MailText(
      title: "Boas-vindas",
      preHeader: "Falta apenas um passo para poder usar a sua conta.",
      subject: "Conclua a configuração da sua conta",
      greeting: "Olá, {{.DisplayName}},",
      text: """
        Foi criada uma conta para si. O seu nome de início de sessão é {{.PreferredLoginName}}.

        Confirme o seu endereço de e-mail e escolha uma palavra-passe. Se lhe for pedido um código, introduza o \
        que está abaixo.
        """,
      buttonText: "Configurar a conta",
      footerText: """
        O código só funciona uma vez e por tempo limitado; um mais recente substitui-o. Não o partilhe. Se não \
        conhece esta conta, pode ignorar esta mensagem.
        """
    ),
    verifyEmail: MailText(
      title: "Confirme o seu endereço de e-mail",
      preHeader: "Diga-nos que este endereço é seu.",
      subject: "Confirme o seu endereço de e-mail",
      greeting: "Olá, {{.DisplayName}},",
      text: """
        O endereço {{.LastEmail}} foi indicado para a sua conta {{.PreferredLoginName}}.

        Confirme que lhe pertence. Se lhe for pedido um código, introduza o que está abaixo.
        """,
      buttonText: "Confirmar o endereço",
      footerText: """
        O código só funciona uma vez e por tempo limitado; um mais recente substitui-o. Não o partilhe. Se não \
        indicou este endereço, pode ignorar esta mensagem.
        """
    ),
    passwordReset: MailText(
      title: "Escolha uma nova palavra-passe",
      preHeader: "Foi pedida uma nova palavra-passe.",
      subject: "Reponha a sua palavra-passe",
      greeting: "Olá, {{.DisplayName}},",
      text: """
        Alguém pediu para repor a palavra-passe da sua conta {{.PreferredLoginName}}.

        Se o pedido foi seu, escolha uma nova palavra-passe. Se lhe for pedido um código, introduza o que está \
        abaixo.
        """,
      buttonText: "Escolher palavra-passe",
      footerText: """
        O código só funciona uma vez e por tempo limitado; um mais recente substitui-o. Não o partilhe. Se não \
        fez este pedido, pode ignorar esta mensagem: a sua palavra-passe não muda.
        """
    ),
    passwordChanged: MailText(
      title: "A sua palavra-passe foi alterada",
      preHeader: "Se a alteração foi sua, não precisa de fazer nada.",
      subject: "A sua palavra-passe foi alterada",
      greeting: "Olá, {{.DisplayName}},",
      text: """
        A palavra-passe da sua conta {{.PreferredLoginName}} foi alterada.

        Se a alteração foi sua, não precisa de fazer nada. Caso contrário, reponha a palavra-passe de imediato e \
        avise o seu administrador.
        """,
      buttonText: nil,
      footerText: "Esta mensagem destina-se à sua segurança. Nunca pedimos a palavra-passe por e-mail."
    ),
    emailChanged: MailText(
      title: "O seu endereço de e-mail foi alterado",
      preHeader: "Se a alteração foi sua, não precisa de fazer nada.",
      subject: "O seu endereço de e-mail foi alterado",
      greeting: "Olá, {{.DisplayName}},",
      text: """
        O endereço de e-mail da sua conta {{.PreferredLoginName}} foi alterado. A partir de agora, as \
        mensagens são enviadas para o novo.

        Se a alteração foi sua, não precisa de fazer nada. Caso contrário, reponha a palavra-passe de imediato e \
        avise o seu administrador.
        """,
      buttonText: nil,
      footerText: "Esta mensagem destina-se à sua segurança. Nunca pedimos a palavra-passe por e-mail."
    ),
    invite: MailText(
      title: "Recebeu um convite",
      preHeader: "Aceite o convite e escolha uma palavra-passe.",
      subject: "O seu convite para {{.ApplicationName}}",
      greeting: "Olá, {{.DisplayName}},",
      text: """
        Recebeu um convite para {{.ApplicationName}}. O seu nome de início de sessão é {{.PreferredLoginName}}.

        Aceite o convite e escolha uma palavra-passe. Se lhe for pedido um código, introduza o que está abaixo.
        """,
      buttonText: "Aceitar o convite",
      footerText: """
        O código só funciona uma vez e por tempo limitado; um mais recente substitui-o. Não o partilhe. Se não \
        esperava este convite, pode ignorar esta mensagem.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} é o seu código para confirmar este número de telefone. Não o partilhe.",
      passwordReset: "{{.Code}} é o seu código para uma nova palavra-passe. Se não o pediu, ignore esta mensagem."
    )
  )
}
