extension NotificationTexts {
  static let spanish = NotificationTexts(
    codeLabel: "Su código",
    linkLabel: "Si el botón no funciona, abra esta dirección en su navegador:",
    initialization: MailText(
      title: "Le damos la bienvenida",
      preHeader: "Solo falta un paso para que pueda usar su cuenta.",
      subject: "Termine de configurar su cuenta",
      greeting: "Hola, {{.DisplayName}}:",
      text: """
        Se ha creado una cuenta para usted. Su nombre de inicio de sesión es {{.PreferredLoginName}}.

        Confirme su dirección de correo electrónico y elija una contraseña. Si se le pide un código, introduzca \
        el que aparece abajo.
        """,
      buttonText: "Configurar la cuenta",
      footerText: """
        El código solo sirve una vez y durante un tiempo limitado; uno más reciente lo sustituye. No lo comparta. \
        Si no reconoce esta cuenta, puede ignorar este mensaje.
        """
    ),
    verifyEmail: MailText(
      title: "Confirme su dirección de correo electrónico",
      preHeader: "Indíquenos que esta dirección es suya.",
      subject: "Confirme su dirección de correo electrónico",
      greeting: "Hola, {{.DisplayName}}:",
      text: """
        Se ha indicado la dirección {{.LastEmail}} para su cuenta {{.PreferredLoginName}}.

        Confirme que es suya. Si se le pide un código, introduzca el que aparece abajo.
        """,
      buttonText: "Confirmar la dirección",
      footerText: """
        El código solo sirve una vez y durante un tiempo limitado; uno más reciente lo sustituye. No lo comparta. \
        Si no ha indicado esta dirección, puede ignorar este mensaje.
        """
    ),
    passwordReset: MailText(
      title: "Elija una contraseña nueva",
      preHeader: "Se ha solicitado una contraseña nueva.",
      subject: "Restablezca su contraseña",
      greeting: "Hola, {{.DisplayName}}:",
      text: """
        Alguien ha solicitado restablecer la contraseña de su cuenta {{.PreferredLoginName}}.

        Si ha sido usted, elija una contraseña nueva. Si se le pide un código, introduzca el que aparece abajo.
        """,
      buttonText: "Elegir contraseña",
      footerText: """
        El código solo sirve una vez y durante un tiempo limitado; uno más reciente lo sustituye. No lo comparta. \
        Si no lo ha solicitado, puede ignorar este mensaje: su contraseña no cambia.
        """
    ),
    passwordChanged: MailText(
      title: "Su contraseña ha cambiado",
      preHeader: "Si ha sido usted, no tiene que hacer nada.",
      subject: "Su contraseña ha cambiado",
      greeting: "Hola, {{.DisplayName}}:",
      text: """
        Se ha cambiado la contraseña de su cuenta {{.PreferredLoginName}}.

        Si ha sido usted, no tiene que hacer nada. Si no, restablezca su contraseña de inmediato y avise a su \
        administrador.
        """,
      buttonText: nil,
      footerText: "Le enviamos este mensaje por su seguridad. Nunca pedimos contraseñas por correo electrónico."
    ),
    emailChanged: MailText(
      title: "Su dirección de correo electrónico ha cambiado",
      preHeader: "Si ha sido usted, no tiene que hacer nada.",
      subject: "Su dirección de correo electrónico ha cambiado",
      greeting: "Hola, {{.DisplayName}}:",
      text: """
        Se ha cambiado la dirección de correo electrónico de su cuenta {{.PreferredLoginName}}. A partir de \
        ahora, los mensajes se envían a la nueva.

        Si ha sido usted, no tiene que hacer nada. Si no, restablezca su contraseña de inmediato y avise a su \
        administrador.
        """,
      buttonText: nil,
      footerText: "Le enviamos este mensaje por su seguridad. Nunca pedimos contraseñas por correo electrónico."
    ),
    invite: MailText(
      title: "Tiene una invitación",
      preHeader: "Acepte la invitación y elija una contraseña.",
      subject: "Su invitación a {{.ApplicationName}}",
      greeting: "Hola, {{.DisplayName}}:",
      text: """
        Se le ha invitado a {{.ApplicationName}}. Su nombre de inicio de sesión es {{.PreferredLoginName}}.

        Acepte la invitación y elija una contraseña. Si se le pide un código, introduzca el que aparece abajo.
        """,
      buttonText: "Aceptar la invitación",
      footerText: """
        El código solo sirve una vez y durante un tiempo limitado; uno más reciente lo sustituye. No lo comparta. \
        Si no esperaba esta invitación, puede ignorar este mensaje.
        """
    ),
    shortMessages: ShortMessages(
      verifyPhone: "{{.Code}} es su código para confirmar este número de teléfono. No lo comparta.",
      passwordReset: "{{.Code}} es su código para una contraseña nueva. Si no lo ha solicitado, ignore este mensaje."
    )
  )
}
