extension NotificationTexts {
  static let europeanPortuguese = NotificationTexts(
    common: CommonTexts(
      greeting: "Olá, {{.DisplayName}},",
      codePrompt: "Se lhe for pedido um código, introduza o que está abaixo.",
      codeLabel: "O seu código de verificação",
      codeLine: "O seu código de verificação: {{.Code}}",
      codeNote: """
        O código funciona durante {{.Lifetime}} e só uma vez; um mais recente substitui-o. Não o partilhe com \
        ninguém: nunca lho pediremos.
        """,
      linkLabel: "Se o botão não funcionar, abra esta ligação no navegador:",
      signature: "E-mail enviado por {{.ServiceName}} a propósito da conta {{.PreferredLoginName}}.",
      contactLine: "Contacto: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} minuto", other: "{{.Number}} minutos"),
        hours: CountedText(one: "{{.Number}} hora", other: "{{.Number}} horas"),
        days: CountedText(one: "{{.Number}} dia", other: "{{.Number}} dias")
      )
    ),
    initialization: MailText(
      title: "Damos-lhe as boas-vindas",
      preHeader: "Falta apenas um passo para poder usar a sua conta.",
      subject: "Conclua a configuração da sua conta",
      text: """
        Foi criada uma conta para si em {{.ServiceName}}.

        Organização: {{.OrganizationName}}
        Nome de utilizador: {{.PreferredLoginName}}

        Confirme o seu endereço de e-mail e escolha uma palavra-passe.
        """,
      action: MailText.Action(
        buttonText: "Configurar a conta",
        linkText: "Abra esta ligação para configurar a sua conta:"
      ),
      footerText: "Se não conhece esta conta, pode ignorar este e-mail."
    ),
    verifyEmail: MailText(
      title: "Confirme o seu endereço de e-mail",
      preHeader: "Confirme que este endereço é seu.",
      subject: "Confirme o seu endereço de e-mail",
      text: """
        O endereço {{.LastEmail}} foi indicado em {{.ServiceName}} para a conta {{.PreferredLoginName}}.

        Confirme que lhe pertence.
        """,
      action: MailText.Action(
        buttonText: "Confirmar o endereço",
        linkText: "Abra esta ligação para confirmar o endereço:"
      ),
      footerText: "Se não indicou este endereço, pode ignorar este e-mail: o endereço fica por confirmar."
    ),
    passwordReset: MailText(
      title: "Reponha a sua palavra-passe",
      preHeader: "Recebemos um pedido para a sua conta {{.PreferredLoginName}}.",
      subject: "Reposição da sua palavra-passe de {{.ServiceName}}",
      text: """
        Recebemos um pedido para repor a palavra-passe da sua conta {{.PreferredLoginName}} em {{.ServiceName}}.

        Se o pedido foi seu, escolha uma nova palavra-passe.
        """,
      action: MailText.Action(
        buttonText: "Repor a palavra-passe",
        linkText: "Abra esta ligação para repor a sua palavra-passe:"
      ),
      footerText: "Se não fez este pedido, pode ignorar este e-mail: a sua palavra-passe permanece igual."
    ),
    passwordChanged: MailText(
      title: "A sua palavra-passe foi alterada",
      preHeader: "Se a alteração foi sua, não precisa de fazer nada.",
      subject: "A sua palavra-passe foi alterada",
      text: """
        A palavra-passe da sua conta {{.PreferredLoginName}} em {{.ServiceName}} foi alterada. Data: {{.Time}}

        Se a alteração foi sua, não precisa de fazer nada. Caso contrário, reponha a palavra-passe de imediato na \
        página de início de sessão e avise {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Enviamos este e-mail para sua segurança. Nunca pedimos a palavra-passe por e-mail."
    ),
    emailChanged: MailText(
      title: "O seu endereço de e-mail foi alterado",
      preHeader: "Se a alteração foi sua, não precisa de fazer nada.",
      subject: "O seu endereço de e-mail foi alterado",
      text: """
        O endereço de e-mail da sua conta {{.PreferredLoginName}} em {{.ServiceName}} foi alterado. Data: {{.Time}}
        A partir de agora, os e-mails são enviados para o novo endereço.

        Se a alteração foi sua, não precisa de fazer nada. Caso contrário, reponha a palavra-passe de imediato na \
        página de início de sessão e avise {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Enviamos este e-mail para sua segurança. Nunca pedimos a palavra-passe por e-mail."
    ),
    domainClaimed: MailText(
      title: "O seu nome de utilizador foi alterado",
      preHeader: "A partir de agora, inicie sessão como {{.TempUsername}}.",
      subject: "O seu nome de utilizador foi alterado",
      text: """
        Em {{.ServiceName}}, os nomes de utilizador terminados em {{.Domain}} pertencem agora a outra organização. \
        Por isso, o seu foi alterado. Data: {{.Time}}

        O seu novo nome de utilizador: {{.TempUsername}}

        Tudo o resto se mantém, incluindo a palavra-passe. Se pretender outro nome de utilizador, contacte quem \
        administra a sua conta.
        """,
      action: nil,
      footerText: "Enviamos este e-mail para sua segurança. Nunca pedimos a palavra-passe por e-mail."
    ),
    invite: MailText(
      title: "Recebeu um convite",
      preHeader: "Aceite o convite e escolha uma palavra-passe.",
      subject: "O seu convite para aderir a {{.ApplicationName}}",
      text: """
        Recebeu um convite para aderir a {{.ApplicationName}}.

        Organização: {{.OrganizationName}}
        Nome de utilizador: {{.PreferredLoginName}}

        Aceite o convite e escolha uma palavra-passe.
        """,
      action: MailText.Action(
        buttonText: "Aceitar o convite",
        linkText: "Abra esta ligação para aceitar o convite:"
      ),
      footerText: "Se não esperava este convite, pode ignorar este e-mail."
    ),
    verifyEmailOTP: MailText(
      title: "O seu código de início de sessão",
      preHeader: "Introduza-o para concluir o início de sessão.",
      subject: "O seu código de início de sessão em {{.ServiceName}}",
      text: """
        Alguém está a iniciar sessão em {{.ServiceName}} com a sua conta {{.PreferredLoginName}}.

        Se for o próprio, introduza o código abaixo ou abra a ligação.
        """,
      action: MailText.Action(
        buttonText: "Iniciar sessão agora",
        linkText: "Abra esta ligação para iniciar sessão:"
      ),
      footerText: "Se não for o próprio, não partilhe o código com ninguém e reponha a sua palavra-passe."
    ),
    passwordlessRegistration: MailText(
      title: "Adicione uma chave de acesso à conta",
      preHeader: "Depois poderá iniciar sessão sem palavra-passe.",
      subject: "Adicionar uma chave de acesso para {{.ServiceName}}",
      text: """
        Pode adicionar uma chave de acesso à sua conta {{.PreferredLoginName}} em {{.ServiceName}}. Passa então a \
        iniciar sessão com a impressão digital, o rosto ou o PIN do seu dispositivo.

        Abra a ligação no dispositivo com que pretende iniciar sessão.
        """,
      action: MailText.Action(
        buttonText: "Adicionar a chave de acesso",
        linkText: "Abra esta ligação para adicionar uma chave de acesso:"
      ),
      footerText: "Se não pediu uma chave de acesso, pode ignorar este e-mail."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: código de verificação do telefone. Não o partilhe.",
      passwordReset: "{{.Code}}: código para repor a palavra-passe. Não o partilhe.",
      verifySMSOTP: "{{.Code}}: código de início de sessão. Não o partilhe."
    )
  )
}
