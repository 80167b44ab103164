extension NotificationTexts {
  static let brazilianPortuguese = NotificationTexts(
    common: CommonTexts(
      greeting: "Olá, {{.DisplayName}}!",
      codePrompt: "Se um código for solicitado, digite o código abaixo.",
      codeLabel: "Seu código de verificação",
      codeLine: "Seu código de verificação: {{.Code}}",
      codeNote: """
        O código vale por {{.Lifetime}} e apenas uma vez; um código mais recente o substitui. Não o compartilhe com \
        ninguém: nunca vamos pedi-lo a você.
        """,
      linkLabel: "Se o botão não funcionar, abra este link no navegador:",
      signature: "E-mail enviado por {{.ServiceName}} a respeito da conta {{.PreferredLoginName}}.",
      contactLine: "Contato: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneBelowTwo,
        minutes: CountedText(one: "{{.Number}} minuto", other: "{{.Number}} minutos"),
        hours: CountedText(one: "{{.Number}} hora", other: "{{.Number}} horas"),
        days: CountedText(one: "{{.Number}} dia", other: "{{.Number}} dias")
      )
    ),
    initialization: MailText(
      title: "Boas-vindas",
      preHeader: "Falta só um passo para você usar sua conta.",
      subject: "Conclua a configuração da sua conta",
      text: """
        Uma conta foi criada para você em {{.ServiceName}}.

        Organização: {{.OrganizationName}}
        Nome de usuário: {{.PreferredLoginName}}

        Confirme seu endereço de e-mail e crie uma senha.
        """,
      action: MailText.Action(
        buttonText: "Configurar conta",
        linkText: "Abra este link para configurar sua conta:"
      ),
      footerText: "Se você não reconhece esta conta, ignore este e-mail."
    ),
    verifyEmail: MailText(
      title: "Confirme seu endereço de e-mail",
      preHeader: "Confirme que este endereço é seu.",
      subject: "Confirme seu endereço de e-mail",
      text: """
        O endereço {{.LastEmail}} foi informado em {{.ServiceName}} para a conta {{.PreferredLoginName}}.

        Confirme que ele é seu.
        """,
      action: MailText.Action(
        buttonText: "Confirmar endereço",
        linkText: "Abra este link para confirmar o endereço:"
      ),
      footerText: "Se você não informou este endereço, ignore este e-mail: ele continuará sem confirmação."
    ),
    passwordReset: MailText(
      title: "Redefina sua senha",
      preHeader: "Recebemos uma solicitação para sua conta {{.PreferredLoginName}}.",
      subject: "Redefinição da sua senha de {{.ServiceName}}",
      text: """
        Recebemos uma solicitação para redefinir a senha da sua conta {{.PreferredLoginName}} em {{.ServiceName}}.

        Se foi você, crie uma nova senha.
        """,
      action: MailText.Action(
        buttonText: "Redefinir senha",
        linkText: "Abra este link para redefinir sua senha:"
      ),
      footerText: "Se você não fez essa solicitação, ignore este e-mail: sua senha continua a mesma."
    ),
    passwordChanged: MailText(
      title: "Sua senha foi alterada",
      preHeader: "Se foi você, não é preciso fazer nada.",
      subject: "Sua senha foi alterada",
      text: """
        A senha da sua conta {{.PreferredLoginName}} em {{.ServiceName}} foi alterada. Data: {{.Time}}

        Se foi você, não é preciso fazer nada. Se não foi, redefina sua senha imediatamente na página de login e \
        avise {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Enviamos este e-mail para sua segurança. Nunca pedimos sua senha por e-mail."
    ),
    emailChanged: MailText(
      title: "Seu endereço de e-mail foi alterado",
      preHeader: "Se foi você, não é preciso fazer nada.",
      subject: "Seu endereço de e-mail foi alterado",
      text: """
        O endereço de e-mail da sua conta {{.PreferredLoginName}} em {{.ServiceName}} foi alterado. Data: {{.Time}}
        A partir de agora, os e-mails são enviados para o novo endereço.

        Se foi você, não é preciso fazer nada. Se não foi, redefina sua senha imediatamente na página de login e \
        avise {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Enviamos este e-mail para sua segurança. Nunca pedimos sua senha por e-mail."
    ),
    domainClaimed: MailText(
      title: "Seu nome de usuário foi alterado",
      preHeader: "De agora em diante, entre como {{.TempUsername}}.",
      subject: "Seu nome de usuário foi alterado",
      text: """
        Em {{.ServiceName}}, os nomes de usuário terminados em {{.Domain}} agora são de outra organização. Por isso, \
        o seu foi alterado. Data: {{.Time}}

        Seu novo nome de usuário: {{.TempUsername}}

        Todo o resto continua igual, inclusive sua senha. Se quiser outro nome de usuário, fale com quem administra \
        sua conta.
        """,
      action: nil,
      footerText: "Enviamos este e-mail para sua segurança. Nunca pedimos sua senha por e-mail."
    ),
    invite: MailText(
      title: "Você recebeu um convite",
      preHeader: "Aceite o convite e crie uma senha.",
      subject: "Seu convite para participar de {{.ApplicationName}}",
      text: """
        Você recebeu um convite para participar de {{.ApplicationName}}.

        Organização: {{.OrganizationName}}
        Nome de usuário: {{.PreferredLoginName}}

        Aceite o convite e crie uma senha.
        """,
      action: MailText.Action(
        buttonText: "Aceitar convite",
        linkText: "Abra este link para aceitar o convite:"
      ),
      footerText: "Se você não esperava este convite, ignore este e-mail."
    ),
    verifyEmailOTP: MailText(
      title: "Seu código de login",
      preHeader: "Digite-o para concluir o login.",
      subject: "Seu código de login de {{.ServiceName}}",
      text: """
        Alguém está fazendo login em {{.ServiceName}} com sua conta {{.PreferredLoginName}}.

        Se for você, digite o código abaixo ou abra o link.
        """,
      action: MailText.Action(
        buttonText: "Fazer login",
        linkText: "Abra este link para fazer login:"
      ),
      footerText: "Se não for você, não compartilhe o código com ninguém e redefina sua senha."
    ),
    passwordlessRegistration: MailText(
      title: "Adicione uma chave de acesso",
      preHeader: "Depois, você poderá fazer login sem senha.",
      subject: "Adicione uma chave de acesso para {{.ServiceName}}",
      text: """
        Você pode adicionar uma chave de acesso à sua conta {{.PreferredLoginName}} em {{.ServiceName}}. Assim, você \
        faz login com a impressão digital, o rosto ou o PIN do seu dispositivo.

        Abra o link no dispositivo com o qual você quer fazer login.
        """,
      action: MailText.Action(
        buttonText: "Adicionar chave de acesso",
        linkText: "Abra este link para adicionar uma chave de acesso:"
      ),
      footerText: "Se você não pediu uma chave de acesso, ignore este e-mail."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: código de verificação do telefone. Não compartilhe.",
      passwordReset: "{{.Code}}: código para redefinir a senha. Não compartilhe.",
      verifySMSOTP: "{{.Code}}: código de login. Não compartilhe."
    )
  )
}
