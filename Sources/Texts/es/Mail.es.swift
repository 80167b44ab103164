extension NotificationTexts {
  static let spanish = NotificationTexts(
    common: CommonTexts(
      greeting: "Hola, {{.DisplayName}}:",
      codePrompt: "Si se le pide un código, escriba el que aparece abajo.",
      codeLabel: "Su código de verificación",
      codeLine: "Su código de verificación: {{.Code}}",
      codeNote: """
        El código sirve durante {{.Lifetime}} y solo una vez; uno más reciente lo sustituye. No lo comparta con \
        nadie: nunca se lo pediremos.
        """,
      linkLabel: "Si el botón no funciona, abra este enlace en su navegador:",
      signature: "Correo enviado por {{.ServiceName}} acerca de la cuenta {{.PreferredLoginName}}.",
      contactLine: "Contacto: {{.SupportContact}}",
      durations: DurationTexts(
        plurals: .oneOther,
        minutes: CountedText(one: "{{.Number}} minuto", other: "{{.Number}} minutos"),
        hours: CountedText(one: "{{.Number}} hora", other: "{{.Number}} horas"),
        days: CountedText(one: "{{.Number}} día", other: "{{.Number}} días")
      )
    ),
    initialization: MailText(
      title: "Le damos la bienvenida",
      preHeader: "Solo falta un paso para que pueda usar su cuenta.",
      subject: "Termine de configurar su cuenta",
      text: """
        Se ha creado una cuenta para usted en {{.ServiceName}}.

        Organización: {{.OrganizationName}}
        Nombre de usuario: {{.PreferredLoginName}}

        Confirme su dirección de correo electrónico y elija una contraseña.
        """,
      action: MailText.Action(
        buttonText: "Configurar la cuenta",
        linkText: "Abra este enlace para configurar su cuenta:"
      ),
      footerText: "Si no reconoce esta cuenta, puede ignorar este correo."
    ),
    verifyEmail: MailText(
      title: "Confirme su dirección de correo electrónico",
      preHeader: "Confirme que esta dirección es suya.",
      subject: "Confirme su dirección de correo electrónico",
      text: """
        Se ha indicado en {{.ServiceName}} la dirección {{.LastEmail}} para la cuenta {{.PreferredLoginName}}.

        Confirme que es suya.
        """,
      action: MailText.Action(
        buttonText: "Confirmar la dirección",
        linkText: "Abra este enlace para confirmar la dirección:"
      ),
      footerText: "Si no ha indicado esta dirección, puede ignorar este correo: la dirección quedará sin confirmar."
    ),
    passwordReset: MailText(
      title: "Restablezca su contraseña",
      preHeader: "Hemos recibido una solicitud para su cuenta {{.PreferredLoginName}}.",
      subject: "Restablecimiento de su contraseña de {{.ServiceName}}",
      text: """
        Hemos recibido una solicitud para restablecer la contraseña de su cuenta {{.PreferredLoginName}} en \
        {{.ServiceName}}.

        Si ha sido usted, elija una contraseña nueva.
        """,
      action: MailText.Action(
        buttonText: "Restablecer la contraseña",
        linkText: "Abra este enlace para restablecer su contraseña:"
      ),
      footerText: "Si no lo ha solicitado, puede ignorar este correo: su contraseña no cambia."
    ),
    passwordChanged: MailText(
      title: "Se ha cambiado su contraseña",
      preHeader: "Si ha sido usted, no tiene que hacer nada.",
      subject: "Se ha cambiado su contraseña",
      text: """
        Se ha cambiado la contraseña de su cuenta {{.PreferredLoginName}} en {{.ServiceName}}. Fecha: {{.Time}}

        Si ha sido usted, no tiene que hacer nada. Si no, restablezca su contraseña de inmediato en la página de \
        inicio de sesión y avise a {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Le enviamos este correo por su seguridad. Nunca pedimos contraseñas por correo electrónico."
    ),
    emailChanged: MailText(
      title: "Se ha cambiado su dirección de correo electrónico",
      preHeader: "Si ha sido usted, no tiene que hacer nada.",
      subject: "Se ha cambiado su dirección de correo electrónico",
      text: """
        Se ha cambiado la dirección de correo electrónico de su cuenta {{.PreferredLoginName}} en {{.ServiceName}}. \
        Fecha: {{.Time}}
        A partir de ahora, los correos se envían a la nueva dirección.

        Si ha sido usted, no tiene que hacer nada. Si no, restablezca su contraseña de inmediato en la página de \
        inicio de sesión y avise a {{.ServiceName}}.
        """,
      action: nil,
      footerText: "Le enviamos este correo por su seguridad. Nunca pedimos contraseñas por correo electrónico."
    ),
    domainClaimed: MailText(
      title: "Se ha cambiado su nombre de usuario",
      preHeader: "A partir de ahora, inicie sesión como {{.TempUsername}}.",
      subject: "Se ha cambiado su nombre de usuario",
      text: """
        En {{.ServiceName}}, los nombres de usuario que terminan en {{.Domain}} pertenecen ahora a otra \
        organización. Por eso se ha cambiado el suyo. Fecha: {{.Time}}

        Su nuevo nombre de usuario: {{.TempUsername}}

        Todo lo demás sigue igual, también su contraseña. Si desea otro nombre de usuario, diríjase a quien \
        administra su cuenta.
        """,
      action: nil,
      footerText: "Le enviamos este correo por su seguridad. Nunca pedimos contraseñas por correo electrónico."
    ),
    invite: MailText(
      title: "Tiene una invitación",
      preHeader: "Acepte la invitación y elija una contraseña.",
      subject: "Su invitación a unirse a {{.ApplicationName}}",
      text: """
        Se le ha invitado a unirse a {{.ApplicationName}}.

        Organización: {{.OrganizationName}}
        Nombre de usuario: {{.PreferredLoginName}}

        Acepte la invitación y elija una contraseña.
        """,
      action: MailText.Action(
        buttonText: "Aceptar la invitación",
        linkText: "Abra este enlace para aceptar la invitación:"
      ),
      footerText: "Si no esperaba esta invitación, puede ignorar este correo."
    ),
    verifyEmailOTP: MailText(
      title: "Su código de acceso",
      preHeader: "Introdúzcalo para terminar de iniciar sesión.",
      subject: "Su código de acceso a {{.ServiceName}}",
      text: """
        Alguien está iniciando sesión en {{.ServiceName}} con su cuenta {{.PreferredLoginName}}.

        Si es usted, introduzca el código que aparece a continuación o abra el enlace.
        """,
      action: MailText.Action(
        buttonText: "Iniciar sesión",
        linkText: "Abra este enlace para iniciar sesión:"
      ),
      footerText: "Si no es usted, no comparta el código con nadie y restablezca su contraseña."
    ),
    passwordlessRegistration: MailText(
      title: "Añada una clave de acceso",
      preHeader: "Después podrá iniciar sesión sin contraseña.",
      subject: "Añada una clave de acceso para {{.ServiceName}}",
      text: """
        Puede añadir una clave de acceso a su cuenta {{.PreferredLoginName}} en {{.ServiceName}}. Así iniciará sesión \
        con su huella, su rostro o el PIN de su dispositivo.

        Abra el enlace en el dispositivo con el que quiera iniciar sesión.
        """,
      action: MailText.Action(
        buttonText: "Añadir la clave de acceso",
        linkText: "Abra este enlace para añadir una clave de acceso:"
      ),
      footerText: "Si no ha pedido una clave de acceso, puede ignorar este correo."
    ),
    shortMessages: ShortMessages(
      head: "{{.ServiceName}}: ",
      verifyPhone: "{{.Code}}: código de verificación telefónica. No lo comparta.",
      passwordReset: "{{.Code}}: código para restablecer contraseña. No lo comparta.",
      verifySMSOTP: "{{.Code}}: código de acceso. No lo comparta."
    )
  )
}
